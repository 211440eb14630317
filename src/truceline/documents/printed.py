"""Reads the dates that newspapers print: "Wed 11th November 2020", "Oct. 18", "2020-11-11", "11.11.2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

FIRST_YEAR = 2000
"""The first year that a date printed without one is read as: older articles on the web bear their year."""

HORIZON = 2030
"""The last such year. It is fixed, not the year of today, so that the same article is always read the same."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_WEEKDAY = r"(?P<{0}>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_PRINTED = re.compile(
    r"\b(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<mark>[-/.])(?P<m1>\d\d)(?P=mark)(?P<d1>\d\d)(?!\d)"
    rf"|(?:{_WEEKDAY.format('w2')}\.?,?\s+(?:the\s+)?)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH.format('m2')}"
    r"(?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?"
    rf"|(?:{_WEEKDAY.format('w3')}\.?,?\s+)?{_MONTH.format('m3')}\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
    r"(?:,?\s+(?P<y3>(?:19|20)\d\d)\b)?"
    rf"|{_MONTH.format('m4')},?\s+(?P<y4>(?:19|20)\d\d)\b"
    r"|(?P<a5>\d{1,2})(?P<mark5>[/.])(?P<b5>\d{1,2})(?P=mark5)(?P<y5>(?:19|20)\d\d)\b"
    r")"
)
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(rf"\b(?:{'|'.join([*_MONTHS, *_DAYS]).upper()})[A-Z]{{0,6}}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date as printed, where it stands, and the days it can be; year and day are None where it leaves them out.

    `days` are in order. They are all days of the month where no day is printed, one a year where no year is (of those
    that fit the weekday), and two where day and month cannot be told apart.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None
    days: tuple[date, ...]

    @property
    def whole(self) -> bool:
        """Whether it names one day."""
        return len(self.days) == 1


def find_dates(text: str) -> Iterator[Printed]:
    """The dates printed in a text, in their order; what names no day of the calendar is passed over."""
    if _DIGIT.search(text) is None:
        return
    for match in _PRINTED.finditer(_lower_names(text)):
        if printed := _read(match):
            yield printed


def _lower_names(text: str) -> str:
    """The text with months and weekdays in capitals ("NOV. 11") made plain, each letter in its place."""
    return _CAPITALS.sub(lambda match: match[0].capitalize(), text)


def _read(match: re.Match[str]) -> Printed | None:
    part = match.groupdict()
    if part["y5"]:
        return _numeric(match)
    year = part["y1"] or part["y2"] or part["y3"] or part["y4"]
    name = part["m2"] or part["m3"] or part["m4"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["m1"])
    day = part["d1"] or part["d2"] or part["d3"]
    weekday = part["w2"] or part["w3"]
    return _printed(
        match,
        year=int(year) if year else None,
        month=month,
        day=int(day) if day else None,
        weekday=_DAYS.index(weekday[:3].lower()) if weekday else None,
    )


def _printed(
    match: re.Match[str], *, year: int | None, month: int, day: int | None, weekday: int | None
) -> Printed | None:
    years = [year] if year else range(FIRST_YEAR, HORIZON + 1)
    numbers = [day] if day else range(1, 32)
    days = [found for y, d in product(years, numbers) if (found := _day(y, month, d))]
    # A weekday that does not fit its full date is a slip of the printer: the date stands.
    fitting = [found for found in days if year or weekday is None or found.weekday() == weekday]
    if not fitting:
        return None
    return Printed(
        start=match.start(),
        end=match.end(),
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        days=tuple(fitting),
    )


def _numeric(match: re.Match[str]) -> Printed | None:
    year, one, other = int(match["y5"]), int(match["a5"]), int(match["b5"])
    orders = [(other, one)] if match["mark5"] == "." else [(other, one), (one, other)]
    days = sorted({found for month, day in orders if (found := _day(year, month, day))})
    if not days:
        return None
    return Printed(
        start=match.start(),
        end=match.end(),
        year=year,
        month=days[0].month,
        day=days[0].day,
        weekday=None,
        days=tuple(days),
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
