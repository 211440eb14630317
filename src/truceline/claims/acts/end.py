"""Reads that a ceasefire is called off, collapses or runs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import denial
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.sides import fronts
from truceline.claims.vocabulary import breach_words
from truceline.model import Act, ActClaim, ActorKind, Role, Status, When

_VOID = frozenset({"be", "void"})
_PRESENT = frozenset({"VBZ", "VBP"})
_OWN = frozenset({"its", "their", "his", "her", "our"})


def end(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is called off, suspended, withdrawn from, collapses or expires (codebook: *end*).

    Who says that its own truce is over ends it; what "expires on Friday" is planned before that day.
    """
    for hit in hits_of(reading, hits, Act.END):
        claim = draft(reading, hit, end)
        if claim.status is Status.NEGATED or denial(reading, hit.trigger) is not None:
            continue
        if not claim.actors:
            claim = _ended_by(reading, hit, claim)
        ended = claim.end or claim.act_date
        if hit.frame.longer:
            claim = replace(claim, status=Status.ACTUAL)
        elif claim.status is Status.ACTUAL and _is_ahead(reading, hit.trigger, ended):
            claim = replace(claim, status=Status.PLANNED)
        yield replace(claim, parties=join(claim.actors, claim.parties), end=ended)


def _ended_by(reading: Reading, hit: Hit, claim: ActClaim) -> ActClaim:
    """The claim with who ends it where the words at the trigger do not name them."""
    actors, told = _ender(reading, hit), claim.said_by
    if not actors and told is not None and (_is_own(reading, hit) or _is_word(reading, hit, claim)):
        actors = (told,)
    itself = told is not None and told.id in {role.id for role in actors}
    return replace(claim, actors=actors, said_by=None if itself else told)


def _ender(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who "announced the end of" a ceasefire or "put an end to" it; who "considers itself no longer bound"."""
    token = reading.tokens[hit.trigger]
    head = reading.tokens[token.head]
    if token.pos == "NOUN" and token.dep == "dobj" and head.lemma in breach_words().ending:
        return roles(reading, subjects(reading, head.i))
    if hit.frame.longer and head.pos == "VERB":
        return roles(reading, subjects(reading, head.i))
    return ()


def _is_own(reading: Reading, hit: Hit) -> bool:
    """Whether who speaks of a ceasefire calls their own over: "its truce was over", "our ceasefire has been ended"."""
    passive = any(reading.tree.below(hit.trigger, "auxpass"))
    if reading.tokens[hit.trigger].lemma not in ("be", "exist") and not passive:
        return False
    return any(t.text.lower() in _OWN for t in reading.tree.below(hit.topic.head, "poss"))


def _is_word(reading: Reading, hit: Hit, claim: ActClaim) -> bool:
    """Whether a side ends a ceasefire by saying that it is over or will be: "Hamas said the truce was over"."""
    over = reading.tokens[hit.trigger].pos != "VERB" or reading.tokens[hit.trigger].lemma in _VOID
    sides = {role.id for role in join(claim.parties, *(front.sides for front in fronts(reading)))}
    speaker = claim.said_by.id if claim.said_by else None
    armed = reading.kinds.get(speaker or "") is ActorKind.ARMED_GROUP
    return (speaker in sides or armed) and (claim.status is Status.PLANNED or over)


def _is_ahead(reading: Reading, i: int, ended: When | None) -> bool:
    """Whether the present tense tells of a day to come: "expires on Friday"."""
    published = reading.document.dating.day
    if published is None or ended is None or ended.earliest is None:
        return False
    return reading.tokens[i].tag in _PRESENT and ended.earliest.date() > published
