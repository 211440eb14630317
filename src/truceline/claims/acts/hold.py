"""Reads that a ceasefire is observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join
from truceline.claims.factuality import has_condition
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import is_introduced
from truceline.claims.reading import Reading
from truceline.model import Act, ActClaim, Status

_BARELY = frozenset({"only", "just", "barely", "briefly", "long"})


def hold(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is being observed, holds or mostly holds (codebook: *hold*).

    One that "only held for hours" has ended; who "will observe a truce" that nobody spoke of before declares one.
    """
    for hit in hits_of(reading, hits, Act.HOLD):
        claim = draft(reading, hit, hold)
        performed = hit.frame.by != "none"
        if (claim.status is Status.NEGATED and performed) or _is_wished(reading, hit, claim.status):
            continue
        whole = replace(claim, parties=join(claim.actors, claim.parties))
        if claim.status is Status.PLANNED and performed and is_introduced(reading, hit.topic):
            if not has_condition(reading, hit.trigger):
                claim = draft(reading, replace(hit, frame=replace(hit.frame, act=Act.DECLARE)), hold)
                yield replace(claim, parties=join(claim.actors, claim.parties), said_by=None)
        elif claim.status is Status.ACTUAL and _is_brief(reading, hit.trigger):
            yield replace(claim, act=Act.END, actors=())
        elif claim.status is not Status.NEGATED:
            yield whole


def _is_brief(reading: Reading, i: int) -> bool:
    """Whether a ceasefire is said to have held for too short: "held only for hours", "lasted only hours"."""
    after = reading.tokens[i + 1 : i + 2]
    return any(t.text.lower() in _BARELY for t in (*reading.tree.below(i, "advmod"), *after))


def _is_wished(reading: Reading, hit: Hit, found: Status) -> bool:
    """Whether it is only to be kept ("appealed for it to be respected"), or to go on until a time told with its start."""
    if found is Status.PLANNED and reading.tokens[hit.trigger].lemma == "last":
        return True
    passive = any(reading.tree.below(hit.trigger, "auxpass"))
    return passive and any(t.text.lower() == "to" for t in reading.tree.below(hit.trigger, "aux"))
