"""An axis of days: where a day stands, and which days are written below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_TICKS = 9  # as many labels of ten characters as a narrow column of a wide screen holds
_DAYS = (1, 2, 7)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day that is written at the axis: its place in per cent, its label, and whether a narrow screen leaves it out."""

    x: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The days from the beginning of the first to the end of the last, laid out from 0 to 100."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"an axis from {self.first} to {self.last}, which is before it")

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins, in per cent; days outside stand at the ends."""
        return round(min(max((day - self.first).days, 0), self.days) * 100 / self.days, 3)

    def stretch(self, first: date, last: date) -> tuple[float, float] | None:
        """Where these days begin and how wide they are, both ends included; None where they lie outside."""
        if last < self.first or first > self.last:
            return None
        start = self.at(first)
        end = 100.0 if last >= self.last else self.at(last + _DAY)
        return start, round(end - start, 3)

    def ticks(self) -> tuple[Tick, ...]:
        """The days written at the axis: the finest step of days, months or years that leaves room for their labels."""
        days, words = self._step()
        return tuple(
            Tick(x=self.at(day), label=_label(day, words, alone=place == 0), minor=place % 2 == 1)
            for place, day in enumerate(days)
        )

    def _step(self) -> tuple[list[date], str]:
        for step in _DAYS:
            if (self.days - 1) // step < _TICKS:
                return [
                    self.first + step * _DAY * number for number in range((self.days - 1) // step + 1)
                ], "day"
        for months in _MONTHS:
            found = list(self._months(months))
            if len(found) <= _TICKS:
                return found, "year" if months % 12 == 0 else "month"
        return [self.first], "year"

    def _months(self, step: int) -> Iterator[date]:
        """The first days of every so many months, counted from year 0."""
        number = -(-(self.first.year * 12 + self.first.month - 1 + (self.first.day > 1)) // step) * step
        while (year := number // 12) <= date.max.year and (
            day := date(max(year, 1), number % 12 + 1, 1)
        ) <= self.last:
            yield day
            number += step


def _label(day: date, step: str, *, alone: bool) -> str:
    """A day as it is written: the year, the month, or the day; days after the first without their year, but on 1 January."""
    if step == "year":
        return f"{day.year}"
    if step == "month":
        return day.isoformat()[:7]
    return day.isoformat() if alone or (day.month, day.day) == (1, 1) else day.isoformat()[5:]
