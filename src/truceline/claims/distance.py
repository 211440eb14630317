"""Days counted back from what is told as news: "shelled the town three days after a truce took effect"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from truceline.claims.reading import Reading
from truceline.model import Time, Token, When

_LENGTH = re.compile(r"P(?P<count>\d{1,2})(?P<unit>[DW])")
_DAYS = {"D": 1, "W": 7}


def counted_back(reading: Reading, i: int) -> When | None:
    """The day of a clause that "three days after" brings in, counted from the day of the clause above; None where nothing does.

    The clause above is of the day that is told in it, else of the day of the report. Only days and weeks are counted.
    """
    after = _after(reading, i)
    length = _length_before(reading, after) if after is not None else None
    day = _day_above(reading, i, length) if length is not None else None
    match = _LENGTH.fullmatch(length.value) if length is not None else None
    if match is None or length is None or day is None:
        return None
    past = day - timedelta(days=int(match["count"]) * _DAYS[match["unit"]])
    return replace(When.of(past.isoformat()), words=length.span)


def _after(reading: Reading, i: int) -> Token | None:
    """The "after" that a clause, or a noun for one, stands under."""
    token = reading.tokens[i]
    above = reading.tokens[token.head]
    marks = (t for t in reading.tree.below(i, "mark", "advmod") if t.text.lower() == "after")
    over = above if token.dep in ("pcomp", "pobj") and above.text.lower() == "after" else None
    return next(marks, over)


def _length_before(reading: Reading, after: Token) -> Time | None:
    text = reading.document.text
    return next(
        (
            time
            for time in reading.times_in(reading.sentence(after.i))
            if time.kind == "DURATION" and not text[time.span.end : after.start].strip()
        ),
        None,
    )


def _day_above(reading: Reading, i: int, length: Time) -> date | None:
    """The day told in the sentence before the length, else that of the report."""
    before = [
        time.when
        for time in reading.times_in(reading.sentence(i))
        if time.span.end <= length.span.start and time.when and time.when.precision == "day"
    ]
    told = before[-1].day if before else None
    return date.fromisoformat(told) if told else reading.document.dating.day
