"""The days of feasts that go by the moon or by Easter, from the table beside this module."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from truceline.annotations.times.calendar.intervals import day_after
from truceline.annotations.times.calendar.points import Point, moved
from truceline.model.when import When


class Feast(NamedTuple):
    """One keeping of a feast: its first day, how many days it lasts, and by how many it may differ from place to place."""

    first: date
    days: int = 1
    slack: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value: the day, or the month or the year (`2020-XX`) that holds a feast of several days."""
        last = self.first + timedelta(days=self.days - 1)
        if self.days == 1:
            return self.first.isoformat()
        same_month = (self.first.year, self.first.month) == (last.year, last.month)
        return Point(self.first.year, self.first.month).value if same_month else f"{self.first.year:04d}-XX"

    def when(self, days: int | None = None) -> When:
        """The stretch of the calendar in which it lies; a single sure day is named. `days` stands for how long it lasts."""
        if (days or self.days) == 1 and not self.slack:
            return When.of(self.first.isoformat())
        first = moved(self.first, -self.slack) or self.first
        last = moved(self.first, (days or self.days) - 1 + self.slack) or self.first
        return When(earliest=datetime.combine(first, time()), latest=day_after(last))


@lru_cache(maxsize=4096)
def keepings(name: str, year: int) -> tuple[Feast, ...]:
    """When a feast is kept in a year: mostly once, none where the table does not reach.

    `name` is one of the table, or the month and day of a feast with a fixed date (`12-25`).
    """
    if name[0].isdigit():
        month, day = (int(number) for number in name.split("-"))
        point = Point(year, month, day).date
        return () if point is None else (Feast(point),)
    return tuple(feast for feast in _table().get(name, ()) if feast.first.year == year)


def named_in_table() -> frozenset[str]:
    """The names of all feasts in the table."""
    return frozenset(_table())


@cache
def _table() -> dict[str, tuple[Feast, ...]]:
    lines = files(__package__).joinpath("feasts.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: tuple(_feast(each, int(slack)) for each in days.split()) for name, slack, days in rows}


def _feast(written: str, slack: int) -> Feast:
    first, _, days = written.partition("+")
    return Feast(date.fromisoformat(first), int(days or 1), slack)
