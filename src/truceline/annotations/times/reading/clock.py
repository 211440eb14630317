"""Reads clock times: with their date, their zone, and the same instant printed a second time."""

from __future__ import annotations

from datetime import datetime, timedelta

from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.calendar.zones import offset_of, written
from truceline.annotations.times.reading import dates, feasts, steps
from truceline.annotations.times.reading.durations import amount, beside
from truceline.annotations.times.reading.readings import Context, Reader, Reading
from truceline.annotations.times.words.grammar import Found

_DAY_READERS: dict[str, Reader] = {
    "calendar": dates.calendar,
    "numeric": dates.numeric,
    "weekday": steps.weekday,
    "deictic": steps.deictic,
    "day_of_month": steps.day_of_month,
    "step": steps.step,
    "beside": beside,
    "feast": feasts.feast,
}
_QUARTER = timedelta(minutes=15)  # offsets from UTC are whole quarters of an hour
_OFFSETS = (timedelta(hours=-12), timedelta(hours=14))


def instant(found: Found, context: Context) -> Reading | None:
    """A time in ISO 8601, as machines print it: "2020-10-10T08:00Z"."""
    del context
    offset = found.parts.get("offset", "")
    return _reading(found.parts["iso"] + offset, offset or None, None, explicit=True)


def clock(found: Found, context: Context) -> Reading | None:
    """A clock time on its day: "midnight on October 18 (23:00 Moscow time on October 17)" is one instant."""
    day = _day(found, context)
    minutes = _minutes(found)
    if minutes is None:
        return None
    if day is None or day.point is None or day.point.date is None:
        point = day.value[:10] if day and day.value[:4].isdigit() else "XXXX-XX-XX"
        return Reading(kind="TIME", value=f"{point}T{_hours(minutes)}", zone=_printed_zone(found))
    local = datetime.combine(day.point.date, datetime.min.time()) + minutes
    offset, zone = _offset(found, local, context)
    value = f"{local:%Y-%m-%dT%H:%M}{offset or ''}"
    return _reading(value, zone, day.anchor, explicit=day.explicit)


def _reading(value: str, zone: str | None, anchor: str | None, *, explicit: bool) -> Reading | None:
    when = when_of(value)
    if when is None:
        return None
    point = Point(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return Reading(
        kind="TIME", value=value, when=when, zone=zone, anchor=anchor, point=point, explicit=explicit
    )


def _day(found: Found, context: Context) -> Reading | None:
    """The day of a clock time: the date said with it, else the one told of in its sentence, else publication's."""
    for date in (found.date, found.second.date if found.second else None):
        if date is not None:
            reading = _DAY_READERS[date.reads](date, context)
            if reading is not None and date is not found.date:
                return _first_day(found, reading)
            return reading
    anchors = context.anchors
    base = anchors.day if anchors.fresh or anchors.history else anchors.published
    if base is None:
        return None
    point = base._replace(suffix="")
    return Reading(kind="DATE", value=point.value, anchor=anchors.name_of(base), point=point)


def _first_day(found: Found, second: Reading) -> Reading:
    """The day of the first print where only the second has one: the next day if midnight lies between."""
    first, other = _minutes(found), _minutes(found.second) if found.second else None
    if first is None or other is None or second.point is None:
        return second
    days = 1 if other - first > timedelta(hours=12) else -1 if first - other > timedelta(hours=12) else 0
    point = second.point.coarse("D").shifted("D", days)
    return (
        second
        if point is None
        else Reading(kind="DATE", value=point.value, anchor=second.anchor, point=point)
    )


def _offset(found: Found, local: datetime, context: Context) -> tuple[str | None, str | None]:
    """The offset from UTC and the zone as printed, or the offset where none is printed."""
    zone, derived = found.parts.get("zone"), _derived(found, local, context)
    if zone is not None:
        return offset_of(zone, local) or derived, zone
    if "local" in found.parts:
        zone = found.parts["local"]
        offset = (
            offset_of(zone.replace("local ", ""), local) or context.zones.local(found.start, local) or derived
        )
        return offset, zone
    if found.second is not None and derived is not None:
        return derived, derived
    return None, None


def _derived(found: Found, local: datetime, context: Context) -> str | None:
    """The offset that the second print shows: 12:00 beside 11:00 Moscow time is four hours from UTC."""
    second = found.second
    minutes = _minutes(second) if second else None
    if second is None or minutes is None or "zone" not in second.parts:
        return None
    reading = _DAY_READERS[second.date.reads](second.date, context) if second.date else None
    day = reading.point.date if reading and reading.point else None
    days = [day] if day else [(local + timedelta(days=days)).date() for days in (0, -1, 1)]
    for each in days:
        other = datetime.combine(each, datetime.min.time()) + minutes
        known = offset_of(second.parts["zone"], other)
        if known is None:
            return None
        shift = local - other + _shift(known)
        if _OFFSETS[0] <= shift <= _OFFSETS[1] and shift % _QUARTER == timedelta(0):
            return written(shift)
    return None


def _shift(offset: str) -> timedelta:
    sign = -1 if offset[0] == "-" else 1
    return sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))


def _minutes(found: Found) -> timedelta | None:
    """The time since midnight that a clock time prints; midnight tonight is the end of the day."""
    parts = found.parts
    if "sun" in parts:
        late = (
            parts["sun"] == "00:00" and found.date is not None and found.date.parts.get("deictic") == "0 TNI"
        )
        return timedelta(hours=24 if late else int(parts["sun"][:2]))
    if "military" in parts:
        hour, minute = int(parts["military"][:2]), int(parts["military"][2:])
    elif "hour" in parts:
        hour, minute = int(parts["hour"]), int(parts["minute"])
    else:
        hour, minute = int(parts.get("hour12") or amount({"n": parts["hourclock"]}) or 0), 0
    half = parts.get("halfday") or parts.get("halfday12")
    if parts.get("clockpart") in {"TAF", "TEV"}:
        half = "12"
    if half is not None and hour <= 12:
        hour = hour % 12 + int(half)
    return timedelta(hours=hour, minutes=minute) if hour <= 24 else None


def _hours(minutes: timedelta) -> str:
    total = int(minutes.total_seconds()) // 60
    return f"{total // 60:02d}:{total % 60:02d}"


def _printed_zone(found: Found) -> str | None:
    return found.parts.get("zone") or found.parts.get("local")
