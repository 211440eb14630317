"""Reads what a time bounds: "since Monday", "by Friday", "within three days", "over the past week"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
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
        when = reading.when or _stretch(found, reading, lead, context)
        return reading if bound is None and when is None else replace(reading, bound=bound, when=when)
    return reading if bound is None or bound == "within" else replace(reading, bound=bound)


def _bound(lead: str) -> Bound | None:
    """The bound that the last words before a time make, or None."""
    words = lead[lead.rfind("\n") + 1 :].split()
    if not lead[-1:].isspace() or not words:
        return None
    if words[-1] in _FILL:
        words.pop()
    table = vocabulary().bounds
    for number in range(min(_LONGEST, len(words)), 0, -1):
        name = table.get(" ".join(words[-number:]).lower())
        if name is not None:
            return cast("Bound", name)
    return None


def _stretch(found: Found, reading: Reading, lead: str, context: Context) -> When | None:
    """The stretch that a length covers: up to now ("over the past week") or from now on ("in the next 72 hours")."""
    words = f"{lead}{context.text[found.start : found.end]}"
    patterns = _patterns()
    if patterns["past"].search(words):
        return _from_now(reading, context.anchors, ahead=False)
    if patterns["next"].search(words):
        return _from_now(reading, context.anchors, ahead=True)
    if patterns["ahead"].search(lead) and context.tense(found) is Tense.FUTURE:
        return _from_now(reading, context.anchors, ahead=True)
    return None


def _from_now(reading: Reading, anchors: Anchors, *, ahead: bool) -> When | None:
    """From the day told of in the sentence, or publication, so far; open to either where both can be meant."""
    base = anchors.published
    day = None if base is None or anchors.long_ago else base.date
    if day is None:
        return None
    told = anchors.day.date if ahead and anchors.fresh and anchors.day else None
    days = sorted({day, told or day})
    direction = "after" if ahead else "before"
    offset = Offset(length=reading.value, direction=direction, event="", mod=reading.mod)
    near, far = offset.on(days[0]), offset.on(days[-1])
    if near is None or far is None or "X" in reading.value:
        return None
    start = datetime.combine(days[0], datetime.min.time())
    if ahead:
        return When(earliest=start, latest=far.latest)
    return When(earliest=near.earliest, latest=start + timedelta(days=1))


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    stretches = vocabulary(language).stretches
    ends = {"ahead": r"\s(?:the\s)?$"}
    return {
        name: re.compile(rf"(?i:\b(?:{words})){ends.get(name, '[ ]')}") for name, words in stretches.items()
    }
