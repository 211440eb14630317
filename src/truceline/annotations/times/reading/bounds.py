"""Reads what a time bounds: "since Monday", "by Friday", "within three days", "over the past week"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import cast

from truceline.annotations.times.anchors import Anchors
from truceline.annotations.times.reading.readings import Context, Reading
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.annotation import Bound
from truceline.model.offset import Offset
from truceline.model.when import When

_LEAD = 32
_LONGEST = 4  # words of a preposition, at most
_FILL = frozenset({"the", "a", "an", "about", "around", "midnight", "noon"})


def bounded(found: Found, reading: Reading, context: Context) -> Reading:
    """The reading with the bound that the words before it make of it, and the stretch that a length covers."""
    lead = context.text[max(0, found.start - _LEAD) : found.start]
    bound = _bound(lead)
    if reading.kind == "DURATION":
        bound = bound if bound == "within" else None
        when = reading.when or (None if reading.offset else _stretch(found, reading, lead, context))
        return reading if bound is None and when is None else reading._replace(bound=bound, when=when)
    if bound is None or bound == "within" or (bound in {"before", "after"} and context.measured):
        return reading
    return reading._replace(bound=bound)


def _bound(lead: str) -> Bound | None:
    """The bound that the last words before a time make, or None."""
    last = lead.rsplit(None, 1)[-1:] if lead[-1:].isspace() else []
    if not last or last[0].lower() not in _at_end():
        return None
    words = lead.split()[-_LONGEST - 1 :]
    if words and words[-1] in _FILL:
        words.pop()
    if not words or words[-1].lower() not in _last_words():
        return None
    table = vocabulary().bounds
    for number in range(min(_LONGEST, len(words)), 0, -1):
        name = table.get(" ".join(words[-number:]).lower())
        if name is not None:
            return cast("Bound", name)
    return None


@cache
def _at_end() -> frozenset[str]:
    """The words that can stand right before a time that has a bound, in lower case."""
    return _last_words() | _FILL


@cache
def _last_words(language: str = "en") -> frozenset[str]:
    return frozenset(words.rsplit(" ", 1)[-1] for words in vocabulary(language).bounds)


def _stretch(found: Found, reading: Reading, lead: str, context: Context) -> When | None:
    """The stretch that a length covers: up to now ("over the past week") or from now on ("in the next 72 hours")."""
    day = None if context.anchors.long_ago else context.anchors.publication
    if day is None or "X" in reading.value:
        return None
    words = context.text[found.start : found.end]
    patterns = _patterns()
    if patterns["past"].match(words):
        return Offset(length=reading.value, direction="before", event="").stretch(day)
    if patterns["next"].match(words):
        return Offset(length=reading.value, direction="after", event="").stretch(day)
    within = _bound(lead) == "within"
    if not (within or patterns["ahead"].search(lead)) or context.tense(found) is not Tense.FUTURE:
        return None
    distance = Offset(length=reading.value, direction="after", event="", mod=reading.mod)
    return _by_then(distance, day, context.anchors) if within else distance.on(day)


def _by_then(distance: Offset, day: date, anchors: Anchors) -> When | None:
    """Up to the end of a time limit, from publication, the day told of in the sentence or one ahead: all may be meant."""
    told = anchors.day.date if anchors.day else None
    if told is not None and told < day and not anchors.fresh:
        told = None
    days = sorted({day, told or day})
    first, last = distance.stretch(days[0]), distance.stretch(days[-1])
    return None if first is None or last is None else replace(first, latest=last.latest)


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?i:\b(?:{words}))" + (r"\s(?:the\s)?$" if name == "ahead" else r"\s"))
        for name, words in vocabulary(language).stretches.items()
    }
