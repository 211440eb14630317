"""Comparisons of what two reports tell of a ceasefire: each a small function with a score and a reason.

Scores above 0 speak for the same ceasefire, below 0 against it. `SAME` is the sum from which two are taken for one, and
`APART` the score of a single comparison that no sum outweighs. What one document calls a new or former ceasefire beside another
is the same as that from `SAME_THOUGH_NAMED`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import lru_cache

from truceline.model import Comparison, When
from truceline.records.moments import wall
from truceline.records.strands import Strand

SAME = 2.0
SAME_THOUGH_NAMED = 3.0
APART = -8.0

A_DAY = timedelta(days=1)
"""Reports of one agreement name days this far apart: talks end after midnight, and time zones differ."""

ZONES = timedelta(hours=12)
"""A time of which no zone is told can be this far from the same time told with one."""

BEFORE_EFFECT = timedelta(days=5)
"""A ceasefire is taken to come into effect within this time after it was agreed: a choice of ours, not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """All of a strand that comparisons look at: strands that tell the same are compared once."""

    sides: frozenset[str]
    described: frozenset[str]
    mediators: frozenset[str]
    places: frozenset[str]
    agreed: When | None = field(compare=False)
    effect: When | None = field(compare=False)
    times: tuple[str, ...]
    lengths: frozenset[str]
    scope: frozenset[str] | None
    extends: bool | None
    news: bool


def signature(strand: Strand) -> Signature:
    """What comparisons look at in a strand."""
    return Signature(
        sides=strand.sides,
        described=strand.described,
        mediators=strand.mediators,
        places=strand.places,
        agreed=strand.agreed,
        effect=strand.effect,
        times=tuple(_print(when) for when in (strand.agreed, strand.effect)),
        lengths=frozenset(claim.duration for claim in strand.claims if claim.duration),
        scope=strand.scope,
        extends=strand.extends,
        news=strand.news,
    )


def _print(when: When | None) -> str:
    return "" if when is None else f"{when.value}|{when.earliest}|{when.latest}"


def sides(one: Signature, other: Signature) -> Comparison:
    """The sides: two in common, or all that one of them names, speak for the same ceasefire; others on both against."""
    common = one.sides & other.sides
    if not one.sides or not other.sides:
        if one.places & other.places or one.mediators & other.mediators:
            return Comparison(name="sides", score=0, reason="one names no sides")
        return Comparison(name="sides", score=-2, reason="one names no sides, and no place is in common")
    if len(common) >= 2 or common in (one.sides, other.sides):
        return Comparison(name="sides", score=1, reason=f"both name {_names(common)}")
    if common and one.places & other.places:
        return Comparison(name="sides", score=0.5, reason=f"both name {_names(common)} and the same place")
    if common and (one.sides - common <= one.described or other.sides - common <= other.described):
        told = f"{_names(one.sides - common)} can be {_names(other.sides - common)}"
        return Comparison(name="sides", score=0.5, reason=f"both name {_names(common)}; {told}")
    return Comparison(
        name="sides", score=APART, reason=f"{_names(one.sides)} here, {_names(other.sides)} there"
    )


def effect(one: Signature, other: Signature) -> Comparison:
    """The times of effect: the same day speaks for one ceasefire, another against; news bounds it only."""
    return _times("in effect", one.effect, other.effect, 0.5, loose=one.news or other.news)


def agreed(one: Signature, other: Signature) -> Comparison:
    """The days of agreement: within a day of each other they speak for the same ceasefire, else against.

    Where both take effect on one day, sides can have declared it on several: that speaks against it but little.
    """
    row = _times("agreed", one.agreed, other.agreed, 1.5, loose=one.news or other.news)
    days = {when.day for when in (one.effect, other.effect) if when is not None}
    both = one.effect is not None and other.effect is not None and len(days) == 1 and None not in days
    return replace(row, score=max(row.score, -1.0)) if both else row


def agreed_before_effect(one: Signature, other: Signature) -> Comparison:
    """One tells when it was agreed, the other when it took effect: a few days between the two fit."""
    name = "agreed before effect"
    if _both(one.agreed, other.agreed) or _both(one.effect, other.effect):
        return Comparison(name=name, score=0, reason="one time is told by both")
    for first, second in ((one.agreed, other.effect), (other.agreed, one.effect)):
        if first is None or second is None:
            continue
        if first.latest is None or first.earliest is None or second.earliest is None or second.latest is None:
            continue
        least = wall(second.earliest) - wall(first.latest)
        most = wall(second.latest) - wall(first.earliest)
        told = f"agreed {first}, in effect {second}"
        if most > timedelta(0) and least < BEFORE_EFFECT:
            return Comparison(name=name, score=1.5, reason=told)
        return Comparison(name=name, score=-4, reason=f"{told}: too far apart")
    return Comparison(name=name, score=0, reason="not both told")


