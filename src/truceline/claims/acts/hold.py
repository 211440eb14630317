"""Reads that a ceasefire is observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join
from truceline.claims.factuality import has_condition, is_over
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import is_introduced
from truceline.claims.reading import Reading
from truceline.model import Act, ActClaim, Status

_NEAR = 3
_BARELY = frozenset({"only", "just", "barely", "briefly", "long"})


def hold(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is being observed, holds or mostly holds (codebook: *hold*).

    One that "only held for hours" has ended; who "will observe a truce" that nobody spoke of before declares one.
    """
    over = [hit for hit in hits if hit.frame.act is Act.END]
    for hit in hits_of(reading, hits, Act.HOLD):
        if any(_is_beside(one, hit) for one in over):
            continue
        claim = draft(reading, hit, hold)
        performed = hit.frame.by != "none"
        kept = not is_over(reading, hit.trigger) and not _is_wished(reading, hit, claim.status)
        if not kept or (claim.status is Status.NEGATED and performed):
            continue
        whole = replace(claim, parties=join(claim.actors, claim.parties))
        if claim.status is Status.PLANNED and performed and is_introduced(reading, hit.topic):
            if not has_condition(reading, hit.trigger):
                claim = draft(reading, replace(hit, frame=replace(hit.frame, act=Act.DECLARE)), hold)
                yield replace(claim, parties=join(claim.actors, claim.parties), said_by=None)
        elif claim.status is Status.ACTUAL and hit.words is None and _is_brief(reading, hit.trigger):
            yield replace(claim, act=Act.END, actors=())
        elif claim.status is not Status.NEGATED:
            kept_by = any(
                reading.tree.below(hit.trigger, "auxpass")
            )  # "is kept by both": nobody acts (ruling 4)
            yield replace(whole, actors=()) if kept_by else whole


def _is_beside(over: Hit, hit: Hit) -> bool:
    """Whether the same words tell a ceasefire's end: "lasted less than a day", "was short-lived"."""
    return over.topic.head == hit.topic.head and abs(over.trigger - hit.trigger) <= _NEAR


def _is_brief(reading: Reading, i: int) -> bool:
    """Whether a ceasefire is said to have held for too short: "held only for hours", "lasted only hours"."""
    after = reading.tokens[i + 1 : i + 2]
    return any(t.text.lower() in _BARELY for t in (*reading.tree.below(i, "advmod"), *after))


def _is_wished(reading: Reading, hit: Hit, found: Status) -> bool:
    """Whether it is only to be kept ("appealed for it to be respected", "hopes that it will hold"), or to go on until a time."""
    if found is Status.PLANNED and hit.frame.by == "none":
        return True
    passive = any(reading.tree.below(hit.trigger, "auxpass"))
    return passive and any(t.text.lower() == "to" for t in reading.tree.below(hit.trigger, "aux"))
