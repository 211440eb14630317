"""Reads the times of a text in order, each against what was told before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from truceline.annotations.times.agreeing import Days, agreed
from truceline.annotations.times.anchors import LEAD, TRAIL, Anchors, is_history
from truceline.annotations.times.calendar.zones import Zones
from truceline.annotations.times.events import Events
from truceline.annotations.times.joining import joined
from truceline.annotations.times.reading import (
    accounts,
    clock,
    dates,
    durations,
    feasts,
    lengths,
    sets,
    steps,
    weekends,
)
from truceline.annotations.times.reading.bounds import bounded
from truceline.annotations.times.reading.doubts import weekday_doubts
from truceline.annotations.times.reading.readings import Context, Reader, Reading
from truceline.annotations.times.tense import Tenses
from truceline.annotations.times.words.grammar import Found, grammar
from truceline.model.annotation import Time, Token
from truceline.model.document import Dating
from truceline.model.span import Span
from truceline.model.when import When

READERS: dict[str, Reader] = {
    "ago_day": lengths.ago_day,
    "all_of": lengths.all_of,
    "and_half": lengths.and_half,
    "beside": durations.beside,
    "beside_event": durations.beside_event,
    "bare_part": durations.bare_part,
    "calendar": dates.calendar,
    "century": dates.century,
    "clock": clock.clock,
    "day_of_month": steps.day_of_month,
    "decade": dates.decade,
    "deictic": steps.deictic,
    "duration": durations.duration,
    "each": durations.each,
    "feast": feasts.feast,
    "fraction": lengths.fraction,
    "fiscal": accounts.fiscal,
    "half": accounts.half,
    "instant": clock.instant,
    "numeric": dates.numeric,
    "offset": durations.offset,
    "offset_event": durations.offset_event,
    "often": durations.often,
    "overnight": weekends.overnight,
    "period": lengths.period,
    "reference": durations.reference,
    "same_unit": accounts.same_unit,
    "season": dates.season,
    "step": steps.step,
    "tens": dates.tens,
    "the_unit": steps.the_unit,
    "times_a": sets.times_a,
    "unit_end": steps.unit_end,
    "weekday": steps.weekday,
    "weekdays": sets.weekdays,
    "weekend": weekends.weekend,
    "weekend_of": weekends.weekend_of,
    "whole": lengths.whole,
    "year": dates.year,
    "year_ago": lengths.year_ago,
}
"""The functions that rules of the data file name under `reads`."""
_MEASURES = frozenset({"offset_event", "beside_event"})
_NEAR = 2  # words between a length and the date it is counted from


def read_times(
    text: str,
    dating: Dating,
    *,
    tokens: Sequence[Token] = (),
    countries: Sequence[tuple[int, str]] = (),
    events: Mapping[str, date] | None = None,
) -> tuple[Time, ...]:
    """The time expressions of an English text in order, none overlapping another, each with value and bounds.

    `dating` is when the text was published; where that is not known to the day, a relative time keeps only what is
    the same for every day it can have been, and without any dating it stays open (`XXXX-10-09`). `tokens` (the
    parse of the text) sharpen the choice between last and next Friday. `countries` are the places spoken of, each
    with its offset in the text and its id (`AZE`) or, for a town of a country with several, its zone
    (`Africa/Lubumbashi`); they settle "local time" and what abbreviations such as IST stand for. `events` are days
    known beforehand by the words for them ("the start of the war"). Never raises; linear in length.
    """
    parts = tuple(grammar().find(text))
    if not parts:
        return ()
    found = tuple(joined(text, parts))
    marks, days = Marks(Tenses.of(text, tokens), Zones(countries), Events.of(events or {})), Days.of(dating)
    readings = [_told(text, found, _anchors(found, day, dating.latest), marks) for day in days.all]
    return tuple(
        _time(text, each, reading)
        for each, reading in zip(found, agreed(readings, days), strict=True)
        if reading
    )


class Marks(NamedTuple):
    """What a text is read with besides its expressions."""

    tenses: Tenses
    zones: Zones
    events: Events


def _anchors(found: Sequence[Found], publication: date | None, latest: date | None) -> Anchors:
    return Anchors(publication=publication, latest=latest, history=is_history(found, publication))


def _told(text: str, found: Sequence[Found], anchors: Anchors, marks: Marks) -> list[Reading | None]:
    """What each expression means; a text that counts from events is read again with those that it tells itself."""
    readings = list(_readings(text, found, anchors, marks))
    asked = {
        reading.offset.event for reading in readings if reading and reading.offset and reading.when is None
    }
    if not asked:
        return readings
    days = (
        (each.start, each.end, reading.point.date)
        for each, reading in zip(found, readings, strict=True)
        if reading and not reading.offset and reading.point and reading.point.date
    )
    events = marks.events.told(text, days, asked)
    if not any(events.day(words) for words in asked):
        return readings
    return list(_readings(text, found, anchors, marks._replace(events=events)))


def _readings(text: str, found: Sequence[Found], anchors: Anchors, marks: Marks) -> Iterator[Reading | None]:
    """What each expression means, told in order."""
    before = None
    for each, following in zip_longest(found, found[1:]):
        between = text[before.end if before is not None else 0 : each.start]
        anchors = anchors.past_break(between)
        measured = before is not None and before.reads in _MEASURES and len(between.split()) <= _NEAR
        before = each
        context = Context(
            text=text,
            anchors=anchors,
            tenses=marks.tenses,
            zones=marks.zones,
            events=marks.events,
            following=following,
            read=_read,
            measured=measured,
        )
        reading = _read(each, context)
        if reading is not None:
            reading = bounded(each, reading, context)
            anchors = _moved(each, reading, anchors, text)
        yield reading


def _read(found: Found, context: Context) -> Reading | None:
    return READERS[found.reads](found, context)


def _moved(found: Found, reading: Reading, anchors: Anchors, text: str) -> Anchors:
    """The anchors after an expression has been told."""
    if reading.point is None or reading.point.year is None or _looks_back(found):
        return anchors
    around = (text[max(0, found.start - LEAD) : found.start], text[found.end : found.end + TRAIL])
    told = reading.value if found.reads == "clock" else None
    return anchors.after(reading.point, explicit=reading.explicit, around=around, clock=told)


def _looks_back(found: Found) -> bool:
    """Whether a month or year is only looked back on ("the previous year"): the telling goes on where it was."""
    parts = found.parts
    if parts.get("unit", "D") == "D":
        return False
    return any("-" in parts.get(name, "") for name in ("which", "direction", "side"))


def _time(text: str, found: Found, reading: Reading) -> Time:
    span, when = Span.of(text, found.start, found.end), reading.when
    doubts = reading.doubts or weekday_doubts(found, reading.point)
    if when is not None:
        when = When(value=when.value, earliest=when.earliest, latest=when.latest, words=span, doubts=doubts)
    return Time(
        span=span,
        kind=reading.kind,
        value=reading.value,
        mod=reading.mod,
        when=when,
        zone=reading.zone,
        also=reading.also,
        anchor=reading.anchor,
        bound=reading.bound,
        offset=reading.offset,
        doubts=doubts,
        made_by=found.rule,
    )
