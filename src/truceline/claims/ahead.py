"""Times told ahead of what was done: "agreed to a truce from Sunday" means the Sunday to come, whatever the tense."""

from __future__ import annotations

import re
from datetime import date, timedelta

from truceline.claims.reading import Reading
from truceline.model import When

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTHS_BACK, _YEAR_BACK = timedelta(days=180), timedelta(days=365)
_YEAR = re.compile(r"\d{4}")


def ahead(reading: Reading, start: When | None, act_date: When | None) -> When | None:
    """A start after what was done.

    A weekday, a date without its year that would lie months back, and the midnight that the day of the act began with
    are moved: "agreed on Friday to stop at midnight" means the one at its end.
    """
    day = act_date.day if act_date and act_date.day else reading.document.dating.day
    if start is None or start.day is None or start.words is None or day is None:
        return start
    at, done = date.fromisoformat(start.day), date.fromisoformat(str(day))
    words = start.words.quote.lower()
    if any(name in words for name in _WEEKDAYS) and timedelta(0) < done - at < _WEEK:
        return _moved(start, at + _WEEK)
    if words == "midnight" and at == done:
        return _moved(start, at + _DAY)
    return next_year(start, done)


def next_year(when: When, done: date, *, back: timedelta = _MONTHS_BACK) -> When:
    """The time a year on, where its words tell a day without the year and it would lie longer back than `back`."""
    words = when.words.quote if when.words else ""
    if when.day is None or _YEAR.search(words) or not any(c.isdigit() for c in words):
        return when
    at = date.fromisoformat(when.day)
    leap = (at.month, at.day) == (2, 29)
    return _moved(when, at.replace(year=at.year + 1)) if back < done - at < _YEAR_BACK and not leap else when


def end_after(start: When | None, end: When | None) -> When | None:
    """An end after its start: "from Friday to Monday" means the Monday after the Friday."""
    if start is None or end is None or start.day is None or end.day is None or end.words is None:
        return end
    first, last = date.fromisoformat(start.day), date.fromisoformat(end.day)
    if any(name in end.words.quote.lower() for name in _WEEKDAYS) and timedelta(0) < first - last < 2 * _WEEK:
        return _moved(end, last + _WEEK * (1 + (first - last) // _WEEK))
    return next_year(end, first)


def _moved(when: When, day: date) -> When:
    return When.of(f"{day.isoformat()}{str(when.value)[10:]}", words=when.words)
