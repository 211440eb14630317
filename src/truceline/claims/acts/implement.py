"""Reads that a term of a ceasefire is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles
from truceline.claims.subjects import subjects
from truceline.claims.told import is_told
from truceline.claims.vocabulary import Frame, deeds
from truceline.model import Act, ActClaim, Role, Sentence, Token

_DEED = Frame(act=Act.IMPLEMENT, words=frozenset(), at=frozenset())
_BEFORE = frozenset({Act.CALL, Act.PROPOSE, Act.REJECT, Act.NEGOTIATE})


def implement(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A term of a ceasefire is carried out or begins to be: a release, withdrawal, delivery (codebook: *implement*).

    A deed counts beside a sentence that speaks of a ceasefire as agreed. A failure to carry one out stays this act,
    negated (ruling 8); what is only undertaken is a term of the agreement.
    """
    told: set[Sentence] = set()
    for hit in (*hits_of(reading, hits, Act.IMPLEMENT), *_deeds(reading, hits)):
        sentence = reading.sentence(hit.trigger)
        claim = draft(reading, hit, implement)
        if claim.terms and sentence not in told:
            told.add(sentence)
            actors = join(claim.actors, _in_return(reading, hit.trigger)) if claim.actors else ()
            yield replace(claim, actors=actors, parties=join(claim.parties))


def _in_return(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who does the other half of an exchange: "freed a hostage in return for Mali freeing prisoners", "and Mali freed ten"."""
    heads: list[int] = []
    for thing in (
        t for t in reading.tree.subtree(i) if t.lemma in ("exchange", "return") and t.dep == "pobj"
    ):
        for prep in reading.tree.below(thing.i, "prep"):
            for verb in reading.tree.below(prep.i, "pcomp"):
                heads += subjects(reading, verb.i) if any(reading.tree.below(verb.i, "nsubj")) else []
    for verb in _joined_deeds(reading, i):
        heads += subjects(reading, verb.i)
    return roles(reading, heads)


def _joined_deeds(reading: Reading, i: int) -> Iterator[Token]:
    """Deeds with a subject of their own that are told in one breath with this one."""
    token = reading.tokens[i]
    first = token.head if token.dep == "conj" else i
    for verb in (reading.tokens[first], *reading.tree.below(first, "conj", "ccomp")):
        if verb.i != i and _is_deed(reading, verb) and any(reading.tree.below(verb.i, "nsubj")):
            yield verb


def _deeds(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Deeds in the sentences next to one that tells of a ceasefire, each with that ceasefire."""
    near = {reading.sentence(hit.trigger): hit for hit in hits if hit.frame.act not in _BEFORE}
    if not near:
        return
    for token in reading.tokens:
        beside = _beside(reading, token, near) if _is_deed(reading, token) else None
        if beside is not None and is_told(reading, token.i, Act.IMPLEMENT):
            yield Hit(trigger=token.i, topic=beside.topic, frame=_DEED)


def _beside(reading: Reading, token: Token, near: dict[Sentence, Hit]) -> Hit | None:
    """The hit of the sentence before, or of the same one where the deed is not what was agreed to."""
    here = reading.sentence(token.i)
    if here in near:
        hit = near[here]
        above = {verb.i for verb in reading.tree.above(token.i)}
        return None if hit.trigger in above else hit
    before = reading.sentence(here.first - 1) if here.first else None
    return near.get(before) if before is not None else None


def _is_deed(reading: Reading, token: Token) -> bool:
    words = deeds()
    if token.pos == "VERB" and token.lemma in words.verbs:
        things = {t.lemma for t in reading.tree.below(token.i, "dobj", "nsubjpass", "nsubj")}
        return "*" in words.verbs[token.lemma] or bool(words.verbs[token.lemma] & things)
    head = reading.tokens[token.head]
    return token.pos == "NOUN" and token.lemma in words.deeds and head.lemma in words.light
