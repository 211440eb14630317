"""Reads that a ceasefire is prolonged or renewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join
from truceline.model import Act, ActClaim


def extend(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is prolonged or renewed (codebook: *extend*); one that is not comes negated."""
    for hit in hits_of(reading, hits, Act.EXTEND):
        claim = draft(reading, hit, extend)
        yield replace(claim, parties=join(claim.actors, claim.parties))
