"""Reads lengths of time, what is a length away from an anchor, and what comes again and again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from truceline.annotations.times.calendar.intervals import day_after, when_of
from truceline.annotations.times.calendar.points import Point, week_of
from truceline.annotations.times.reading.readings import Context, Reading, dated, open_date
from truceline.annotations.times.words.grammar import Found
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.offset import Offset
from truceline.model.when import When

# How many of a unit a bare plural can be ("weeks later").
_BARE = (2, 12)
_DAYS = {
    "TS": 1 / 86400,
    "TM": 1 / 1440,
    "TH": 1 / 24,
    "D": 1,
    "WE": 7,
    "W": 7,
    "2W": 14,
    "M": 30.5,
    "Q": 91.5,
    "Y": 365.25,
}
_DAYS |= {"DE": 3652.5, "CE": 36525}
_TO_EVENT = re.compile(r"\s(?:(?:after|before|following|into|of)\s)?(?:the\s|a\s|an\s)?")
_EVENT = re.compile(r" (?:(?! (?:that|which|who|when|and|but)\b)[^.,;:()\n]){0,60}")
_WITHIN = re.compile(r"\b[Ww]ithin (?:(?:about|some) )?$")
_WORDS = re.compile(r"\w+")
_SINGULAR_ONCE = frozenset({"TS", "Q", "WE"})  # "a second truce", "a quarter of", "a weekend" are no lengths


def duration(found: Found, context: Context) -> Reading | None:
    """A length: "72-hour" is PT72H, "five-day" P5D, "several days" PXD, "nearly a year" P1Y with LESS_THAN."""
    value = _length(found, context.text)
    if value is None:
        return None
    return Reading(kind="DURATION", value=value, mod=found.parts.get("about") or None)


def offset_event(found: Found, context: Context) -> Reading | None:
    """A length from an event: "six weeks after the start of the war" is P6W, placed where the event's day is known."""
    value = _length(found, context.text)
    if value is None:
        return None
    mod, side = found.parts.get("about") or None, found.parts["side"]
    if side == "of" and not _WITHIN.search(context.text, max(0, found.start - 16), found.start):
        return Reading(kind="DURATION", value=value, mod=mod)
    direction = "before" if side == "-" else "after"
    event, day = _event(found, found.parts["event"], context)
    distance = Offset(length=value, direction=direction, event=event, mod=mod)
    when = None if day is None else distance.on(day)
    if when is not None and day is not None and side == "of":
        when = replace(when, value=None, earliest=datetime.combine(day, datetime.min.time()))
    anchor = f"{direction} {event}" if day is None else f"{direction} {event} ({day})"
    return Reading(kind="DURATION", value=value, mod=mod, anchor=anchor, when=when, offset=distance)


def _event(found: Found, words: str, context: Context) -> tuple[str, date | None]:
    """An event's words and its day: printed in them, told elsewhere in the text or known to the caller."""
    printed = context.next_day(_TO_EVENT, found)
    if printed is not None:
        return printed
    event = " ".join(words.split())
    return event, context.events.day(event)


def offset(found: Found, context: Context) -> Reading | None:
    """A time so far from an anchor: "two weeks ago", "twelve days later", "several weeks later"."""
    parts = found.parts
    name, sign = parts["direction"].split()
    unit, number = parts["unit"], amount(parts)
    if number is None and not _is_plural(found, context.text):
        return None
    base = context.base(found, name, "D" if unit not in {"M", "Y", "DE", "CE"} else unit)
    anchor = context.anchors.name_of(base)
    step = 1 if sign == "+" else -1
    moment = _moment(found, base, step, context)
    if moment is not None:
        return moment._replace(anchor=anchor)
    if number is not None and base is not None and number == int(number):
        reading = _counted(base, unit, step * int(number), anchor, parts.get("about"))
        if reading is not None:
            return reading
    value = "FUTURE_REF" if step > 0 else "PAST_REF"
    return open_date(value, anchor=anchor, when=_vague_when(found, base, step, context))


