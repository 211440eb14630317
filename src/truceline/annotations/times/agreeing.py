"""What a time means where the day of publication is not known: that which is the same for every day it can have been."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from truceline.annotations.times.reading.readings import Reading
from truceline.model.document import Dating
from truceline.model.when import When

_MOST = 6  # days of publication that a text is read for
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
        first, *others = [reading for reading in row if reading is not None] or [None]
        bare = row[-1] if days.bare else None
        dated = [one for one in (first, *others) if one is not None and one is not bare]
        yield _common(dated, bare) if dated else bare


def _common(readings: Sequence[Reading], bare: Reading | None) -> Reading:
    """A reading that leaves open all in which the readings differ, with the bounds of all."""
    first, last = readings[0], readings[-1]
    if all(one.value == first.value for one in readings):
        return first
    if bare is None:
        value = reduce(_shared, [one.value for one in readings])
    else:
        value = _shared_first(first.value, last.value, bare.value)
    anchors = dict.fromkeys(one.anchor for one in readings if one.anchor)
    return replace(first, value=value, when=_union(readings), anchor=_together(list(anchors)), point=None)


def _union(readings: Sequence[Reading]) -> When | None:
    whens = [one.when for one in readings if one.when is not None]
    if len(whens) < len(readings):
        return None
    # The readings are in the order of their days of publication, and so are their bounds.
    return When(earliest=whens[0].earliest, latest=whens[-1].latest)


def _together(anchors: Sequence[str]) -> str | None:
    """The anchors in one: "publication 2020-10-01 or 2020-10-31"."""
    if not anchors:
        return None
    word = anchors[0].partition(" ")[0] + " "
    return " or ".join([anchors[0], *(anchor.removeprefix(word) for anchor in anchors[1:])])


def _shared(one: str, other: str) -> str:
    """The value with XX for each part in which two differ, where the two are written alike."""
    parts, others = _PART.findall(one), _PART.findall(other)
    if len(parts) != len(others):
        return _shared_first(one, other, one)
    return "".join(a if a == b else "X" * len(a) for a, b in zip(parts, others, strict=True))


def _shared_first(one: str, other: str, bare: str) -> str:
    """What two values share from the year on, and the rest as the words alone have it ("XXXX-10-09")."""
    parts, others, rest = _PART.findall(one), _PART.findall(other), _PART.findall(bare)
    if _is_weekday(rest) and len(parts) == len(others) == 5:
        parts, others = _weeks(parts), _weeks(others)
    if len(rest) != len(parts):
        rest = ["X" * len(part) if part[0] != "-" else part for part in parts]
    shared = 0
    while shared < min(len(parts), len(others)) and parts[shared] == others[shared]:
        shared += 1
    return "".join([*parts[:shared], *rest[shared:]])


def _is_weekday(parts: Sequence[str]) -> bool:
    return len(parts) == 5 and parts[2] == "WXX"


def _weeks(parts: Sequence[str]) -> list[str]:
    """The parts of a day as year, week and weekday."""
    year, week, weekday = date(int(parts[0]), int(parts[2]), int(parts[4])).isocalendar()
    return [f"{year:04d}", "-", f"W{week:02d}", "-", str(weekday)]
