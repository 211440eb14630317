"""Joins a clock time with the date said beside it, and with the same instant printed again in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.annotations.times.words.grammar import Found

_DAYS = frozenset({"calendar", "weekday", "deictic", "day_of_month", "numeric", "step", "beside", "feast"})
_FINER = frozenset({"unit", "season", "fall"})  # parts that make a date no single day
_LONGEST_GAP = 24
_TO_DATE = re.compile(r",?\s(?:on\s|of\s)?(?:the\s)?|\s?[(]?(?=$)|,\s")
_TO_CLOCK = re.compile(
    r",?\s(?:at|from|by|until|till|around|about|starting at|beginning at|as of|since)\s|,?\s|\s\|\s"
)
_OPENS = re.compile(r",?\s*[(\[](?:or\s|i\.e\.,?\s|at\s|from\s)?|,?\s+or\s")
_CLOSES = re.compile(r"\s*[)\]]|(?=\s*/)")


def joined(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The expressions in order, each clock time with its `date` and its `second` print made one with it."""
    at = 0
    while at < len(found):
        whole, at = _whole(text, found, at)
        yield whole


def _whole(text: str, found: Sequence[Found], at: int) -> tuple[Found, int]:
    first, after = _with_date(text, found, at)
    if first.reads != "clock":
        return first, after
    second, beyond = _in_brackets(text, found, first, after)
    if second is None:
        return first, after
    end = _closing(text, second)
    if first.date is None and _is_day(found, beyond) and _gap(_TO_DATE, text, end, found[beyond].start):
        return replace(first, end=found[beyond].end, date=found[beyond], second=second), beyond + 1
    return replace(first, end=end, second=second), beyond


def _with_date(text: str, found: Sequence[Found], at: int) -> tuple[Found, int]:
    """The expression at this place, a clock time joined with the date before or after it."""
    here = found[at]
    beside = found[at + 1] if at + 1 < len(found) else None
    if beside is None:
        return here, at + 1
    if here.reads == "clock" and _is_day(found, at + 1) and _gap(_TO_DATE, text, here.end, beside.start):
        return replace(here, end=beside.end, date=beside), at + 2
    if beside.reads == "clock" and _is_day(found, at) and _gap(_TO_CLOCK, text, here.end, beside.start):
        return replace(beside, start=here.start, date=here), at + 2
    return here, at + 1


def _in_brackets(text: str, found: Sequence[Found], first: Found, at: int) -> tuple[Found | None, int]:
    if at >= len(found) or not _gap(_OPENS, text, first.end, found[at].start):
        return None, at
    second, beyond = _with_date(text, found, at)
    if second.reads != "clock" or not _CLOSES.match(text, second.end):
        return None, at
    return second, beyond


def _closing(text: str, second: Found) -> int:
    match = _CLOSES.match(text, second.end)
    return match.end() if match else second.end


def _is_day(found: Sequence[Found], at: int) -> bool:
    if at >= len(found):
        return False
    here = found[at]
    is_month = here.reads == "calendar" and "day" not in here.parts
    return here.reads in _DAYS and not is_month and not _FINER & here.parts.keys()


def _gap(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_GAP and pattern.fullmatch(text, start, end) is not None
