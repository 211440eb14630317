"""What a reader function is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from truceline.annotations.times.anchors import Anchors
from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.calendar.zones import Zones
from truceline.annotations.times.tense import Tense, Tenses
from truceline.annotations.times.words.grammar import Found
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


class Context(NamedTuple):
    """Where an expression stands: the text, what has been told before it, its tense, the zones of the countries."""

    text: str
    anchors: Anchors
    tenses: Tenses
    zones: Zones

    def tense(self, found: Found) -> Tense | None:
        """The tense of the clause around an expression."""
        return self.tenses.at(found.start, found.end)


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
