"""A scale of days, weeks, months or years that fits a screen: which column a day stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_MOST = 4  # columns that one day gets at most: a life of a few days is read as well without filling the screen
_GAP = 2  # columns between two labels


@dataclass(frozen=True, slots=True)
class Scale:
    """Cells of time: `starts` holds the first day of each and, last, the day after all.

    Each is `wide` columns wide; `unit` is what one holds: `day`, `week`, `month`, or `3 months`, `year`, `5 years`.
    """

    starts: tuple[date, ...]
    wide: int
    unit: str

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
        if self.wide > 1:
            return f"{self.wide} columns: a day"
        return f"a column: {self.unit if self.unit[0].isdigit() else f'a {self.unit}'}"

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
    days = (last - first).days + 1
    if days <= width:
        starts = tuple(first + _DAY * number for number in range(days + 1))
        return Scale(starts=starts, wide=max(1, min(_MOST, width // days)), unit="day")
    monday = first - _DAY * first.weekday()
    if (last - monday).days // 7 + 1 <= width:
        weeks = (last - monday).days // 7 + 1
        return Scale(starts=tuple(monday + 7 * _DAY * number for number in range(weeks + 1)), wide=1, unit="week")
    for months, unit in ((1, "month"), (3, "3 months"), (12, "year"), (60, "5 years")):
        starts = tuple(_months(first, last, months))
        if len(starts) - 1 <= width:
            break
    return Scale(starts=starts, wide=1, unit=unit)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of stretches of so many months, from the one that holds the first day to the one after the last."""
    number = (first.year * 12 + first.month - 1) // step * step
    while True:
        year, month = divmod(number, 12)
        start = date(year, month + 1, 1) if year <= date.max.year else date.max
        yield start
        if start > last:
            return
        number += step
