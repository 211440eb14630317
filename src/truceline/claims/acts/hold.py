"""Reads that a ceasefire is observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.factuality import has_condition
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join
from truceline.claims.topics import is_introduced
from truceline.model import Act, ActClaim, Status

_BARELY = frozenset({"only", "just", "barely", "briefly", "long"})


def hold(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is being observed, holds or mostly holds (codebook: *hold*).

    One that "only held for hours" has ended; who "will observe a truce" that nobody spoke of before declares one.
    """
    for hit in hits_of(reading, hits, Act.HOLD):
        claim = draft(reading, hit, hold)
        if claim.status is Status.NEGATED and hit.frame.by != "none":
            continue
        if claim.status is Status.PLANNED and hit.frame.by != "none" and is_introduced(reading, hit.topic):
            if not has_condition(reading, hit.trigger):
                parties = join(claim.actors, claim.parties)
                yield replace(claim, act=Act.DECLARE, parties=parties, said_by=None)
            continue
        after = reading.tokens[hit.trigger + 1 : hit.trigger + 2]
        words = {t.text.lower() for t in (*reading.tree.below(hit.trigger, "advmod"), *after)}
        if words & _BARELY and claim.status is Status.ACTUAL:
            yield replace(claim, act=Act.END, actors=())
        elif claim.status is not Status.NEGATED:
            yield replace(claim, parties=join(claim.actors, claim.parties))