def _moment(found: Found, base: Point | None, step: int, context: Context) -> Reading | None:
    """The clock time so many hours or minutes from the last one told: "two hours later"."""
    number, unit, clock = amount(found.parts), found.parts["unit"], context.anchors.clock
    if number is None or clock is None or unit not in {"TH", "TM"} or base != context.anchors.day:
        return None
    try:
        moment = datetime.fromisoformat(clock) + step * timedelta(days=number * _DAYS[unit])
    except (OverflowError, ValueError):
        return None
    value = moment.isoformat(timespec="minutes")
    point = Point(moment.year, moment.month, moment.day)
    return Reading(kind="TIME", value=value, mod=found.parts.get("about"), when=when_of(value), point=point)


def _counted(base: Point, unit: str, steps: int, anchor: str | None, mod: str | None) -> Reading | None:
    unit, steps = ("W", 2 * steps) if unit == "2W" else (unit, steps)
    if unit in {"DE", "CE"}:
        years = 10 if unit == "DE" else 100
        if base.year is None or not 0 < base.year + steps * years <= date.max.year:
            return None
        value = f"{(base.year + steps * years) // years:0{3 if unit == 'DE' else 2}d}"
        return open_date(value, mod=mod, anchor=anchor, when=when_of(value))
    point = base.shifted(unit, steps)
    if point is None:
        return None
    if unit == "W" and point.date is not None:
        value = week_of(point.date)
        return open_date(value, mod=mod, anchor=anchor, when=when_of(value))
    return dated(point, mod=mod, anchor=anchor)


def _vague_when(found: Found, base: Point | None, step: int, context: Context) -> When | None:
    """The bounds of a vague distance: "several weeks later" is two to eight weeks on."""
    day = None if base is None else base.date
    if day is None:
        return None
    number = amount(found.parts)
    low, high = _range(found.parts) if number is None else (number, number)
    days = _DAYS[found.parts["unit"]]
    clock = context.anchors.clock if days < 1 else None
    start = datetime.fromisoformat(clock) if clock else datetime.combine(day, datetime.min.time())
    try:
        near, far = start + step * timedelta(days=low * days), start + step * timedelta(days=high * days)
        first, last = min(near, far), max(near, far) + (timedelta(0) if clock else timedelta(days=1))
    except OverflowError:
        return None
    latest = context.anchors.latest
    if latest is not None and first.tzinfo is None and first < day_after(latest) < last:
        last = day_after(latest)
    return When(earliest=first, latest=last)


def beside(found: Found, context: Context) -> Reading | None:
    """The unit before or after what was told: "the day before", "the night before", "the morning after"."""
    parts, anchors = found.parts, context.anchors
    unit, suffix = ("D", parts["part"]) if "part" in parts else (parts["unit"], "")
    base = context.base(found, "narrated", unit)
    steps = 1 if parts["side"] == "+" else -1
    reading = None if base is None else _counted(base, unit, steps, anchors.name_of(base), parts.get("mod"))
    if reading is None:
        return open_date(f"XXXX-XX-XX{suffix}") if unit == "D" else None
    if suffix and reading.point is not None:
        return dated(reading.point._replace(suffix=suffix), mod=parts.get("mod"), anchor=reading.anchor)
    return reading


def beside_event(found: Found, context: Context) -> Reading | None:
    """The unit before or after an event, open where its day is not known: "the day after the attack"."""
    unit, suffix = ("D", found.parts["part"]) if "part" in found.parts else (found.parts["unit"], "")
    match = _EVENT.match(context.text, found.end)
    event, day = _event(found, match.group() if match else "", context)
    step = 1 if found.parts["side"] == "+" else -1
    direction = "after" if step > 0 else "before"
    reading = (
        None if day is None else _counted(Point.of(day), unit, step, f"{direction} {event} ({day})", None)
    )
    distance = Offset(length=f"P1{unit}", direction=direction, event=event)
    if reading is not None and reading.point is not None and suffix:
        reading = dated(reading.point._replace(suffix=suffix), anchor=reading.anchor)
    if reading is None and unit == "D":
        reading = open_date(f"XXXX-XX-XX{suffix}", anchor=f"{direction} {event}")
    return None if reading is None else reading._replace(offset=distance)


