"""Reads the years and quarters of accounts: "fiscal 2009", "the third quarter", "the second half of last year"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.reading.readings import Context, Reading, dated, open_date
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found
from truceline.model.when import When

_QUARTERS = ("1", "2", "3", "4")
_IN_A_YEAR = ("D", "M", "Q", None)  # units that lie in one year; None is a period


def half(found: Found, context: Context) -> Reading | None:
    """A half or a quarter of a year: "the latter half of 2008" is 2008-H2, "the third quarter" the last or the next."""
    parts = found.parts
    if parts.get("ordinal", "1") not in _QUARTERS:
        return None
    part = f"H{parts['half']}" if "half" in parts else f"Q{parts['ordinal']}"
    if "year" in parts and "fiscal" in parts:
        return _fiscal(int(parts["year"]), part=f"-{part}")
    if "year" in parts:
        return dated(Point(int(parts["year"]), suffix=f"-{part}"), explicit=True)
    name, _, steps = parts.get("which", "narrated 0").rpartition(" ")
    base = context.anchors.base(name)
    year = None if base is None else base.year
    if base is None or year is None:
        return open_date(f"XXXX-{part}")
    year += int(steps) if "which" in parts else 0
    if "which" not in parts and "thisyear" not in parts:
        year += _years_off(parts, base, context.tense(found))
    return dated(Point(year, suffix=f"-{part}"), anchor=context.anchors.name_of(base))


def _years_off(parts: Mapping[str, str], base: Point, tense: Tense | None) -> int:
    """The year of a quarter that is named alone: the last one begun, or the next by tense."""
    if base.month is None:
        return 0
    size, number = (6, int(parts["half"])) if "half" in parts else (3, int(parts["ordinal"]))
    now = (base.month - 1) // size + 1
    if tense is Tense.FUTURE:
        return 1 if number < now else 0
    return -1 if number > now else 0


def same_unit(found: Found, context: Context) -> Reading | None:
    """The stretch told of, in another year: "the same month last year"."""
    parts, anchors = found.parts, context.anchors
    base, unit = anchors.narrated or anchors.published, parts.get("unit")
    if base is None or base.year is None or unit not in _IN_A_YEAR:
        return None
    name, _, steps = parts.get("which", "publication -1").rpartition(" ")
    counted = anchors.base(name)
    if "year" in parts:
        year = int(parts["year"])
    elif counted is None or counted.year is None:
        return None
    else:
        year = counted.year + int(steps)
    point = base.coarse(unit) if unit in {"D", "M"} else base
    value = point._replace(year=year).value
    return open_date(
        value, anchor=anchors.name_of(base), when=when_of(value)
    )  # told in passing: it moves no story


def fiscal(found: Found, context: Context) -> Reading | None:
    """A year of accounts: "fiscal 2009" is FY2009, "the last fiscal year" counted from publication."""
    parts = found.parts
    if "year" in parts:
        return _fiscal(int(parts["year"]))
    name, _, steps = parts["which"].rpartition(" ")
    base = context.anchors.base(name)
    if base is None or base.year is None or base.year < 1:
        return open_date("FYXXXX")
    return _fiscal(base.year + int(steps), anchor=context.anchors.name_of(base))


def _fiscal(year: int, *, part: str = "", anchor: str | None = None) -> Reading:
    """The bounds are wide: states and firms begin it from nine months before the year to six months into it."""
    when = None
    if datetime.min.year < year < datetime.max.year:
        when = When(earliest=datetime(year - 1, 4, 1), latest=datetime(year + 1, 7, 1))
    return open_date(f"FY{year:04d}{part}", anchor=anchor, when=when)
