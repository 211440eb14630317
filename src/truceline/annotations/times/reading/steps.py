"""Reads dates that count from another: "today", "last week", "the following morning", "on Friday", "the 14th"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from truceline.annotations.times.anchors import nearest_weekday
from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import Point, week_of
from truceline.annotations.times.reading.readings import Context, Reading, dated, open_date
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found

_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
}
_SEASON_ENDS = {"SP": 5, "SU": 8, "FA": 11, "WI": 12}


def deictic(found: Found, context: Context) -> Reading:
    """A day counted from publication: "yesterday morning", "tonight"."""
    days, _, suffix = found.parts["deictic"].partition(" ")
    suffix = found.parts.get("part") or suffix
    published = None if context.anchors.long_ago else context.anchors.published
    point = None if published is None else published.shifted("D", int(days))
    if point is None:
        return open_date(f"XXXX-XX-XX{suffix}")
    return dated(
        point._replace(suffix=suffix), mod=found.parts.get("mod"), anchor=context.anchors.name_of(published)
    )


def weekday(found: Found, context: Context) -> Reading:
    """A day of the week, before or after by tense: "on Friday", "last Monday evening", "next Sunday"."""
    parts, anchors = found.parts, context.anchors
    number, suffix, mod = int(parts["weekday"]), parts.get("part", ""), parts.get("mod")
    base_name, steps = _which(parts.get("which", "publication 9"))
    base = anchors.day if base_name == "narrated" or anchors.long_ago else anchors.published
    day = None if base is None else base.date
    if base is None or day is None:
        return open_date(f"XXXX-WXX-{number}{suffix}", mod=mod)
    off = _days_to_weekday(day.isoweekday(), number, steps, found, context)
    point = base.shifted("D", off)
    if point is None:
        return open_date(f"XXXX-WXX-{number}{suffix}", mod=mod)
    return dated(point._replace(suffix=suffix), mod=mod, anchor=anchors.name_of(base))


def _days_to_weekday(today: int, weekday: int, steps: int, found: Found, context: Context) -> int:
    ahead = (weekday - today) % 7
    match steps:
        case -1:
            return ahead - 7
        case 1:
            return ahead or 7
        case 0:
            return ahead if context.tense(found) is not Tense.PAST else -((today - weekday) % 7)
        case _:
            return nearest_weekday(today, weekday, context.tense(found))


def day_of_month(found: Found, context: Context) -> Reading | None:
    """A day of the month told of or of publication, before or after by tense: "on the 14th"."""
    day, anchors = int(found.parts["day"]), context.anchors
    base = (
        anchors.base("narrated", "M")
        if anchors.history or anchors.told
        else anchors.published or anchors.narrated
    )
    if base is None or base.month is None:
        return open_date(f"XXXX-XX-{day:02d}")
    point = Point(base.year, base.month, day)
    if (
        not anchors.history
        and base.day is not None
        and day > base.day
        and context.tense(found) is not Tense.FUTURE
    ):
        before = base.shifted("M", -1)
        point = point if before is None else before._replace(day=day)
    return None if point.date is None else dated(point, anchor=anchors.name_of(base))


def step(found: Found, context: Context) -> Reading | None:
    """A day, week, month, season or year so many steps from another: "last week", "the following morning"."""
    parts = found.parts
    name, steps = _which(parts.get("which", "narrated 0"))
    if "season" in parts or "fall" in parts:
        return _season(found, context, name, steps)
    if "month" in parts:
        return _month(found, context, name, steps)
    unit = "D" if "part" in parts else parts["unit"]
    if unit == "D":
        return _day(found, context, "narrated" if "part" not in parts else name, steps)
    if "which" not in parts and context.tense(found) is Tense.FUTURE:
        name = "publication"  # what is due "by the end of the month" leaves the background told before
    base = context.base(found, name, {"WE": "W", "Q": "M"}.get(unit, unit))
    value = _stepped(base, unit, steps)
    if value is None:
        return open_date(_UNKNOWN[unit]) if unit in _UNKNOWN else None
    return _within(_placed(value, found, context.anchors.name_of(base)), found, base)


def the_unit(found: Found, context: Context) -> Reading | None:
    """The unit in which publication lies: "in the quarter", "of the decade"."""
    return step(found._replace(parts={**found.parts, "which": "publication 0"}), context)


def unit_end(found: Found, context: Context) -> Reading | None:
    """The end of a unit in a compound: "year-end", "the month's end"."""
    return step(found._replace(parts={**found.parts, "mod": "END"}), context)


def _day(found: Found, context: Context, name: str, steps: int) -> Reading | None:
    anchors, suffix = context.anchors, found.parts.get("part", "")
    if found.parts.get("which") == "publication -1" and not suffix:
        return None
    base = context.base(found, name, "D") if name == "narrated" or not anchors.history else anchors.day
    point = None if base is None else base.shifted("D", steps)
    if point is None:
        return open_date(f"XXXX-XX-XX{suffix}", mod=found.parts.get("mod"))
    mod = found.parts.get("mod")
    return dated(point._replace(suffix=suffix), mod=mod, anchor=anchors.name_of(base))


def _stepped(base: Point | None, unit: str, steps: int) -> Point | str | None:
    """What is so many units from the base: a point for months and years, else a TIMEX3 value."""
    if base is None or base.year is None:
        return None
    match unit:
        case "W" | "WE":
            there = base.shifted("W", steps)
            day = None if there is None else there.date
            return None if day is None else week_of(day) + ("-WE" if unit == "WE" else "")
        case "M" | "Y":
            return base.shifted(unit, steps)
        case "Q" if base.month is not None:
            quarters = base.year * 4 + (base.month - 1) // 3 + steps
            return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
        case "DE" | "CE":
            years = 10 if unit == "DE" else 100
            return _round_years(base.year, years, steps)
        case _:
            return None


def _round_years(year: int, years: int, steps: int) -> str:
    width = 3 if years == 10 else 2
    if year < 0:
        return f"BC{max(0, -year // years - steps):0{width}d}"
    return f"{max(0, year // years + steps):0{width}d}"


def _placed(value: Point | str, found: Found, anchor: str | None) -> Reading:
    mod = found.parts.get("mod")
    if isinstance(value, Point):
        return dated(value, mod=mod, anchor=anchor)
    return open_date(value, mod=mod, anchor=anchor, when=when_of(value, mod))


def _within(reading: Reading, found: Found, base: Point | None) -> Reading:
    """Narrows the bounds to what comes after what was told ("later that month"), or before it."""
    day = None if base is None else base.date
    if day is None or reading.when is None or "within" not in found.parts:
        return reading
    told = datetime.combine(day, time())
    earliest, latest = reading.when.earliest, reading.when.latest
    if earliest is None or latest is None or not earliest <= told < latest:
        return reading
    later = found.parts["within"] == "later"
    when = (
        replace(reading.when, earliest=told) if later else replace(reading.when, latest=max(told, earliest))
    )
    return reading._replace(when=when)


def _season(found: Found, context: Context, name: str, steps: int) -> Reading:
    suffix = found.parts.get("season", "FA")
    base = context.anchors.base(name)
    if base is None or base.year is None:
        return open_date(f"XXXX-{suffix}", mod=found.parts.get("mod"))
    ended = base.month is None or base.month > _SEASON_ENDS[suffix]
    if steps < 0 and ended:
        steps = 0
    point = base.shifted("Y", steps)
    return dated(
        Point(point.year if point else base.year, suffix=f"-{suffix}"),
        mod=found.parts.get("mod"),
        anchor=context.anchors.name_of(base),
    )


def _month(found: Found, context: Context, name: str, steps: int) -> Reading:
    month, mod = int(found.parts["month"]), found.parts.get("mod")
    base = context.anchors.base(name, "M")
    if base is None or base.year is None:
        return open_date(f"XXXX-{month:02d}", mod=mod)
    there = base.month or 1
    years = 0
    if steps > 0:
        years = 0 if month > there else 1
    elif steps < 0:
        years = 0 if month < there else -1
    point = base.shifted("Y", years)
    return dated(
        Point(point.year if point else base.year, month), mod=mod, anchor=context.anchors.name_of(base)
    )


def _which(words: str) -> tuple[str, int]:
    name, steps = words.split()
    return name, int(steps)
