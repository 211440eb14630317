"""Reads that a term of a ceasefire is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join
from truceline.model import Act, ActClaim


def implement(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A term of a ceasefire is carried out or begins to be: a release, withdrawal, delivery (codebook: *implement*).

    A failure to carry one out stays this act, negated (ruling 8).
    """
    for hit in hits_of(reading, hits, Act.IMPLEMENT):
        claim = draft(reading, hit, implement)
        if claim.terms:
            yield replace(claim, parties=join(claim.parties))
