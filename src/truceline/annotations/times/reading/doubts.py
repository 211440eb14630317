"""What is told to a coder where the words of a time disagree, or can be two times."""

from __future__ import annotations

from calendar import day_name
from datetime import timedelta

from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.words.grammar import Found

MIDNIGHT = "midnight may be either end of the day"
HALFDAY = "morning or evening is not said"
NO_ZONE = "the two prints fit no time zone"


def apart(gap: timedelta) -> str:
    """That two prints of one instant are not the same instant, and by how much."""
    minutes = round(abs(gap).total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((hours, "hour"), (rest, "minute")) if n]
    return f"the two prints are {' '.join(parts)} apart"


def weekday_doubts(found: Found, point: Point | None) -> tuple[str, ...]:
    """That a date is no such day of the week as is printed with it: "Friday, October 10, 2020" was a Saturday."""
    printed = found.parts.get("weekday")
    if printed is None or "day" not in found.parts or point is None or point.date is None:
        return ()
    weekday = point.date.isoweekday()
    if weekday == int(printed):
        return ()
    return (f"weekday disagrees with date: {point.date.isoformat()} is a {day_name[weekday - 1]}",)