def often(found: Found, context: Context) -> Reading:
    """What comes again: "daily", "annually"."""
    del context
    return Reading(kind="SET", value=found.parts["often"])


def each(found: Found, context: Context) -> Reading | None:
    """What comes at every such time: "every Friday" is XXXX-WXX-5, "per week" P1W."""
    del context
    parts = found.parts
    if "weekday" in parts:
        return Reading(kind="SET", value=f"XXXX-WXX-{parts['weekday']}")
    if "month" in parts:
        return Reading(kind="SET", value=f"XXXX-{int(parts['month']):02d}")
    if "part" in parts:
        return Reading(kind="SET", value=f"XXXX-XX-XX{parts['part']}")
    number = amount(parts) or float(parts["each"])
    return Reading(kind="SET", value=period(_plain(number), parts["unit"]))


def reference(found: Found, context: Context) -> Reading:
    """The present, past or future at large: "now", "recently"."""
    del context
    return Reading(kind="DATE", value=found.parts["reference"])


def bare_part(found: Found, context: Context) -> Reading:
    """A part of the day with no day said: "at night", or of the day told of: "in the morning"."""
    part, anchors = found.parts["part"], context.anchors
    base = anchors.day if anchors.fresh else None
    mod = found.parts.get("mod")
    at_large = part == "TNI" and "the" not in found.parts  # "at night" is any night
    if base is None or at_large or not {"the", "mod"} & found.parts.keys():
        return open_date(f"XXXX-XX-XX{part}", mod=mod)
    return dated(base._replace(suffix=part), mod=mod, anchor=anchors.name_of(base))


def amount(parts: Mapping[str, str]) -> float | None:
    """How many units the words say, or None where they are vague."""
    words = parts.get("n")
    return _number(words) if words else None


@lru_cache(maxsize=1024)
def _number(printed: str) -> float:
    words = " ".join(printed.replace("-", " ").replace(",", "").lower().split())
    half = 0.5 if words.endswith(" and a half") else 0.0
    words = words.removesuffix(" and a half")
    if words.startswith("half"):
        return 0.5
    numbers = vocabulary().words["number"]
    total = 0.0
    for word in words.split():
        if word in {"a", "an"}:
            total += 1
        elif numbers.get(word, "").startswith("x"):  # multiplies the number before it
            total = (total or 1) * float(numbers[word][1:])
        else:
            total += float(numbers.get(word, word))
    return total + half


def _length(found: Found, text: str) -> str | None:
    parts, number = found.parts, amount(found.parts)
    unit = parts["unit"]
    if number is None:
        if "n" in parts and not _is_plural(found, text):
            return period("1", unit)
        return period("X", unit) if _is_plural(found, text) and unit != "Q" else None
    once = parts.get("n", "").lower() in {"a", "an"}
    return None if (once and unit in _SINGULAR_ONCE) or unit == "Q" else period(_plain(number), unit)


def _is_plural(found: Found, text: str) -> bool:
    words = _WORDS.findall(text[found.start : found.end].lower())
    units = vocabulary().words["unit"]
    return any(word in units and word.endswith("s") for word in words)


def _range(parts: Mapping[str, str]) -> tuple[float, float]:
    if "vague" not in parts:
        return _BARE
    low, high = parts["vague"].split("-")
    return float(low), float(high)


def period(number: str, unit: str) -> str:
    """So many of a unit as TIMEX3 writes it: `P5D`, `PT72H`; half an hour is `PT30M`."""
    if unit == "TH" and number == "0.5":
        return "PT30M"
    if unit == "2W":
        number, unit = ("X" if number == "X" else _plain(2 * float(number))), "W"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _plain(number: float) -> str:
    return f"{number:g}" if number < 1_000_000 else str(int(number))
