"""Joins a clock time with the date and zone said beside it, and with the same instant printed again in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from truceline.annotations.times.reading.hours import hours_of, is_midnight
from truceline.annotations.times.words.grammar import Found
from truceline.annotations.times.words.rules import named_form
from truceline.annotations.times.words.vocabulary import vocabulary

_JOINED = frozenset({"clock", "bare_part"})
_DATES = frozenset({"calendar", "numeric"})
_DAYS = frozenset({"calendar", "weekday", "deictic", "day_of_month", "numeric", "step", "beside", "feast"})
_FINER = frozenset({"unit", "season", "fall"})  # parts that make a date no single day
_PLACED = frozenset({"zone", "local"})
_LONGEST_GAP = 24
_LONGEST_PLACE = 60  # characters: the name of a place and its prepositions


def joined(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The expressions in order, each clock time with its `date` and its `second` print made one with it.

    The ends of a range share the zone, date and half of the day that is printed with only one of them.
    """
    before: Found | None = None
    for each in _wholes(text, found):
        if before is None or before.reads != "clock" or each.reads != "clock":
            here = each
        else:
            before, here = _shared(text, before, each)
        if before is not None:
            yield before
        before = here
    if before is not None:
        yield before


def _wholes(text: str, found: Sequence[Found]) -> Iterator[Found]:
    at = 0
    while at < len(found):
        first = found[at]
        beside = found[at + 1] if at + 1 < len(found) else None
        if first.reads in _JOINED or (beside is not None and beside.reads in _JOINED):
            whole, at = _whole(text, found, at)
            yield whole
            continue
        named = beside is not None and "weekday" in {first.reads, beside.reads}
        both = _with_weekday(text, first, beside) if beside is not None and named else None
        yield both or first
        at += 2 if both else 1


def _whole(text: str, found: Sequence[Found], at: int) -> tuple[Found, int]:
    first, after = _with_date(text, found, at)
    first, after = _with_next_day(text, found, first, after)
    if first.reads != "clock":
        return first, after
    first = _with_zone(text, first)
    second, end, beyond = _second(text, found, first, after)
    if second is None:
        return _with_far_date(text, found, first, after), after
    first = first._replace(end=end, second=second)
    if first.date is None and _is_day(found, beyond) and _gap("to_date", text, end, found[beyond].start):
        return first._replace(end=found[beyond].end, date=found[beyond]), beyond + 1
    return _with_far_date(text, found, first, beyond), beyond


def _with_far_date(text: str, found: Sequence[Found], first: Found, at: int) -> Found:
    """A clock time whose date stands behind its place: that stays a time of its own ("at noon in Gaza on Sunday")."""
    if first.date is not None or not _is_day(found, at):
        return first
    if not _gap("to_far_date", text, first.end, found[at].start, longest=_LONGEST_PLACE):
        return first
    return first._replace(date=found[at])


def _with_date(text: str, found: Sequence[Found], at: int) -> tuple[Found, int]:
    """The expression at this place, a clock time or part of the day joined with the date before or after it."""
    here = found[at]
    beside = found[at + 1] if at + 1 < len(found) else None
    if beside is None:
        return here, at + 1
    if here.reads == "clock" and _is_day(found, at + 1) and _gap("to_date", text, here.end, beside.start):
        return here._replace(end=beside.end, date=beside), at + 2
    if beside.reads == "clock" and _is_day(found, at) and _gap("to_clock", text, here.end, beside.start):
        return beside._replace(start=here.start, date=here), at + 2
    day, part, gap = (beside, here, "of_day") if here.reads == "bare_part" else (here, beside, "to_part")
    days = _is_day(found, at if day is here else at + 1)
    if (
        days
        and part.reads == "bare_part"
        and "part" not in day.parts
        and _gap(gap, text, here.end, beside.start)
    ):
        parts = {**day.parts, "part": part.parts["part"]}
        return day._replace(start=here.start, end=beside.end, parts=parts), at + 2
    return here, at + 1


def _with_next_day(text: str, found: Sequence[Found], first: Found, at: int) -> tuple[Found, int]:
    """Midnight between two days ends the first: "midnight Friday-Saturday"."""
    if first.parts.get("sun") != "00:00" or first.date is None or not _is_day(found, at):
        return first, at
    if not _gap("to_next_day", text, first.end, found[at].start):
        return first, at
    return first._replace(end=found[at].end, parts={**first.parts, "edge": "end"}), at + 1


def _with_weekday(text: str, first: Found, last: Found) -> Found | None:
    """A date and its day of the week in brackets, either way round, as one expression."""
    date, day = (last, first) if first.reads == "weekday" else (first, last)
    if (
        date.reads not in _DATES
        or day.reads != "weekday"
        or "weekday" in date.parts
        or "day" not in date.parts
    ):
        return None
    if day.parts.keys() != {"weekday"} or not _gap("opens", text, first.end, last.start):
        return None
    closing = _gaps()["closes"].match(text, last.end)
    if closing is None:
        return None
    parts = {**date.parts, "weekday": day.parts["weekday"]}
    return date._replace(start=first.start, end=closing.end(), parts=parts)


