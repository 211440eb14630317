"""How much is told over time: a column for each stretch of days that something is told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.views.charts.axis import Axis
from truceline.views.entries import Entry

_CELLS = 60  # columns at most: each is then seen on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is told of some days, both included: how much, where it stands (per cent) and how high it is (0 to 100)."""

    x: float
    width: float
    height: float
    count: int
    first: str
    last: str

    @property
    def words(self) -> str:
        """The number and its days: "3, 2020-10-12 to 2020-10-18"."""
        days = self.first if self.first == self.last else f"{self.first} to {self.last}"
        return f"{self.count}, {days}"


def columns(
    told: Iterable[tuple[date, date, int]], axis: Axis, *, highest: int | None = None
) -> tuple[Column, ...]:
    """A column for each number told of a stretch of days (first, last, number); those outside the axis are left out.

    The highest number, or `highest`, is a full column.
    """
    counted = [(first, last, number, axis.stretch(first, last)) for first, last, number in told if number]
    most = max([highest or 1, *(number for _, _, number, placed in counted if placed)])
    return tuple(
        Column(
            x=placed[0],
            width=placed[1],
            height=round(number * 100 / most, 1),
            count=number,
            first=first.isoformat(),
            last=last.isoformat(),
        )
        for first, last, number, placed in counted
        if placed is not None
    )


def told_by_day(entries: Iterable[Entry], axis: Axis) -> tuple[tuple[date, date, int], ...]:
    """How much is told of each day, or of each few days where there are many; what lies within no such stretch is left out."""
    step = -(-axis.days // _CELLS)
    counts: Counter[int] = Counter()
    for entry in entries:
        if entry.time is not None and entry.time.earliest and entry.time.latest:
            days = (date.fromisoformat(entry.time.earliest), date.fromisoformat(entry.time.latest))
            cells = {(day - axis.first).days // step for day in days if axis.first <= day <= axis.last}
            if len(cells) == 1 and all(axis.first <= day <= axis.last for day in days):
                counts[cells.pop()] += 1
    return tuple(
        (
            axis.first + timedelta(days=cell * step),
            min(axis.first + timedelta(days=cell * step + step - 1), axis.last),
            number,
        )
        for cell, number in sorted(counts.items())
    )
