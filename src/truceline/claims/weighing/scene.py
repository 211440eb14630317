"""What stands around a word that may tell an act: the ceasefires near it, and what rules have read already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.topics import Topic
from truceline.model import ActClaim

_NEAR = 1  # sentences: further from words on a ceasefire, acts on it are hardly told
_TELLING = frozenset({"VERB", "NOUN", "ADJ"})
_EMPTY = frozenset({"be", "do", "have", "say", "tell"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that may tell an act: its token, the index of its sentence, and how many sentences off a ceasefire is named."""

    token: int
    sentence: int
    off: int


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A report as its words are weighed: the reading, where ceasefires are named, and the claims that rules have made."""

    reading: Reading
    topics: Sequence[Topic]
    hits: Sequence[Hit]
    claims: Sequence[ActClaim]

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Topic, ...]]:
        """The topics in each sentence that has any, by its index."""
        found: dict[int, tuple[Topic, ...]] = {}
        for topic in self.topics:
            index = self.reading.sentences.index(self.reading.sentence(topic.head))
            found[index] = (*found.get(index, ()), topic)
        return found

    @cached_property
    def shown(self) -> Mapping[int, frozenset[str]]:
        """The acts that the vocabulary sees at a token."""
        found: dict[int, frozenset[str]] = {}
        for hit in self.hits:
            found[hit.trigger] = found.get(hit.trigger, frozenset()) | {str(hit.frame.act)}
        return found

    @cached_property
    def told(self) -> Mapping[int, frozenset[str]]:
        """The acts of the claims whose cue a token is in."""
        found: dict[int, frozenset[str]] = {}
        for claim in self.claims:
            for i in range(*self.reading.token_range(claim.cue)):
                found[i] = found.get(i, frozenset()) | {str(claim.act)}
        return found

    @cached_property
    def told_in(self) -> Mapping[int, frozenset[str]]:
        """The acts of the claims that begin in a sentence, by its index."""
        found: dict[int, frozenset[str]] = {}
        for claim in self.claims:
            first, _ = self.reading.token_range(claim.cue)
            index = self.reading.sentences.index(self.reading.sentence(first))
            found[index] = found.get(index, frozenset()) | {str(claim.act)}
        return found


def candidates(scene: Scene) -> Iterator[Candidate]:
    """The verbs, nouns and adjectives in sentences that name a ceasefire and in those next to them."""
    if not scene.by_sentence:
        return
    for index, sentence in enumerate(scene.reading.sentences):
        off = min(abs(index - named) for named in scene.by_sentence)
        for token in scene.reading.tokens[sentence.first : sentence.last] if off <= _NEAR else ():
            if token.pos in _TELLING and token.lemma not in _EMPTY and token.text[0].isalpha():
                yield Candidate(token=token.i, sentence=index, off=off)
