"""Reads that a side offers a ceasefire, or that a mediator tables one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join
from truceline.model import Act, ActClaim, Status


def propose(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A side offers, or says it is ready for, a ceasefire; or a mediator tables one (codebook: *propose*).

    Offering is itself the act, so it is attributed to nobody (ruling 5).
    """
    for hit in hits_of(reading, hits, Act.PROPOSE):
        claim = draft(reading, hit, propose)
        if claim.status is Status.NEGATED or not claim.actors:
            continue
        yield replace(claim, status=Status.ACTUAL, parties=join(claim.actors, claim.parties), said_by=None)
