"""What the words of a text leave open about the day it was written: no day before the last it speaks of as past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.documents.printed import FIRST_YEAR, HORIZON, Printed, find_dates
from truceline.model import Segment, Span

_LEAD = 700
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SAID = re.compile(rf"\b(?:on|late|early)\s+({'|'.join(_DAYS)})\b(?!,?\s+(?:[A-Z][a-z]+ \d|\d))")
_THIS_MONTH = re.compile(r"\b(?:this month|(?:earlier|later) this month)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n")
_TO_COME = re.compile(
    r"\b(?:will|shall|would|until|till|expir\w+|scheduled|planned|plans?|due|deadline|next|upcoming|expected|set to"
    r"|going to|by (?:the end of|early|mid|late)?\s*(?:\w+ )?\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d,.:/$€£-])(?:19|20)\d\d(?![\d/%]|[,.]\d)(?!\s+(?:people|troops|soldiers|peacekeepers|men|civilians))"
)
# A bare number of four digits is a year only after such words, or before a noun of this field.
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|from|during|after|late|early|mid|through|to|and|the|a|an)|\d{4}\s*[-–])[\s-]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Words that speak of a past day, where they stand, and the first day they can mean; None where no year is told."""

    start: int
    end: int
    day: date | None


def latest_past(text: str, segments: Sequence[Segment]) -> Bound | None:
    """The latest time that these parts speak of as past; one whose year is told goes before one without."""
    dated: list[Bound] = []
    undated: list[tuple[int, int, Bound]] = []
    for start, sentence in past_sentences(text, segments):
        for found in find_dates(sentence):
            bound = Bound(
                start=start + found.start, end=start + found.end, day=found.days[0] if found.year else None
            )
            if bound.day:
                dated.append(bound)
            elif found.day:
                undated.append((found.month, found.day, bound))
        dated += [
            Bound(start=start + m.start(), end=start + m.end(), day=date(int(m[0]), 1, 1))
            for m in _years(sentence)
        ]
    if dated:
        return max(dated, key=lambda bound: (bound.day or date.min, -bound.start))
    return max(undated, key=lambda item: (item[0], item[1], -item[2].start))[2] if undated else None


def weekday_of_lead(text: str, body: Sequence[Segment]) -> tuple[tuple[date, ...], Span | None]:
    """The days that an article can be of which says "on Tuesday" first and speaks of a day of "this month".

    One for each such weekday after the latest day mentioned, to the end of its month, in every year; none where the
    text tells no weekday or no month.
    """
    said = _first_weekday(text, body)
    if said is None or not any(_THIS_MONTH.search(text, s.start, s.end) for s in body):
        return (), None
    past = [
        found
        for _, sentence in past_sentences(text, body)
        for found in find_dates(sentence)
        if _names_day(found)
    ]
    if not past:
        return (), None
    latest = max(past, key=lambda found: (found.month, found.day or 0))
    weekday = _DAYS.index(said.quote)
    days = [day for year in range(FIRST_YEAR, HORIZON + 1) for day in _rest_of_month(year, latest)]
    return tuple(day for day in days if day.weekday() == weekday), said


def _names_day(found: Printed) -> bool:
    return found.year is None and found.day is not None


def _rest_of_month(year: int, after: Printed) -> Iterator[date]:
    for number in range((after.day or 0) + 1, 32):
        try:
            yield date(year, after.month, number)
        except ValueError:
            return


def _first_weekday(text: str, body: Sequence[Segment]) -> Span | None:
    for segment in body:
        match = _SAID.search(text, segment.start, min(segment.end, body[0].start + _LEAD))
        if match:
            return Span.of(text, match.start(1), match.end(1))
    return None


def past_sentences(text: str, segments: Sequence[Segment]) -> Iterator[tuple[int, str]]:
    """The sentences, roughly cut, in which nothing speaks of what is to come, with where they begin."""
    for segment in segments:
        start = segment.start
        ends = [match.end() for match in _SENTENCE_END.finditer(text, segment.start, segment.end)]
        for end in [*ends, segment.end]:
            sentence = text[start:end]
            if sentence and not _TO_COME.search(sentence):
                yield start, sentence
            start = end


def _years(sentence: str) -> Iterator[re.Match[str]]:
    for match in _YEAR.finditer(sentence):
        if FIRST_YEAR <= int(match[0]) <= HORIZON and _BEFORE_YEAR.search(
            sentence, max(0, match.start() - 16), match.start()
        ):
            yield match
