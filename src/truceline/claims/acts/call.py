"""Reads that someone calls for a ceasefire of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import without
from truceline.model import Act, ActClaim, Role, Status


def call(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Someone urges, demands, appeals for or votes for a ceasefire, addressing others (codebook: *call*).

    Speaking is itself the act, so it is attributed to nobody (ruling 5).
    """
    for hit in hits_of(reading, hits, Act.CALL):
        claim = draft(reading, hit, call)
        if claim.status is Status.NEGATED or (not claim.actors and reading.tokens[hit.trigger].pos == "NOUN"):
            continue
        yield replace(
            claim, actors=claim.actors or _speaker(claim), parties=without(claim.parties, claim.actors), said_by=None
        )


def _speaker(claim: ActClaim) -> tuple[Role, ...]:
    return (claim.said_by,) if claim.said_by else ()
