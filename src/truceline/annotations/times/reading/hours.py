"""The hours and minutes that a clock time prints, before any date or zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from truceline.annotations.times.reading.durations import amount
from truceline.annotations.times.words.grammar import Found
from truceline.annotations.times.words.vocabulary import vocabulary

_DAY = timedelta(hours=24)
_LEAD = 24  # characters before a clock time that can hold "shortly before"
_LATE = frozenset({"TAF", "TEV"})


def hours_of(found: Found) -> tuple[timedelta, ...]:
    """What a clock time can be, since the midnight that begins its day; the usual reading first, none if no time.

    Midnight can begin or end the day, six o'clock be in the morning or the evening, where nothing printed tells.
    """
    parts = found.parts
    if "sunminutes" in parts:
        return _beside_sun(parts)
    if "sun" in parts:
        return _of_sun(parts["sun"], _edge(found))
    if "military" in parts:
        hour, minute = int(parts["military"][:2]), int(parts["military"][2:])
    elif "hour" in parts:
        hour, minute = int(parts["hour"]), int(parts["minute"])
    else:
        words = next(
            (parts[name] for name in ("hour12", "hourclock", "hourbare", "pasthour") if name in parts), ""
        )
        hour, minute = int(amount({"n": words}) or 0), int(parts.get("pastto", "0"))
    return _of_figures(found, hour, minute)


def is_midnight(found: Found) -> bool:
    """Whether the words say midnight and nothing joined with them which one."""
    return found.parts.get("sun") == "00:00" and "sunminutes" not in found.parts and _edge(found) is None


def nearness(found: Found, text: str) -> tuple[str, timedelta, timedelta] | None:
    """The modifier that stands before a clock time ("shortly before"), and how far it reaches to either side."""
    match = _near().search(text[max(0, found.start - _LEAD) : found.start])
    if match is None:
        return None
    words = " ".join(match[1].lower().split())
    mod, before, after = vocabulary().words["near"][words].split()
    return mod, timedelta(minutes=int(before)), timedelta(minutes=int(after))


def _beside_sun(parts: Mapping[str, str]) -> tuple[timedelta, ...]:
    """The time so many minutes from noon or midnight; before midnight it is the end of the day named."""
    minutes = timedelta(minutes=amount({"n": parts["sunminutes"]}) or 0)
    sun = timedelta(hours=int(parts["sun"][:2]))
    return (sun + minutes,) if parts["sunside"] == "+" else ((sun or _DAY) - minutes,)


def _of_sun(sun: str, edge: str | None) -> tuple[timedelta, ...]:
    hours = timedelta(hours=int(sun[:2]))
    if hours:
        return (hours,)
    return {"start": (hours,), "end": (_DAY,)}.get(edge or "", (hours, _DAY))


def _edge(found: Found) -> str | None:
    """Which end of its day a midnight is, as the words joined with it say: midnight of Friday night ends Friday."""
    date = found.date.parts if found.date else {}
    night = date.get("part") in {"TNI", "TEV"} or date.get("deictic", "").endswith(" TNI")
    return found.parts.get("edge") or ("end" if night else None)


def _of_figures(found: Found, hour: int, minute: int) -> tuple[timedelta, ...]:
    parts = found.parts
    half = parts.get("halfday") or parts.get("halfday12")
    part = parts.get("clockpart") or (found.date.parts.get("part") if found.date else None)
    in_words = "hourclock" in parts or "pasthour" in parts
    if half is None and part is not None and 1 <= hour <= 12 and "military" not in parts:
        half = "12" if part in _LATE or (part == "TNI" and hour > 5) else "0"
        hour = 24 if part == "TNI" and hour == 12 else hour
    if half is not None and hour <= 12:
        hour = hour % 12 + int(half)
    since = timedelta(hours=hour, minutes=minute)
    if since > _DAY or since < timedelta(0):
        return ()
    both = in_words and half is None and hour < 12
    return (since, since + timedelta(hours=12)) if both else (since,)


@cache
def _near(language: str = "en") -> re.Pattern[str]:
    words = sorted(vocabulary(language).words["near"], key=len, reverse=True)
    either = "|".join(re.escape(each).replace(r"\ ", r"\s") for each in words)
    return re.compile(rf"(?i:(?:^|\W)({either}))\s(?:the\s)?$")
