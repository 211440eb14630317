"""Words on an offer or a ceasefire that is only taken up: "welcomed the move", "rejected it", "turned down the offer"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from truceline.claims.frames import Hit, fits
from truceline.claims.reading import Reading
from truceline.claims.topics import Topic
from truceline.claims.vocabulary import ceasefire_words, frames
from truceline.model import Act, Token

_ANSWERS = frozenset({Act.REJECT, Act.REACT})
_TOLD = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.PROPOSE, Act.CALL, Act.HOLD})
_FAR = 2  # sentences from a ceasefire to "the move"
_PRONOUNS = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both", "such"})


def with_answers(reading: Reading, topics: Iterable[Topic], hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with those of words that answer to one told before, without naming its ceasefire again."""
    known = tuple(hits)
    return tuple(
        sorted(
            (*known, *_answers(reading, known, frozenset(topic.head for topic in topics))),
            key=lambda hit: hit.trigger,
        )
    )


def _answers(reading: Reading, hits: Sequence[Hit], heads: frozenset[int]) -> Iterator[Hit]:
    told = [hit for hit in hits if hit.frame.act in _TOLD]
    for token in reading.tokens if told else ():
        if token.head == token.i or not _takes_up(reading, token):
            continue
        if heads.intersection(t.i for t in reading.tree.subtree(token.i)):
            continue
        verb = reading.tokens[token.head]
        before = _before(reading, told, token)
        if before is not None and not any(hit.trigger == verb.i for hit in hits):
            yield from _on(reading, verb, before)


def _on(reading: Reading, verb: Token, topic: Topic) -> Iterator[Hit]:
    for frame in frames().get(verb.lemma, ()):
        if frame.act in _ANSWERS and "object" in frame.at and fits(reading, verb.i, frame):
            yield Hit(trigger=verb.i, topic=topic, frame=frame)
            return


def _takes_up(reading: Reading, token: Token) -> bool:
    """Whether an object can stand for what was told before: "it", "the move", "their offer"."""
    if token.dep not in ("dobj", "nsubjpass"):
        return False
    if token.pos == "PRON":
        return token.text.lower() in _PRONOUNS
    words = ceasefire_words()
    definite = any(t.text.lower() in _DEFINITE for t in reading.tree.below(token.i, "det", "poss"))
    named = any(t.i in reading.mentions for t in reading.tree.below(token.i, "poss", "amod", "compound"))
    return token.pos == "NOUN" and token.lemma in words.moves | words.proposals and (definite or named)


def _before(reading: Reading, told: Sequence[Hit], token: Token) -> Topic | None:
    """The ceasefire last spoken of before a word, in its sentence or shortly before."""
    first = reading.sentence(token.i).first
    for _ in range(_FAR):
        first = reading.sentence(first - 1).first if first else 0
    near = [hit for hit in told if first <= hit.trigger < token.i]
    return near[-1].topic if near else None
