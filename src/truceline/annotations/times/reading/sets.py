"""Reads what comes again: "twice a week", "on Fridays", "Sunday mornings", "every few days"."""

from __future__ import annotations

from truceline.annotations.times.reading.durations import amount, period
from truceline.annotations.times.reading.readings import Context, Reading
from truceline.annotations.times.words.grammar import Found


def times_a(found: Found, context: Context) -> Reading | None:
    """So many times in a unit: "three times a day" is P1D, "once every two weeks" P2W."""
    del context
    number = amount(found.parts)
    few = "vague" in found.parts and number is None
    return Reading(kind="SET", value=period("X" if few else f"{number or 1:g}", found.parts["unit"]))


def weekdays(found: Found, context: Context) -> Reading:
    """A day of every week, or a part of it: "on Fridays" is XXXX-WXX-5, "Sunday mornings" XXXX-WXX-7TMO."""
    del context
    day = found.parts.get("weekdays") or found.parts["weekday"]
    return Reading(kind="SET", value=f"XXXX-WXX-{day}{found.parts.get('parts', '')}")
