"""The stretch of the calendar that a TIMEX3 value leaves open."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from truceline.annotations.times.calendar.points import Point
from truceline.model.when import When

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(MO|MI|AF|EV|NI|DT))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|H1|H2|Q[1-4])")
_ROUND = re.compile(r"\d{2,3}")
_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?")
# First hour of a part of the day and how many hours it lasts: generous, so that no usage is cut off.
_PARTS = {"MO": (0, 12), "MI": (11, 3), "AF": (12, 7), "EV": (16, 8), "NI": (17, 13), "DT": (6, 14)}
# First month of a stretch of the year and how many it lasts, in the north; winter runs into the next year.
_MONTHS = {"SP": (3, 4), "SU": (6, 4), "FA": (9, 4), "WI": (12, 4), "H1": (1, 6), "H2": (7, 6)}
_MONTHS |= {f"Q{quarter}": (3 * quarter - 2, 3) for quarter in range(1, 5)}
# Which part of the stretch a modifier leaves, in quarters of it.
_QUARTERS = {"START": (0, 2), "MID": (1, 3), "END": (2, 4)}


@lru_cache(maxsize=4096)  # the same few days come again and again
def when_of(value: str, mod: str | None = None) -> When | None:
    """The time on the calendar that a TIMEX3 value names, or None where it names none.

    A modifier narrows the bounds ("late September": its second half) but not the value.
    """
    if _CALENDAR.fullmatch(value):
        try:
            when = When.of(value)
        except ValueError:
            return None
        return narrowed(when, mod)
    try:
        bounds = _bounds(value)
    except (ValueError, OverflowError):
        return None
    if bounds is None:
        return None
    day = _DAY.fullmatch(value)  # a part of a day is on that day
    return narrowed(When(value=day[1] if day else None, earliest=bounds[0], latest=bounds[1]), mod)


def narrowed(when: When, mod: str | None) -> When:
    """The part of a stretch that a TIMEX3 modifier leaves: START its first half, MID the middle, END the second."""
    if mod not in _QUARTERS or when.earliest is None or when.latest is None:
        return when
    first, last = _QUARTERS[mod]
    whole = when.latest - when.earliest
    return When(
        value=when.value,
        earliest=when.earliest + whole * first / 4,
        latest=when.earliest + whole * last / 4,
        words=when.words,
    )


def day_after(day: date) -> datetime:
    """The first moment after a day."""
    return _midnight(day) + timedelta(days=1) if day < date.max else datetime.max


def _bounds(value: str) -> tuple[datetime, datetime] | None:
    if match := _DAY.fullmatch(value):
        first, hours = _PARTS[match[2]]
        start = datetime.fromisoformat(match[1]) + timedelta(hours=first)
        return start, start + timedelta(hours=hours)
    if match := _WEEK.fullmatch(value):
        monday = datetime.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=7)
    if match := _SEASON.fullmatch(value):
        first, months = _MONTHS[match[2]]
        return _first_of(int(match[1]), first), _first_of(int(match[1]), first + months)
    if _ROUND.fullmatch(value):
        years = 10 ** (4 - len(value))
        return _first_of(int(value) * years or 1, 1), _first_of((int(value) + 1) * years, 1)
    return None


def _first_of(year: int, month: int) -> datetime:
    point = Point(year, 1).shifted("M", month - 1)
    if point is None or point.year is None or point.month is None:
        raise ValueError(f"no month: {year}-{month}")
    return datetime(point.year, point.month, 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
