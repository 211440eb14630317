"""What a report tells of a truce, and whether a careful reader could say which truce it means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simulation.truth import Named, Sort, Truce
from truceline.model import Act

NEWS = timedelta(days=3)
"""An agreement told without a day is today's news: not older than this."""

RECENT = timedelta(days=330)
"""A truce told without a day is the latest of its sides, and not older than this."""


class Style(StrEnum):
    """How a report tells the time of a truce."""

    FULL = "full date"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    NONE = "no date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one article says of one truce, as the hidden truth has it.

    `truce` is its key, None where the article itself leaves open which is meant. `news` is the act told as news, None
    where the truce is background. `claims` are the ids of the claims, of whatever kind.
    """

    document: str
    truce: str | None
    style: Style
    news: Act | None
    claims: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The way a report speaks of a truce: how its time is told, and with which place and name."""

    truce: Truce
    style: Style
    news: Act | None
    agreed: bool
    effect: bool


class World:
    """All truces, to ask which of them a reference can mean."""

    def __init__(self, truces: Iterable[Truce]) -> None:
        self.truces = {truce.key: truce for truce in truces}
        by_sides: dict[frozenset[str], list[Truce]] = defaultdict(list)
        for truce in sorted(self.truces.values(), key=lambda truce: truce.agreed):
            by_sides[frozenset(side.id for side in truce.sides)].append(truce)
        self._by_sides = dict(by_sides)

    def is_clear(self, told: Reference, published: date) -> bool:
        """Whether only this truce can be meant by what is told, on the day of publication."""
        return [one.key for one in self._meant(told, published)] == [told.truce.key]

    def _meant(self, told: Reference, published: date) -> Iterator[Truce]:
        rivals = [
            one
            for one in self.of(told.truce.sides)
            if told.truce.place is None or one.place == told.truce.place
        ]
        match told.style:
            case Style.FULL | Style.WEEKDAY:
                yield from (one for one in rivals if _same_day(told, one))
            case Style.MONTH:
                yield from (
                    one for one in rivals if {_month(d) for d in _days(told)} & {_month(d) for d in days(one)}
                )
            case Style.YEAR:
                yield from (
                    one for one in rivals if {d.year for d in _days(told)} & {d.year for d in days(one)}
                )
            case Style.NONE:
                yield from _latest(told, rivals, published)

    def of(self, sides: Iterable[Named]) -> list[Truce]:
        """The truces of these sides, oldest first."""
        return self._by_sides[frozenset(side.id for side in sides)]

    def root(self, truce: Truce) -> Truce:
        """The truce that was extended, once or more, to this one; itself where it is no extension."""
        while truce.sort is Sort.EXTENSION and truce.former:
            truce = self.truces[truce.former]
        return truce

    def before(self, truce: Truce) -> list[Truce]:
        """The earlier truces of the same sides."""
        known = self.of(truce.sides)
        return known[: bisect_left(known, truce.agreed, key=lambda one: one.agreed)]


def days(truce: Truce) -> tuple[date, date]:
    """The days of agreement and of effect."""
    return truce.agreed, truce.effect.date()


def _days(told: Reference) -> list[date]:
    """Those of the two days that are told."""
    agreed, effect = days(told.truce)
    return [*([agreed] if told.agreed else []), *([effect] if told.effect else [])]


def _same_day(told: Reference, other: Truce) -> bool:
    agreed, effect = days(told.truce)
    one_day = timedelta(days=1)
    return (told.agreed and abs(agreed - other.agreed) <= one_day) or (
        told.effect and abs(effect - other.effect.date()) <= one_day
    )


def _latest(told: Reference, rivals: list[Truce], published: date) -> Iterator[Truce]:
    """The latest truce of its sides; with a local truce beside a general one, both."""
    known = rivals[: bisect_right(rivals, published, key=lambda one: one.agreed)]
    if not known or published - known[-1].agreed > (NEWS if told.news in (Act.AGREE, Act.EXTEND) else RECENT):
        return
    yield known[-1]
    if told.truce.place is None:
        yield from (one for one in known[:-1] if one.ends.date() >= known[-1].agreed and known[-1].place)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
