"""Reads weekends and nights that are told without their day: "over the weekend", "overnight"."""

from __future__ import annotations

from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import week_of
from truceline.annotations.times.reading.dates import calendar
from truceline.annotations.times.reading.readings import Context, Reading, open_date
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found

_SATURDAY = 6


def weekend(found: Found, context: Context) -> Reading:
    """The last weekend or, where the clause looks ahead, the next: "at the weekend" is 2013-W11-WE."""
    mod, anchors = found.parts.get("mod"), context.anchors
    base = anchors.day if anchors.history else anchors.published
    back = context.tense(found) is not Tense.FUTURE
    if base is not None and base.date is not None and back and base.date.isoweekday() < _SATURDAY:
        point = base.shifted("W", -1)
    else:
        point = base
    if point is None or point.date is None:
        return open_date("XXXX-WXX-WE", mod=mod)
    value = f"{week_of(point.date)}-WE"
    return open_date(value, mod=mod, anchor=anchors.name_of(base), when=when_of(value, mod))


def weekend_of(found: Found, context: Context) -> Reading | None:
    """The weekend that holds a day, or comes after it: "the weekend of October 10"."""
    day = calendar(found, context)
    if day is None or day.point is None or day.point.date is None:
        return None
    value = f"{week_of(day.point.date)}-WE"
    return open_date(value, anchor=day.anchor, when=when_of(value))


def overnight(found: Found, context: Context) -> Reading:
    """The night before publication, or the coming one; in a story the night of the day told of."""
    anchors = context.anchors
    told = anchors.fresh or anchors.history
    base = anchors.day if told else anchors.published
    back = not told and context.tense(found) is not Tense.FUTURE
    point = None if base is None else base.shifted("D", -1 if back else 0)
    if point is None:
        return open_date("XXXX-XX-XXTNI")
    value = point._replace(suffix="TNI").value
    return open_date(value, anchor=anchors.name_of(base), when=when_of(value))
