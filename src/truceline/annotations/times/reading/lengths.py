"""Reads lengths in compounds and in the plural alone: "half a century", "yearlong", "recent weeks", "year-ago"."""

from __future__ import annotations

from dataclasses import replace

from truceline.annotations.times.reading.durations import amount, offset
from truceline.annotations.times.reading.durations import period as length
from truceline.annotations.times.reading.readings import Context, Reading, open_date
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


def period(found: Found, context: Context) -> Reading:
    """A stretch of so many units that no number tells: "recent weeks" is PAST_REF, "the early years" PXY."""
    del context
    if found.parts["period"]:
        return open_date(found.parts["period"])
    return Reading(kind="DURATION", value=length("X", found.parts["unit"]))


def year_ago(found: Found, context: Context) -> Reading | None:
    """One unit before publication in a compound: "year-ago", "year-earlier"."""
    return offset(replace(found, parts={**found.parts, "n": "1"}), context)