def mediators(one: Signature, other: Signature) -> Comparison:
    """The mediators: one in common speaks for the same ceasefire, others in each against."""
    return _shared("mediator", one.mediators, other.mediators, 0.5, -1)


def place(one: Signature, other: Signature) -> Comparison:
    """The place or territory, where both name one."""
    return _shared("place", one.places, other.places, 1, -1)


def scope(one: Signature, other: Signature) -> Comparison:
    """Where each is said to apply: a local truce is another than one elsewhere, and than a general one."""
    name = "scope"
    if one.scope is None or other.scope is None or not (one.scope or other.scope):
        return Comparison(name=name, score=0, reason="neither is told to be local")
    if one.scope & other.scope:
        return Comparison(name=name, score=1, reason=f"both for {_names(one.scope & other.scope)}")
    told = " and ".join(_names(some) if some else "no part of a country" for some in (one.scope, other.scope))
    return Comparison(name=name, score=-1.5 if one.scope and other.scope else -0.5, reason=f"for {told}")


def duration(one: Signature, other: Signature) -> Comparison:
    """How long it is to last, where both tell it."""
    return _shared("duration", one.lengths, other.lengths, 0.5, -1)


def extension(one: Signature, other: Signature) -> Comparison:
    """An extension is a case of its own, beside the ceasefire that is extended; a renewal can be told as either."""
    if one.extends is None or other.extends is None or one.extends == other.extends:
        return Comparison(name="extension", score=0, reason="neither or both are extensions")
    return Comparison(name="extension", score=-1.5, reason="one is told as the extension of a ceasefire")


COMPARISONS = (sides, agreed, effect, agreed_before_effect, mediators, place, scope, duration, extension)
"""All comparisons, in the order in which they are shown."""


@lru_cache(maxsize=20_000)
def compare(one: Signature, other: Signature) -> tuple[Comparison, ...]:
    """What every comparison says of the two, those that say nothing left out."""
    rows = (comparison(one, other) for comparison in COMPARISONS)
    return tuple(row for row in rows if row.score)


@lru_cache(maxsize=100_000)
def likeness(one: Signature, other: Signature) -> float:
    """The sum of the scores; `APART` where one comparison alone parts the two. The order of the two is of no matter."""
    rows = compare(one, other)
    return APART if any(row.score == APART for row in rows) else total(rows)


def total(rows: Iterable[Comparison]) -> float:
    """The sum of the scores of these rows."""
    return sum(row.score for row in rows)


def alike(one: Signature, other: Signature) -> bool:
    """Whether sides and mediators leave it open that the two are one, and one of them or the place is in common."""
    known = sides(one, other).score
    brokered = mediators(one, other).score
    in_common = known > 0 or brokered > 0 or place(one, other).score > 0
    return known >= 0 and brokered >= 0 and in_common


def _times(name: str, one: When | None, other: When | None, near: float, *, loose: bool) -> Comparison:
    if one is None or other is None:
        return Comparison(name=name, score=0, reason="not both told")
    score, note = _fit(one, other, near, loose=loose or one.day is None or other.day is None)
    return Comparison(name=name, score=score, reason=f"{one} and {other}{note}")


def _fit(one: When, other: When, near: float, *, loose: bool) -> tuple[float, str]:
    """How well two times fit, and a note: `near` is the score of days next to each other; `loose` ones only bound when it was."""
    fits = one.may_equal(other)
    if loose or fits:
        return (1.5 if loose else 3) if fits else -4, ""
    if _has_zone(one) != _has_zone(other) and one.may_equal(other, ZONES):
        return 2, ": of one no zone is told"
    if one.day == other.day:
        return -1, ": another hour of the day"
    if one.may_equal(other, A_DAY):
        return near, ": a day apart"
    return -4, ""


def _shared(
    name: str, one: frozenset[str], other: frozenset[str], score: float, against: float
) -> Comparison:
    if not one or not other:
        return Comparison(name=name, score=0, reason="not both told")
    common = one & other
    if common:
        return Comparison(name=name, score=score, reason=f"both name {_names(common)}")
    return Comparison(name=name, score=against, reason=f"{_names(one)} here, {_names(other)} there")


def _has_zone(when: When) -> bool:
    return when.earliest is not None and when.earliest.tzinfo is not None


def _both(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
