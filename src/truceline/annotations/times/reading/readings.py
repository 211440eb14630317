"""What a reader function is given, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from truceline.annotations.times.anchors import Anchors
from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.calendar.zones import Zones
from truceline.annotations.times.events import Events
from truceline.annotations.times.tense import Tense, Tenses
from truceline.annotations.times.words.grammar import Found
from truceline.model.annotation import Bound
from truceline.model.offset import Offset
from truceline.model.when import When


class Reading(NamedTuple):
    """The value of one expression, without its words; fields as in `Time`.

    `point` is what later expressions can be counted from; `explicit` where its year was printed.
    """

    kind: str
    value: str
    mod: str | None = None
    when: When | None = None
    zone: str | None = None
    anchor: str | None = None
    point: Point | None = None
    explicit: bool = False
    bound: Bound | None = None
    offset: Offset | None = None
    also: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Context(NamedTuple):
    """Where an expression stands: the text, what has been told before it, its tense, the zones of the countries.

    `events` are those whose day is known; `following` is the expression after this one, `read` reads any. `measured`
    says whether the one before counts from this one ("two days after | October 9").
    """

    text: str
    anchors: Anchors
    tenses: Tenses
    zones: Zones
    events: Events
    following: Found | None
    read: Callable[[Found, Context], Reading | None]
    measured: bool = False

    def next_day(self, gap: re.Pattern[str], found: Found) -> tuple[str, date] | None:
        """The words and day of the expression that follows after these words and no others ("the day after | Christmas")."""
        beside = self.following
        if beside is None or gap.fullmatch(self.text, found.end, beside.start) is None:
            return None
        reading = self.read(beside, self._replace(following=None))
        day = None if reading is None or reading.point is None else reading.point.date
        return None if day is None else (self.text[beside.start : beside.end], day)

    def tense(self, found: Found) -> Tense | None:
        """The tense of the clause around an expression."""
        return self.tenses.at(found.start, found.end)

    def base(self, found: Found, name: str, unit: str = "Y") -> Point | None:
        """The point that a word counts from; in a clause of the past none that was only announced."""
        base = self.anchors.base(name, unit)
        past = self.anchors.past(base)
        return base if past is base or self.tense(found) is not Tense.PAST else past


Reader = Callable[[Found, Context], Reading | None]


def dated(
    point: Point, *, mod: str | None = None, anchor: str | None = None, explicit: bool = False
) -> Reading:
    """The reading of a point on the calendar."""
    value = point.value
    return Reading(
        kind=_kind(value),
        value=value,
        mod=mod or None,
        when=when_of(value, mod),
        anchor=anchor,
        point=point,
        explicit=explicit,
    )


def open_date(
    value: str, *, mod: str | None = None, anchor: str | None = None, when: When | None = None
) -> Reading:
    """The reading of a date that cannot be placed, or only within bounds."""
    return Reading(kind=_kind(value), value=value, mod=mod or None, anchor=anchor, when=when)


def _kind(value: str) -> str:
    return "TIME" if "T" in value and "-" in value else "DATE"
