"""Reads lengths in compounds and in the plural alone: "half a century", "yearlong", "recent weeks", "year-ago"."""

from __future__ import annotations

from truceline.annotations.times.reading.durations import amount, bare_part, offset
from truceline.annotations.times.reading.durations import period as length
from truceline.annotations.times.reading.readings import Context, Reading, dated, open_date
from truceline.annotations.times.reading.steps import deictic
from truceline.annotations.times.words.grammar import Found


def fraction(found: Found, context: Context) -> Reading:
    """A half or a quarter of a unit: "half-century" is P0.5CE, "half an hour" PT30M."""
    del context
    return Reading(kind="DURATION", value=length(found.parts["fraction"], found.parts["unit"]))


def and_half(found: Found, context: Context) -> Reading | None:
    """A length with its half told last: "a year and a half" is P1.5Y."""
    del context
    number = amount(found.parts)
    if number is None:
        return None
    value = length(f"{number + 0.5:g}", found.parts["unit"])
    return Reading(kind="DURATION", value=value, mod=found.parts.get("about") or None)


def whole(found: Found, context: Context) -> Reading:
    """A length in one word: "yearlong" is P1Y."""
    del context
    return Reading(kind="DURATION", value=length("1", found.parts["longword"]))


def ago_day(found: Found, context: Context) -> Reading | None:
    """A day so many units before one counted from publication: "ten years ago today"."""
    number, published = amount(found.parts), context.anchors.published
    day = None if published is None else deictic(found, context).point
    if number is None or number != int(number) or day is None or day.year is None:
        return None
    unit = found.parts["unit"]
    point = day._replace(year=day.year - int(number)) if unit == "Y" else day.shifted(unit, -int(number))
    if point is None or point.date is None:
        return None
    return dated(point, anchor=context.anchors.name_of(published))


def all_of(found: Found, context: Context) -> Reading | None:
    """The whole of a unit: "all day" is P1D, "the year ended September 30" P1Y, "all night" the night of the day told of."""
    if "part" in found.parts:
        return bare_part(found._replace(parts={**found.parts, "the": "the"}), context)
    return Reading(kind="DURATION", value=length("1", found.parts["unit"]))


def period(found: Found, context: Context) -> Reading:
    """A stretch of so many units that no number tells: "recent weeks" is PAST_REF, "the early years" PXY."""
    del context
    if found.parts["period"]:
        return open_date(found.parts["period"])
    return Reading(kind="DURATION", value=length("X", found.parts["unit"]))


def year_ago(found: Found, context: Context) -> Reading | None:
    """One unit before publication in a compound: "year-ago", "year-earlier"."""
    return offset(found._replace(parts={**found.parts, "n": "1"}), context)
