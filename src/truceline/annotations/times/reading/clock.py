"""Reads clock times: with their date, their zone, and the same instant printed a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from truceline.annotations.times.calendar.intervals import when_of
from truceline.annotations.times.calendar.points import Point, moved
from truceline.annotations.times.reading import dates, feasts, steps
from truceline.annotations.times.reading.doubts import HALFDAY, MIDNIGHT, NO_ZONE, weekday_doubts
from truceline.annotations.times.reading.durations import beside
from truceline.annotations.times.reading.hours import hours_of, is_midnight, nearness
from truceline.annotations.times.reading.prints import Print, fitted, print_of, written_out
from truceline.annotations.times.reading.readings import Context, Reader, Reading
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.when import When

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
_LEAD = 24  # characters before midnight that can hold "no later than"
_START, _END = slice(0, 1), slice(1, 2)  # of the two readings of midnight


def instant(found: Found, context: Context) -> Reading | None:
    """A time in ISO 8601, as machines print it: "2020-10-10T08:00Z"."""
    del context
    offset = found.parts.get("offset", "")
    value = found.parts["iso"] + offset
    when = when_of(value)
    if when is None:
        return None
    zone = offset or None
    return Reading(kind="TIME", value=value, when=when, zone=zone, point=_point(value), explicit=True)


def clock(found: Found, context: Context) -> Reading | None:
    """A clock time on its day: "midnight on October 18 (23:00 Moscow time on October 17)" is one instant.

    What can be two times keeps the usual one as its value (midnight begins the day it is said with, as in ISO 8601,
    which TIMEX3 follows), bounds that hold both, and says so among its doubts.
    """
    hours = hours_of(found)
    if not hours:
        return None
    own = _own_day(found, context)
    further = [(each, None if each.date is None else _date_of(each, context)) for each in _further(found)]
    told = own or next((day for _, day in further if day is not None), None) or _told_day(context)
    day = None if told is None or told.point is None else told.point.date
    if told is None or day is None:
        return _open(found, told, hours[0])
    dated = own is not None or all(other is None for _, other in further)
    first = print_of(found, day, context.zones, dated=dated)
    if first is None:
        return None
    others = [
        each
        for second, other in further
        if (each := _print(second, other, day, context, named=own is not None)) is not None
    ]
    near = context.zones.local(found.start, first.moments[0]) if others else ()
    for other in others:
        first = fitted(first, other, near)[0] if other.dated else first
    first = _settled(first, found, own is not None, context)
    return _whole(found, context, told, first, others, near)


def _whole(
    found: Found, context: Context, told: Reading, first: Print, others: Sequence[Print], near: Sequence[str]
) -> Reading:
    also: list[Print] = []
    doubts: list[str] = []
    for other in others:
        first, fit, doubt = fitted(first, other, near)
        also.append(fit)
        doubts += [doubt] if doubt else []
    apart = [each for each in also if doubts and NO_ZONE not in doubts]
    near_words = nearness(found, context.text)
    return Reading(
        kind="TIME",
        value=first.value,
        mod=near_words[0] if near_words else None,
        when=_bounds(first, apart, near_words),
        zone=first.zone or (first.offset if others else None),
        anchor=told.anchor,
        point=_point(first.value),
        explicit=told.explicit,
        also=tuple(each.value for each in also),
        doubts=(*_weekdays(found, context), *doubts, *_either(found, first)),
    )


def _either(found: Found, first: Print) -> Iterator[str]:
    if len(first.moments) > 1:
        yield MIDNIGHT if is_midnight(found) else HALFDAY


def _weekdays(found: Found, context: Context) -> Iterator[str]:
    for each in (found, *_further(found)):
        if each.date is not None and "weekday" in each.date.parts:
            day = _date_of(each, context)
            yield from weekday_doubts(each.date, None if day is None else day.point)


def _bounds(
    first: Print, apart: Sequence[Print], near: tuple[str, timedelta, timedelta] | None
) -> When | None:
    """The bounds of all that the prints can mean; `when.value` is the usual reading."""
    when = when_of(first.value)
    if when is None or when.earliest is None or when.latest is None:
        return when
    values = [written_out(moment, first.offset) for moment in first.moments[1:]]
    values += [each.value for each in apart if (each.offset is None) == (first.offset is None)]
    zone = when.earliest.tzinfo
    known = [other for value in values if (other := when_of(value)) is not None]
    starts = [each.earliest.astimezone(zone) if zone else each.earliest for each in known if each.earliest]
    ends = [each.latest.astimezone(zone) if zone else each.latest for each in known if each.latest]
    earliest, latest = min(when.earliest, *starts, when.earliest), max(when.latest, *ends, when.latest)
    if near is not None:
        earliest, latest = _moved(earliest, -near[1]), _moved(latest, near[2])
    return replace(when, earliest=earliest, latest=latest)


def _moved(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


def _point(value: str) -> Point:
    return Point(int(value[:4]), int(value[5:7]), int(value[8:10]))


def _open(found: Found, told: Reading | None, hours: timedelta) -> Reading:
    """A clock time whose day is not known."""
    day = told.value[:10] if told and told.value[:4].isdigit() else "XXXX-XX-XX"
    total = int(hours.total_seconds()) // 60
    zone = found.parts.get("zone") or found.parts.get("local")
    return Reading(kind="TIME", value=f"{day}T{total // 60:02d}:{total % 60:02d}", zone=zone)


def _own_day(found: Found, context: Context) -> Reading | None:
    """The day said with a clock time, moved where a range runs over midnight."""
    if found.date is None:
        return None
    reading = _date_of(found, context)
    days = int(found.parts.get("days", "0"))
    if not days or reading is None or reading.point is None:
        return reading
    point = reading.point.coarse("D").shifted("D", days)
    return Reading(
        kind=reading.kind,
        value=reading.value,
        anchor=reading.anchor,
        point=point,
        explicit=reading.explicit,
    )


def _date_of(found: Found, context: Context) -> Reading | None:
    """The day said with a clock time; its tense is that of the whole ("by noon on Friday")."""
    if found.date is None:
        return None
    day = found.date if found.date.start <= found.start else found.date._replace(start=found.start)
    return _DAY_READERS[day.reads](day, context)


def _told_day(context: Context) -> Reading | None:
    """The day told of in the sentence of a clock time without one, else that of publication."""
    anchors = context.anchors
    base = anchors.day if anchors.fresh or anchors.history else anchors.published
    if base is None:
        return None
    point = base._replace(suffix="")
    return Reading(kind="DATE", value=point.value, anchor=anchors.name_of(base), point=point)


def _further(found: Found) -> Iterator[Found]:
    while found.second is not None:
        found = found.second
        yield found


def _print(
    second: Found,
    own: Reading | None,
    day: date,
    context: Context,
    *,
    named: bool,
) -> Print | None:
    date_ = own.point.date if own is not None and own.point is not None else None
    if date_ is not None and second.date is not None and second.date.reads == "weekday" and named:
        date_ = _weekday_beside(day, date_.isoweekday())
    return print_of(second, date_ or day, context.zones, dated=date_ is not None)


def _weekday_beside(day: date, weekday: int) -> date | None:
    """The day of the week nearest to a day: a second print without its date is at most a day off."""
    return moved(day, (weekday - day.isoweekday() + 3) % 7 - 3)


def _settled(first: Print, found: Found, named: bool, context: Context) -> Print:  # noqa: FBT001
    """The readings of a midnight that the tense and the words before leave: "until midnight on Thursday" ends it."""
    if len(first.moments) < 2 or not is_midnight(found):
        return first
    publication = context.anchors.publication
    tense = context.tense(found)
    today = publication is not None and first.moments[0].date() == publication
    side = None
    if today and tense is not None:
        side = _END if tense is Tense.FUTURE else _START
    elif not named and tense is Tense.FUTURE:
        side = _END
    side = side or _cued(found, context.text)
    return first if side is None else replace(first, moments=first.moments[side])


def _cued(found: Found, text: str) -> slice | None:
    lead = text[max(0, found.start - _LEAD) : found.start]
    for side, before, inside in _cues():
        if before.search(lead) or inside.search(text, found.start, found.end):
            return side
    return None


@cache
def _cues(language: str = "en") -> tuple[tuple[slice, re.Pattern[str], re.Pattern[str]], ...]:
    words = vocabulary(language)
    suns = "|".join(word for word, hours in words.words["sun"].items() if hours == "00:00")
    return tuple(
        (side, re.compile(rf"(?i:\b{cue})\s$"), re.compile(rf"(?i:\b{cue}\s(?:{suns}))\b"))
        for side, cue in ((_END, words.midnight["end"]), (_START, words.midnight["start"]))
    )
