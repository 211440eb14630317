"""Comparisons that tell whether two strands can be of the same ceasefire, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.model import When
from truceline.records.strands import Strand

SAME_ACT = timedelta(days=1)
"""Reports of one agreement name days this far apart: talks end after midnight, and time zones differ."""

BEFORE_EFFECT = timedelta(days=5)
"""A ceasefire is taken to come into effect within this time after it was agreed: a choice of ours, not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one comparison says of two strands: for (1), against (-1) or nothing (0), and why."""

    name: str
    score: int
    reason: str


def sides(one: Strand, other: Strand) -> Comparison:
    """The sides: two in common, or all that one of them names, speak for the same ceasefire; none in common against."""
    common = one.sides & other.sides
    if not one.sides or not other.sides:
        return Comparison(name="sides", score=0, reason="one names no sides")
    if len(common) >= 2 or common in (one.sides, other.sides):
        return Comparison(name="sides", score=1, reason=f"both name {', '.join(sorted(common))}")
    if common and one.places & other.places:
        return Comparison(name="sides", score=1, reason="one side and the place in common")
    return Comparison(name="sides", score=-1, reason="the sides differ")


def effect(one: Strand, other: Strand) -> Comparison:
    """The times of effect: those that can be the same speak for it, others against."""
    return _times("effect", one.effect, other.effect, timedelta(0))


def agreed(one: Strand, other: Strand) -> Comparison:
    """The days of agreement: within a day of each other they speak for the same ceasefire, else against."""
    return _times("agreed", one.agreed, other.agreed, SAME_ACT)


def agreed_before_effect(one: Strand, other: Strand) -> Comparison:
    """One tells when it was agreed, the other when it took effect: a few days between the two fit."""
    name = "agreed before effect"
    for first, second in ((one.agreed, other.effect), (other.agreed, one.effect)):
        if first is None or second is None or first.earliest is None or second.latest is None:
            continue
        gap = _naive(second.latest) - _naive(first.earliest)
        if timedelta(0) < gap <= BEFORE_EFFECT + timedelta(days=1):
            return Comparison(name=name, score=1, reason=f"agreed {first}, in effect {second}")
        return Comparison(name=name, score=-1, reason=f"agreed {first}, but in effect {second}")
    return Comparison(name=name, score=0, reason="not both told")


def mediators(one: Strand, other: Strand) -> Comparison:
    """The mediators: others in each speak against the same ceasefire."""
    if not one.mediators or not other.mediators:
        return Comparison(name="mediators", score=0, reason="not both told")
    common = one.mediators & other.mediators
    reason = f"both name {', '.join(sorted(common))}" if common else "the mediators differ"
    return Comparison(name="mediators", score=1 if common else -1, reason=reason)


def same_ceasefire(one: Strand, other: Strand) -> tuple[bool, tuple[Comparison, ...]]:
    """Whether two dated strands are of the same ceasefire, with the comparisons that say so.

    The time of effect decides where both tell it; the day of agreement where both tell that; else whether the one can
    come before the other. The sides must not speak against it.
    """
    rows = (sides(one, other), effect(one, other), agreed(one, other), agreed_before_effect(one, other))
    deciding = next((row.score for row in rows[1:] if row.score), 0)
    return rows[0].score >= 0 and deciding > 0 and _enough(one, other, rows), rows


def _enough(one: Strand, other: Strand, rows: tuple[Comparison, ...]) -> bool:
    """Where one names no sides, the place or a mediator must be common to both."""
    shared = one.places & other.places or one.mediators & other.mediators
    return rows[0].score > 0 or bool(shared)


def _times(name: str, one: When | None, other: When | None, slack: timedelta) -> Comparison:
    if one is None or other is None:
        return Comparison(name=name, score=0, reason="not both told")
    same = one.may_equal(other, slack)
    return Comparison(name=name, score=1 if same else -1, reason=f"{one} and {other}")


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
