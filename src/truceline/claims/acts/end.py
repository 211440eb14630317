"""Reads that a ceasefire is called off, collapses or runs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join
from truceline.claims.factuality import denial
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.sides import fronts
from truceline.model import Act, ActClaim, ActorKind, Status

_VOID = frozenset({"be", "void"})


def end(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is called off, suspended, withdrawn from, collapses or expires (codebook: *end*)."""
    for hit in hits_of(reading, hits, Act.END):
        claim = draft(reading, hit, end)
        if claim.status is Status.NEGATED or denial(reading, hit.trigger) is not None:
            continue
        ended = claim.end or claim.act_date
        if not claim.actors and _is_word(reading, hit, claim):
            claim = replace(claim, actors=(claim.said_by,) if claim.said_by else ())
        yield replace(claim, parties=join(claim.actors, claim.parties), end=ended)


def _is_word(reading: Reading, hit: Hit, claim: ActClaim) -> bool:
    """Whether a side ends a ceasefire by saying that it is over or will be: "Hamas said its truce was over"."""
    over = reading.tokens[hit.trigger].pos != "VERB" or reading.tokens[hit.trigger].lemma in _VOID
    sides = {role.id for role in join(claim.parties, *(front.sides for front in fronts(reading)))}
    speaker = claim.said_by.id if claim.said_by else None
    armed = reading.kinds.get(speaker or "") is ActorKind.ARMED_GROUP
    return (speaker in sides or armed) and (claim.status is Status.PLANNED or over)
