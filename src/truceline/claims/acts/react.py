"""Reads that a third party welcomes, supports, doubts or condemns a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of, is_unnamed
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import without
from truceline.model import Act, ActClaim, Status


def react(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A third party welcomes, supports, endorses, doubts or condemns a ceasefire, without a demand (codebook: *react*)."""
    for hit in hits_of(reading, hits, Act.REACT):
        claim = draft(reading, hit, react)
        actors = claim.actors or ((claim.said_by,) if claim.said_by else ())
        claim = replace(claim, actors=actors)
        if claim.status is Status.NEGATED or not (claim.actors or is_unnamed(reading, hit)):
            continue
        yield replace(claim, parties=without(claim.parties, claim.actors), said_by=None)
