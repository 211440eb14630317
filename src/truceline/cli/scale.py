"""A scale of days, weeks, months or years that fits a screen: which column a day stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_DAY = timedelta(days=1)
_MOST = (
    4  # columns that one day gets at most: a life of a few days is read as well without filling the screen
)
_GAP = 2  # columns between two labels
_UNITS = {1: "month", 3: "3 months", 6: "6 months", 12: "year", 60: "5 years"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Cells of time: `starts` holds the first day of each and, last, the day after all.

    Each is `wide` columns wide; `unit` is what one holds: `day`, `week`, `month`, or `3 months`, `year`, `5 years`.
    """

    starts: tuple[date, ...]
    unit: str
    wide: int = 1

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.starts) - 1

    def cell(self, day: date) -> int | None:
        """The cell of a day; None outside."""
        place = bisect_right(self.starts, day) - 1
        return place if 0 <= place < self.cells else None

    def last_day(self, cell: int) -> date:
        """The last day of a cell."""
        return self.starts[cell + 1] - _DAY

    @property
    def words(self) -> str:
        """What a column holds, in words."""
        held = self.unit if self.unit[0].isdigit() else f"a {self.unit}"
        return f"{self.wide} columns: {held}" if self.wide > 1 else f"a column: {held}"

    def axis(self) -> str:
        """The days at which cells begin, as many as there is room for; a year is told where it is another than before."""
        line, year = "", None
        for place, start in enumerate(self.starts[:-1]):
            column = place * self.wide
            label = f"|{self._label(start, year)}"
            if column < len(line) + (_GAP if line else 0) or column + len(label) > self.cells * self.wide:
                continue
            line = f"{line:<{column}}{label}"
            year = start.year
        return line

    def _label(self, start: date, year: int | None) -> str:
        if "year" in self.unit:
            return f"{start:%Y}"
        if "month" in self.unit:
            return f"{start:%Y-%m}"
        return f"{start:%m-%d}" if start.year == year else f"{start:%Y-%m-%d}"


def fit(first: date, last: date, width: int) -> Scale:
    """The finest scale that shows these days, both included, in so many columns."""
    scale = next((made for made in _scales(first, last) if made.cells <= width), None)
    scale = scale or _of_months(first, last, 600)
    return replace(scale, wide=max(1, min(_MOST, width // scale.cells)))


def _scales(first: date, last: date) -> Iterator[Scale]:
    """The scales from fine to coarse."""
    days = (last - first).days + 1
    yield Scale(starts=tuple(first + _DAY * number for number in range(days + 1)), unit="day")
    monday = first - _DAY * first.weekday()
    weeks = (last - monday).days // 7 + 1
    yield Scale(starts=tuple(monday + 7 * _DAY * number for number in range(weeks + 1)), unit="week")
    yield from (_of_months(first, last, months) for months in _UNITS)


def _of_months(first: date, last: date, step: int) -> Scale:
    """A scale of stretches of so many months, from the one that holds the first day to that of the last."""
    return Scale(starts=tuple(_months(first, last, step)), unit=_UNITS.get(step, "50 years"))


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of stretches of so many months, and the day after the last of them."""
    number = (first.year * 12 + first.month - 1) // step * step
    start = first
    while start <= last < date.max:
        year, month = divmod(number, 12)
        start = date(max(year, 1), month + 1, 1) if year <= date.max.year else date.max
        yield start
        number += step