def _with_zone(text: str, first: Found) -> Found:
    """A clock time with the zone that stands after its date: "12:00 on October 10, local time"."""
    match = None if _PLACED & first.parts.keys() else _zone_after().match(text, first.end)
    if match is None:
        return first
    named = {name: words for name, words in match.groupdict().items() if words and name in _PLACED}
    return first._replace(end=match.end(), parts={**first.parts, **named})


def _second(text: str, found: Sequence[Found], first: Found, at: int) -> tuple[Found | None, int, int]:
    """The further prints of one instant, where they end, and the place of what follows them."""
    if at >= len(found):
        return None, first.end, at
    bracketed = _gap("opens", text, first.end, found[at].start)
    if not bracketed and not _gap("besides", text, first.end, found[at].start):
        return None, first.end, at
    second, beyond = _with_date(text, found, at)
    if second.reads != "clock":
        return None, first.end, at
    second = _with_zone(text, second)
    if not bracketed:
        both = _PLACED & first.parts.keys() and _PLACED & second.parts.keys()
        return (
            (second, second.end, beyond) if both and _zone(first) != _zone(second) else (None, first.end, at)
        )
    if beyond < len(found) and _gap("further", text, second.end, found[beyond].start):
        third, after = _with_date(text, found, beyond)
        if third.reads == "clock":
            third = _with_zone(text, third)
            second, beyond = second._replace(end=third.end, second=third), after
    closing = _gaps()["closes"].match(text, second.end)
    return (second, closing.end(), beyond) if closing else (None, first.end, at)


def _shared(text: str, first: Found, last: Found) -> tuple[Found, Found]:
    """Two ends of a range, each with what only the other prints: "from 09:00 to 17:00 local time on Friday"."""
    if not _gap("to_end", text, first.end, last.start):
        return first, last
    first, last = _with_place(first, last), _with_place(last, first)
    if first.date is not None and last.date is not None and first.date.parts == last.date.parts:
        last = last._replace(date=first.date)  # one day said twice is one day, whatever the tense beside it
    first, last = _with_edges(_with_half(first, last), last)
    back = 1 if hours_of(first)[:1] >= hours_of(last)[:1] else 0  # the range runs over midnight
    if first.date is None and last.date is not None:
        return first._replace(date=last.date, parts={**first.parts, "days": f"-{back}"}), last
    if last.date is None and (first.date is not None or back):
        return first, last._replace(date=first.date, parts={**last.parts, "days": f"+{back}"})
    return first, last


def _with_place(one: Found, other: Found) -> Found:
    if _PLACED & one.parts.keys() or one.second is not None or other.second is not None:
        return one
    return one._replace(
        parts={**one.parts, **{name: other.parts[name] for name in _PLACED & other.parts.keys()}}
    )


def _with_half(first: Found, last: Found) -> Found:
    """The first end with the half of the day printed at the last: "6:30 to 8 p.m.", "11 to 1 p.m."."""
    half = last.parts.get("halfday") or last.parts.get("halfday12")
    if first.rule == "clock of a range":
        if hours_of(first) < hours_of(last):
            return first
        return first._replace(parts={**first.parts, "halfday12": "0" if half == "12" else "12"})
    bare = "hour" in first.parts and not first.parts.keys() & {"halfday", "clockpart"}
    if half is None or not bare or first.parts["hour"].startswith("0"):
        return first
    there = first._replace(parts={**first.parts, "halfday": half})
    return there if hours_of(there) < hours_of(last) else first


def _with_edges(first: Found, last: Found) -> tuple[Found, Found]:
    """Midnight opens the day on which the range ends later, and closes the one on which it began earlier."""
    if first.date is not None and last.date is not None and first.date.parts != last.date.parts:
        return first, last
    opens, closes = is_midnight(first), is_midnight(last)
    if closes and not opens:
        return first, last._replace(parts={**last.parts, "edge": "end"})
    if opens and not closes and (last.date is not None):
        return first._replace(parts={**first.parts, "edge": "start"}), last
    return first, last


def _zone(found: Found) -> str:
    return found.parts.get("zone") or found.parts.get("local") or ""


def _is_day(found: Sequence[Found], at: int) -> bool:
    if at >= len(found):
        return False
    here = found[at]
    is_month = here.reads == "calendar" and "day" not in here.parts
    is_finer = bool(_FINER & here.parts.keys()) and here.parts.get("unit") != "D"  # "that day" is one
    return here.reads in _DAYS and not is_month and not is_finer


def _gap(name: str, text: str, start: int, end: int, *, longest: int = _LONGEST_GAP) -> bool:
    return end - start <= longest and _gaps()[name].fullmatch(text, start, end) is not None


@cache
def _gaps(language: str = "en") -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in vocabulary(language).joining.items()}


@cache
def _zone_after() -> re.Pattern[str]:
    separator, zone = vocabulary().joining["to_zone"], named_form("zone").pattern
    return re.compile(rf"(?:{separator})(?P<open>\()?{zone}(?(open)\))")
