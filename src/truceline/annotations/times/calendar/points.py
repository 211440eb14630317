"""Points on the calendar as precise as the words are, and counting from them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Point(NamedTuple):
    """A year, month or day, with what is unknown left None; years before Christ are negative.

    `suffix` is what TIMEX3 hangs on it for a part of a day or year (`TMO`, `-SU`).
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    suffix: str = ""

    @classmethod
    def of(cls, day: date, suffix: str = "") -> Point:
        """The point that a calendar day is."""
        return cls(day.year, day.month, day.day, suffix)

    @property
    def value(self) -> str:
        """The TIMEX3 value: `2020-10-09`, `XXXX-10`, `BC0480-SU`."""
        year, month, day, suffix = self
        if year is not None and month is not None and day is not None and year > 0:
            return f"{year:04d}-{month:02d}-{day:02d}{suffix}"
        value = _year(year)
        if month is not None:
            value += f"-{month:02d}"
        elif day is not None:
            value += "-XX"
        if day is not None:
            value += f"-{day:02d}"
        return value + suffix

    @property
    def date(self) -> date | None:
        """The calendar day, or None where the point is no day that a calendar has."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def coarse(self, unit: str) -> Point:
        """The point without what is finer than the unit (`D`, `M`, `Y`)."""
        match unit:
            case "D":
                return self._replace(suffix="")
            case "M":
                return Point(self.year, self.month)
            case _:
                return Point(self.year)

    def shifted(self, unit: str, steps: int) -> Point | None:
        """The point so many days, weeks, months or years on, or None where it is too vague or off the calendar."""
        match unit:
            case "D" | "W":
                return _days(self.date, steps * (7 if unit == "W" else 1))
            case "M" if self.year is not None and self.month is not None:
                months = self.year * 12 + self.month - 1 + steps
                return Point(months // 12, months % 12 + 1)
            case "Y" if self.year is not None:
                year = self.year + steps
                return Point(year + 1 if self.year < 0 <= year else year)
            case _:
                return None


def week_of(day: date) -> str:
    """The ISO week that a day lies in, as TIMEX3 writes it: `2020-W46`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def moved(day: date, days: int) -> date | None:
    """The day so many days on, or None past the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _days(day: date | None, days: int) -> Point | None:
    there = None if day is None else moved(day, days)
    return None if there is None else Point.of(there)


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"
