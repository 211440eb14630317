"""Reads that a ceasefire is observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join
from truceline.model import Act, ActClaim, Status

_BARELY = frozenset({"only", "just", "barely", "briefly", "long"})


def hold(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is being observed, holds or mostly holds (codebook: *hold*); one that "only held for hours" has ended."""
    for hit in hits_of(reading, hits, Act.HOLD):
        claim = draft(reading, hit, hold)
        if claim.status in (Status.NEGATED, Status.PLANNED) and hit.frame.by != "none":
            continue
        words = {t.text.lower() for t in reading.tree.below(hit.trigger, "advmod")}
        if words & _BARELY:
            yield replace(claim, act=Act.END, actors=())
        elif claim.status is not Status.NEGATED:
            yield replace(claim, parties=join(claim.actors, claim.parties))
