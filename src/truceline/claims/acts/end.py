"""Reads that a ceasefire is called off, collapses or runs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join
from truceline.claims.factuality import denial
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.model import Act, ActClaim, Status


def end(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is called off, suspended, withdrawn from, collapses or expires (codebook: *end*)."""
    for hit in hits_of(reading, hits, Act.END):
        claim = draft(reading, hit, end)
        if claim.status is Status.NEGATED or denial(reading, hit.trigger) is not None:
            continue
        ended = claim.end or claim.act_date
        yield replace(claim, parties=join(claim.actors, claim.parties), end=ended)
