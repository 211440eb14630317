"""What a time means where the day of publication is not known: that which is the same for every day it can have been."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce

from truceline.annotations.times.reading.readings import Reading
from truceline.model.document import Dating
from truceline.model.when import When

_MOST = 6  # days of publication that a text is read for
_DIGIT = re.compile(r"\d")
_DAY, _WEEKDAY = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"XXXX-WXX-\d")
_PART = re.compile(r"[^-T]+|[-T]")


@dataclass(frozen=True, slots=True)
class Days:
    """The days of publication that a text is read for; `bare` says whether it is to be read without any as well.

    Few candidates are read one by one. Of bounds the first and the last day are enough: a relative time moves on with the day of
    publication, so that what is the same for both is the same for all between.
    """

    days: tuple[date | None, ...]
    bare: bool = False

    @classmethod
    def of(cls, dating: Dating) -> Days:
        """The days that a dating leaves possible."""
        if dating.day is not None or dating.earliest is None or dating.latest is None:
            return cls((dating.day,))
        if 1 < len(dating.candidates) <= _MOST:
            return cls(tuple(sorted(dating.candidates)))
        return cls((dating.earliest, dating.latest), bare=True)

    @property
    def all(self) -> tuple[date | None, ...]:
        """All days, with None for the reading without publication."""
        return (*self.days, None) if self.bare else self.days


def agreed(readings: Sequence[Sequence[Reading | None]], days: Days) -> Iterator[Reading | None]:
    """One reading of each expression from the readings for each day of publication."""
    if len(readings) == 1:
        yield from readings[0]
        return
    for row in zip(*readings, strict=True):
        bare = row[-1] if days.bare else None
        dated = [one for one in row[: len(days.days)] if one is not None]
        yield _common(dated, bare, days) if dated else bare


def _common(readings: Sequence[Reading], bare: Reading | None, days: Days) -> Reading:
    """A reading that leaves open all in which the readings differ, with the bounds of all."""
    first, last = readings[0], readings[-1]
    if all(one == first for one in readings):
        return first
    anchor = _together(list(dict.fromkeys(one.anchor for one in readings if one.anchor)), days)
    if all(one.value == first.value for one in readings):
        return first._replace(when=_union(readings), anchor=anchor)
    if bare is None:
        value = reduce(_shared, [one.value for one in readings])
    else:
        value = _shared_first(first.value, last.value, bare.value)
    doubts = tuple(doubt for doubt in first.doubts if all(doubt in one.doubts for one in readings))
    return first._replace(
        value=value, when=_union(readings), anchor=anchor, point=None, also=(), doubts=doubts
    )


def _union(readings: Sequence[Reading]) -> When | None:
    """The bounds of all; None where one has none."""
    whens = [one.when for one in readings if one.when is not None]
    if len(whens) < len(readings):
        return None
    if all(when == whens[0] for when in whens):
        return whens[0]
    starts, ends = [when.earliest for when in whens], [when.latest for when in whens]
    return When(earliest=_furthest(starts, min), latest=_furthest(ends, max))


def _furthest(
    moments: Sequence[datetime | None], choose: Callable[[Sequence[datetime]], datetime]
) -> datetime | None:
    known = [moment for moment in moments if moment is not None]
    if len(known) < len(moments):
        return None
    aware = all(moment.tzinfo is not None for moment in known)
    return choose(known if aware else [moment.replace(tzinfo=None) for moment in known])


def _together(anchors: Sequence[str], days: Days) -> str | None:
    """The anchors in one: "publication 2015-10-20 or 2020-10-20", "publication 2020-10-01..2020-10-31"."""
    if not anchors:
        return None
    word = anchors[0].partition(" ")[0] + " "
    plain = [anchors[0], *(anchor.removeprefix(word) for anchor in anchors[1:])]
    return (".." if days.bare else " or ").join(plain)


def _shared(one: str, other: str) -> str:
    """The value with XX for each part in which two differ, where the two are written alike."""
    parts, others = _PART.findall(one), _PART.findall(other)
    if len(parts) != len(others):
        return _shared_first(one, other, one)
    return "".join(a if a == b else _DIGIT.sub("X", a) for a, b in zip(parts, others, strict=True))


def _shared_first(one: str, other: str, bare: str) -> str:
    """What two values share from the year on, and the rest as the words alone have it ("XXXX-10-09")."""
    parts, others, rest = _PART.findall(one), _PART.findall(other), _PART.findall(bare)
    if _WEEKDAY.match(bare) and _DAY.match(one) and _DAY.match(other):
        parts, others = _weeks(parts), _weeks(others)
    if len(rest) != len(parts) or "REF" in bare:
        rest = [_DIGIT.sub("X", part) for part in parts]
    shared = 0
    while shared < min(len(parts), len(others)) and parts[shared] == others[shared]:
        shared += 1
    return "".join([*parts[:shared], *rest[shared:]])


def _weeks(parts: Sequence[str]) -> list[str]:
    """The parts of a day as year, week and weekday, and what comes after."""
    year, week, weekday = date(int(parts[0]), int(parts[2]), int(parts[4])).isocalendar()
    return [f"{year:04d}", "-", f"W{week:02d}", "-", str(weekday), *parts[5:]]
