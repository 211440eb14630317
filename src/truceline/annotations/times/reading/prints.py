"""Brings several prints of one instant together: "midnight on October 18 (23:00 Moscow time on October 17)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from truceline.annotations.times.calendar.zones import Zones, in_use, shift_of, written
from truceline.annotations.times.reading.doubts import NO_ZONE, apart
from truceline.annotations.times.reading.hours import hours_of
from truceline.annotations.times.words.grammar import Found

_ANY_DAY = (0, -1, 1)  # a print without a date is on the day of the other, or midnight lies between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One print of an instant: the wall times that it can be, the usual one first, and its zone.

    `offset` is None where the zone is unknown; `options` are what it can be as well, where it is local time or an
    abbreviation of several zones. `zone` are the words. `dated` is whether its own day is known.
    """

    moments: tuple[datetime, ...]
    dated: bool
    offset: str | None = None
    options: tuple[str, ...] = ()
    zone: str | None = None

    @property
    def value(self) -> str:
        """The usual reading, as ISO 8601 writes it."""
        return written_out(self.moments[0], self.offset)


def written_out(moment: datetime, offset: str | None) -> str:
    """A wall time and its offset, as ISO 8601 writes them to the minute."""
    return f"{moment.isoformat(timespec='minutes')}{offset or ''}"


def print_of(found: Found, day: date, zones: Zones, *, dated: bool) -> Print | None:
    """What a clock time prints on a day; None past the ends of the calendar."""
    moments = tuple(moment for hours in hours_of(found) if (moment := _later(day, hours)) is not None)
    if not moments:
        return None
    words = found.parts.get("zone") or found.parts.get("local")
    known = () if words is None else zones.offsets_of(words, found.start, moments[0])
    if not known and "local" in found.parts:
        known = zones.local(found.start, moments[0])
    offset = known[0] if known else None
    return Print(moments=moments, dated=dated, offset=offset, options=known[1:], zone=words)


def fitted(first: Print, other: Print, near: Sequence[str]) -> tuple[Print, Print, str | None]:
    """Two prints made one: each with the readings and the offset that fit the other, and the doubt if none do.

    `near` are the offsets of the places spoken of, the nearest first.
    """
    pairs = tuple(_pairs(first, other))
    if not pairs:
        return first, other, None
    if first.offset is None and other.offset is None:
        return first, _at(other, pairs[:1], 1), None
    if first.offset is None:
        first = replace(first, offset=_derived(other, [(two, one) for one, two in pairs], near))
    elif other.offset is None:
        other = replace(other, offset=_derived(first, pairs, near))
    if first.offset is None or other.offset is None:
        return first, _at(other, pairs[:1], 1), NO_ZONE
    return _compared(*_chosen(first, other, pairs), pairs)


def _chosen(first: Print, other: Print, pairs: Sequence[tuple[datetime, datetime]]) -> tuple[Print, Print]:
    """The prints with those of their possible offsets that make one instant of them, else with the likeliest."""
    for one in _each_offset(first):
        for two in _each_offset(other):
            if not all(_gap(one, two, pair) for pair in pairs):
                return one, two
    return first, other


def _each_offset(printed: Print) -> Iterator[Print]:
    yield printed
    for offset in printed.options:
        yield replace(printed, offset=offset, options=())


def _derived(known: Print, pairs: Sequence[tuple[datetime, datetime]], near: Sequence[str]) -> str | None:
    """The offset of the second of each pair: 12:00 beside 11:00 Moscow time is four hours from UTC."""
    shifts = [shift_of(known.offset or "+00:00") + (two - one) for one, two in pairs]
    usable = in_use(pairs[0][0].year) | set(near)
    fitting = [shift for shift in shifts if written(shift) in usable]
    best = min(fitting, key=lambda shift: (written(shift) not in near, abs(shift)), default=None)
    return None if best is None else written(best)


def _compared(
    first: Print, other: Print, pairs: Sequence[tuple[datetime, datetime]]
) -> tuple[Print, Print, str | None]:
    exact = [pair for pair in pairs if not _gap(first, other, pair)]
    if exact:
        return _at(first, exact, 0), _at(other, exact, 1), None
    closest = min(pairs, key=lambda pair: abs(_gap(first, other, pair)))
    return first, _at(other, [closest], 1), apart(_gap(first, other, closest))


def _at(printed: Print, pairs: Sequence[tuple[datetime, datetime]], side: int) -> Print:
    return replace(printed, moments=tuple(dict.fromkeys(pair[side] for pair in pairs)), dated=True)


def _gap(first: Print, other: Print, pair: tuple[datetime, datetime]) -> timedelta:
    return (pair[0] - shift_of(first.offset or "+00:00")) - (pair[1] - shift_of(other.offset or "+00:00"))


def _pairs(first: Print, other: Print) -> Iterator[tuple[datetime, datetime]]:
    """The readings of two prints side by side; one without a date stands on the days around the other's."""
    for one in first.moments:
        for two in other.moments:
            if first.dated and other.dated:
                yield one, two
                continue
            for days in _ANY_DAY:
                moved, still = (two, one) if first.dated else (one, two)
                there = _later(still.date(), timedelta(days=days, hours=moved.hour, minutes=moved.minute))
                if there is not None:
                    yield (one, there) if first.dated else (there, two)


def _later(day: date, by: timedelta) -> datetime | None:
    try:
        return datetime.combine(day, time()) + by
    except OverflowError:
        return None
