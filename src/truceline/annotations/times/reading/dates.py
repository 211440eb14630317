"""Reads dates that are named: days, months, seasons, years, decades, centuries."""

from __future__ import annotations

from datetime import datetime, time

from truceline.annotations.times.calendar.intervals import day_after, when_of
from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.reading.readings import Context, Reading, dated, open_date
from truceline.annotations.times.words.grammar import Found
from truceline.model.when import When

_MONTHS_OF_WINTER = 12
_TWELVE = range(1, 13)
_CENTURY = 100


def calendar(found: Found, context: Context) -> Reading | None:
    """A day or a month by name or number: "October 9", "9 October 2020", "late September", "2020-10-09"."""
    parts = found.parts
    month = int(parts.get("month") or parts.get("mm") or 0) or None
    if month is None:
        return None
    day = int(parts["day"]) if "day" in parts else None
    suffix, mod = parts.get("part", ""), parts.get("mod")
    year = _year(found)
    if year is not None:
        if int(parts.get("endmonth", _MONTHS_OF_WINTER)) < month:
            year -= 1
        return _existing(Point(year, month, day, suffix), mod, explicit=True)
    return _yearless(found, Point(None, month, day, suffix), context)


def _yearless(found: Found, point: Point, context: Context) -> Reading | None:
    anchors = context.anchors
    year: int | None
    anchor: str | None
    if "which" in found.parts:
        year, anchor = _counted_year(found, context)
    elif "thatyear" in found.parts and anchors.named is not None:
        year, anchor = anchors.named.year, anchors.named.value
    else:
        year, anchor = anchors.year_of(point.month or 1, point.day, lambda: context.tense(found))
    return _existing(point._replace(year=year), found.parts.get("mod"), anchor=anchor)


def _counted_year(found: Found, context: Context) -> tuple[int | None, str | None]:
    """The year that a date counts from another: "March of last year"."""
    name, _, steps = found.parts["which"].rpartition(" ")
    base = context.anchors.base(name)
    there = None if base is None else base.coarse("Y").shifted("Y", int(steps))
    return (None if there is None else there.year), context.anchors.name_of(base)


def _existing(
    point: Point, mod: str | None, *, anchor: str | None = None, explicit: bool = False
) -> Reading | None:
    if point.day is not None and point.year is not None and point.year > 0 and point.date is None:
        return None
    return dated(point, mod=mod, anchor=anchor, explicit=explicit)


def numeric(found: Found, context: Context) -> Reading | None:
    """A date in figures, day first or month first: "13/10/2020"; where both can be, the bounds hold both days.

    One of the two that is the day of publication is the one meant: the line that dates an article says so.
    """
    first, second, year = (int(found.parts[name]) for name in ("first", "second", "year"))
    days = {
        point.date
        for point in (Point(year, second, first), Point(year, first, second))
        if point.month in _TWELVE
    }
    known = sorted(day for day in days if day is not None)
    if not known:
        return None
    if len(known) == 2 and context.anchors.publication in known:
        known = [day for day in known if day == context.anchors.publication]
    if len(known) == 1:
        return dated(Point.of(known[0]), explicit=True)
    return open_date(
        f"{year:04d}-XX-XX",
        when=When(earliest=datetime.combine(known[0], time()), latest=day_after(known[1])),
    )


def season(found: Found, context: Context) -> Reading | None:
    """A season, with its year or of the year told of: "the summer of 2003", "early spring"."""
    suffix = f"-{found.parts.get('season', 'FA')}"
    mod, year = found.parts.get("mod"), _year(found)
    if year is None and "which" in found.parts:
        return _season_of(found, suffix, context)
    if year is not None:
        return dated(Point(year, suffix=suffix), mod=mod, explicit=True)
    base = context.anchors.present
    if base is None or base.year is None:
        return open_date(f"XXXX{suffix}", mod=mod)
    after_autumn = base.month is not None and base.month > 9 and suffix in {"-WI", "-SP"}
    point = base.shifted("Y", 1) if after_autumn and context.anchors.history else base
    return dated(
        Point(point.year if point else base.year, suffix=suffix),
        mod=mod,
        anchor=context.anchors.name_of(base),
    )


def _season_of(found: Found, suffix: str, context: Context) -> Reading:
    """The season of a year that is counted from another: "the spring of next year"."""
    year, anchor = _counted_year(found, context)
    return dated(Point(year, suffix=suffix), mod=found.parts.get("mod"), anchor=anchor)


def year(found: Found, context: Context) -> Reading | None:
    """A year: "2011", "early 1941", "490 BC"."""
    del context
    number = _year(found)
    if number is None:
        return None
    return dated(Point(number), mod=found.parts.get("mod") or found.parts.get("circa"), explicit=True)


def decade(found: Found, context: Context) -> Reading:
    """Ten years: "the early 1990s" is 199 with START."""
    del context
    value = f"BC{int(found.parts['decade']):03d}" if "era" in found.parts else found.parts["decade"]
    return _round(value, found.parts.get("mod"))


def tens(found: Found, context: Context) -> Reading | None:
    """Ten years named without their century: "the nineties", "the '90s", the last that had begun."""
    base = context.anchors.present
    if base is None or base.year is None or base.year < _CENTURY:
        return None
    number = int(found.parts.get("tens") or found.parts["tensdigit"])
    latest = base.year // 10
    decade = latest - (latest - number) % 10
    value, mod = f"{decade:03d}", found.parts.get("mod")
    return open_date(value, mod=mod, anchor=context.anchors.name_of(base), when=when_of(value, mod))


def century(found: Found, context: Context) -> Reading:
    """A hundred years: "the 21st century" is 20."""
    del context
    number = int(found.parts.get("th") or found.parts.get("ordinal") or 1) - 1
    return _round(f"BC{number:02d}" if "era" in found.parts else f"{number:02d}", found.parts.get("mod"))


def _round(value: str, mod: str | None) -> Reading:
    return open_date(value, mod=mod, when=when_of(value, mod))


def _year(found: Found) -> int | None:
    if "bcyear" in found.parts:
        return -int(found.parts["bcyear"]) or None
    text = found.parts.get("year", "")
    if "era" in found.parts and text:
        return -int(text)
    return int(text) if text else None
