"""Weighs the words of a report: which acts they tell that no rule has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.claims.factuality import denial
from truceline.claims.frames import Hit
from truceline.claims.told import is_told
from truceline.claims.topics import Topic
from truceline.claims.vocabulary import Frame, frames, speaking_words
from truceline.claims.weighing.features import features
from truceline.claims.weighing.paths import path
from truceline.claims.weighing.scene import Candidate, Scene, candidates
from truceline.claims.weighing.weights import ACTS, Weights, probabilities, weights
from truceline.model import Act

_SURE = 0.6  # at 0.5 who says it is too often read wrongly
_QUOTES = frozenset({'"', "“", "”"})
_NO_ACTORS = frozenset({Act.EFFECT, Act.HOLD, Act.END})  # codebook, ruling 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The words of a report that may tell an act, and for each a row of probabilities (no act, then `ACTS`)."""

    words: Sequence[Candidate]
    shares: NDArray[np.float32]

    def share(self, row: int, act: Act) -> float:
        """How likely a word tells this act."""
        return float(self.shares[row, ACTS.index(act) + 1])


def weigh(scene: Scene, known: Weights | None = None) -> Weighed:
    """The words of a report with the probabilities of each act, by the weights shipped where no others are given."""
    words = tuple(candidates(scene))
    told = [features(scene, word) for word in words]
    return Weighed(words=words, shares=probabilities(known or weights(), told))


def propose(scene: Scene, weighed: Weighed) -> Iterator[Hit]:
    """The acts that words tell likely enough and that no rule read in their sentence: of each, the likeliest word.

    Agreements are left to the rules: who signs what no rule reads would be guessed.
    """
    for act in (one for one in ACTS if one is not Act.AGREE):
        best: dict[int, int] = {}
        for row, word in enumerate(weighed.words):
            share = weighed.share(row, act)
            likely = share >= max(_SURE, weighed.share(best.get(word.sentence, row), act))
            if likely and act not in scene.told_in.get(word.sentence, ()) and _may_tell(scene, word, act):
                best[word.sentence] = row
        yield from (_hit(scene, weighed.words[row], act) for row in best.values())


def _may_tell(scene: Scene, word: Candidate, act: Act) -> bool:
    """Whether what a word tells is told as a fact: neither asked, imagined, put under a condition nor denied.

    A breach told in a sentence with words of saying is left out: whose word it is would be guessed.
    """
    denied = act is not Act.DENY and denial(scene.reading, word.token) is not None
    disputed = act is Act.VIOLATE and _is_someones_word(scene, word)
    return not denied and not disputed and is_told(scene.reading, word.token, act)


def _is_someones_word(scene: Scene, word: Candidate) -> bool:
    words = speaking_words()
    verbs = words.saying | words.accusing | words.said
    first, last = scene.reading.sentences[word.sentence]
    return any(t.lemma in verbs or t.text in _QUOTES for t in scene.reading.tokens[first:last])


def _hit(scene: Scene, word: Candidate, act: Act) -> Hit:
    lemma = scene.reading.tokens[word.token].lemma
    known = [frame for frame in frames().get(lemma, ()) if frame.act is act]
    by = "none" if act in _NO_ACTORS else "subject"
    frame = known[0] if known else Frame(act=act, words=frozenset(), at=frozenset({"object"}), by=by)
    return Hit(trigger=word.token, topic=_topic(scene, word), frame=frame)


def _topic(scene: Scene, word: Candidate) -> Topic:
    """The ceasefire that a word is about: the nearest in the syntax of its sentence, else the last one named before."""
    beside = scene.by_sentence.get(word.sentence, ())
    way = path(scene.reading, word.token, [topic.head for topic in beside])
    if way is not None:
        return next(topic for topic in beside if topic.head == way.end)
    before = [topic for topic in scene.topics if topic.head < word.token]
    return before[-1] if before else scene.topics[0]
