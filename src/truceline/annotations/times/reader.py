"""Reads the times of a text in order, each against what was told before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from truceline.annotations.times.anchors import LEAD, Anchors, is_history
from truceline.annotations.times.calendar.zones import Zones
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


def read_times(
    text: str,
    dating: Dating,
    *,
    tokens: Sequence[Token] = (),
    countries: Sequence[tuple[int, str]] = (),
) -> tuple[Time, ...]:
    """The time expressions of an English text in order, none overlapping another, each with value and bounds.

    `dating` is when the text was published; where that is not known to the day, a relative time keeps only what is
    the same for every day it can have been, and without any dating it stays open (`XXXX-10-09`). `tokens` (the
    parse of the text) sharpen the choice between last and next Friday. `countries` are those spoken of, each with
    its offset in the text and its ISO 3166 alpha-3 id; they settle "local time". Never raises; linear in length.
    """
    found = tuple(joined(text, tuple(grammar().find(text))))
    if not found:
        return ()
    tenses, zones = Tenses.of(text, tokens), Zones(countries)
    readings = [
        list(_readings(text, found, _anchors(found, day, dating.latest), (tenses, zones)))
        for day in _days(dating)
    ]
    return tuple(
        _time(text, each, reading) for each, reading in zip(found, _agreed(readings), strict=True) if reading
    )


def _anchors(found: Sequence[Found], publication: date | None, latest: date | None) -> Anchors:
    return Anchors(publication=publication, latest=latest, history=is_history(found, publication))


def _days(dating: Dating) -> tuple[date | None, ...]:
    if dating.day is not None:
        return (dating.day,)
    if dating.earliest is None or dating.latest is None:
        return (None,)
    return (dating.earliest, dating.latest)


def _readings(
    text: str, found: Sequence[Found], anchors: Anchors, marks: tuple[Tenses, Zones]
) -> Iterator[Reading | None]:
    """What each expression means, told in order."""
    end = 0
    for each in found:
        anchors = anchors.past_break(text[end : each.start])
        end = each.end
        context = Context(text=text, anchors=anchors, tenses=marks[0], zones=marks[1])
        reading = READERS[each.reads](each, context)
        if reading is not None and not _looks_back(each):
            lead = text[max(0, each.start - LEAD) : each.start]
            told = reading.value if each.reads == "clock" else None
            anchors = anchors.after(reading.point, explicit=reading.explicit, lead=lead, clock=told)
        yield reading


def _looks_back(found: Found) -> bool:
    """Whether a month or year is only looked back on ("the previous year"): the telling goes on where it was."""
    parts = found.parts
    if parts.get("unit", "D") == "D":
        return False
    return any("-" in parts.get(name, "") for name in ("which", "direction", "side"))


def _agreed(readings: Sequence[Sequence[Reading | None]]) -> Iterator[Reading | None]:
    """One reading of each expression: what the first and the last possible day of publication have in common."""
    if len(readings) == 1:
        yield from readings[0]
        return
    for first, last in zip(*readings, strict=True):
        yield first if first is None or last is None or first.value == last.value else _common(first, last)


def _common(first: Reading, last: Reading) -> Reading:
    """A reading that leaves open all in which two differ: XX where figures differ, the bounds of both."""
    value = "".join(one if one == other else "X" for one, other in zip(first.value, last.value, strict=False))
    bounds = None
    if first.when is not None and last.when is not None:
        bounds = When(earliest=first.when.earliest, latest=last.when.latest)
    anchor = None if first.anchor is None else f"{first.anchor} or {last.anchor}"
    return first._replace(value=value, when=bounds, anchor=anchor, point=None)


def _time(text: str, found: Found, reading: Reading) -> Time:
    span, when = Span.of(text, found.start, found.end), reading.when
    if when is not None:
        when = When(value=when.value, earliest=when.earliest, latest=when.latest, words=span)
    return Time(
        span=span,
        kind=reading.kind,
        value=reading.value,
        mod=reading.mod,
        when=when,
        zone=reading.zone,
        anchor=reading.anchor,
        made_by=found.rule,
    )
