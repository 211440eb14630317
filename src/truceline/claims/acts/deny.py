"""Reads that a side denies having broken or agreed to a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.factuality import denial
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles, without
from truceline.claims.subjects import subjects
from truceline.claims.vocabulary import Frame, speaking_words
from truceline.model import Act, ActClaim, Role, Status, Token

_DENIED = Frame(act=Act.DENY, words=frozenset(), at=frozenset())
_FAR = 2  # sentences from an accusation to "denied the charges"


def deny(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A side denies having violated, agreed to, or knowing of a ceasefire (codebook: *deny*).

    "Denied the charges" counts where a breach was told shortly before, and so does a side that says that it broke nothing.
    """
    told: set[int] = set()
    for act in (Act.VIOLATE, Act.AGREE, Act.DECLARE):
        for hit in hits_of(reading, hits, act):
            verb = denial(reading, hit.trigger)
            if verb is not None and verb.i not in told:
                told.add(verb.i)
                yield _claim(reading, hit, roles(reading, subjects(reading, verb.i)), verb)
    for hit in hits_of(reading, hits, Act.VIOLATE):
        claim = draft(reading, hit, deny)
        own = claim.said_by is not None and not without((claim.said_by,), claim.actors)
        if claim.status is Status.NEGATED and own and denial(reading, hit.trigger) is None:
            yield _claim(reading, hit, claim.actors, reading.tokens[hit.trigger])
    for hit in hits_of(reading, hits, Act.DENY):
        if _knows_nothing(reading, hit.trigger):
            token = reading.tokens[hit.trigger]
            knowing = reading.tokens[token.head] if token.pos in ("NOUN", "PRON") else token
            yield _claim(reading, hit, roles(reading, subjects(reading, knowing.i)), knowing)
    yield from _of_charges(reading, hits, told)


def _claim(reading: Reading, hit: Hit, actors: tuple[Role, ...], verb: Token) -> ActClaim:
    claim = draft(reading, hit, deny)
    return replace(
        claim, act=Act.DENY, actors=actors, parties=join(actors, claim.parties),
        cue=reading.span(verb.i, verb.i + 1), status=Status.ACTUAL, said_by=None,
    )  # fmt: skip


def _knows_nothing(reading: Reading, i: int) -> bool:
    """Whether nobody is said to know: "knew nothing of", "was not aware of", "had no knowledge of"."""
    token = reading.tokens[i]
    near = (token, reading.tokens[token.head])
    words = {
        t.text.lower() for one in near for t in reading.tree.below(one.i, "neg", "det", "dobj", "npadvmod")
    }
    return token.lemma in ("unaware", "ignorant") or bool(
        words & {"not", "n't", "n’t", "nothing", "no", "never"}
    )


def _of_charges(reading: Reading, hits: Sequence[Hit], told: set[int]) -> Iterator[ActClaim]:
    """Denials that only take up what was charged before: "Mali denied the charges", "rejected the accusation"."""
    words = speaking_words()
    broken = [hit for hit in hits if hit.frame.act is Act.VIOLATE]
    for verb in reading.tokens if broken else ():
        if verb.i in told or verb.pos != "VERB" or verb.lemma not in words.refuting:
            continue
        things = {t.lemma for t in reading.tree.below(verb.i, "dobj", "nsubjpass")}
        taken_up = things & words.accusations or (
            verb.lemma in words.denying and things & (words.blame | {"it", "this", "that"})
        )
        before = _last_before(reading, broken, verb.i) if taken_up else None
        actors = roles(reading, subjects(reading, verb.i))
        if before is not None and actors:
            hit = Hit(trigger=verb.i, topic=before.topic, frame=_DENIED)
            yield _claim(reading, hit, actors, verb)


def _last_before(reading: Reading, hits: Sequence[Hit], i: int) -> Hit | None:
    """The last of these hits that stands before token `i` and near it."""
    first = reading.sentence(i).first
    for _ in range(_FAR):
        first = reading.sentence(first - 1).first if first else 0
    near = [hit for hit in hits if first <= hit.trigger < i]
    return near[-1] if near else None
