"""What a report calls a ceasefire, where that tells which one is meant: "a new truce", "the October deal"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from truceline.model import ActClaim, When
from truceline.records.vocabulary import read

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d{1,4}")
_WITHIN = 60  # characters before the ceasefire's own word that can belong to it
_PHRASE = re.compile(r"\b(?:a|an|the|this|that|its|their|his|her|another)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a ceasefire is told apart by its name: as another one, as an earlier one, by the time in its name.

    `definite` is true of "the truce", which readers are taken to know, false of "a truce", None where neither is told.
    """

    definite: bool | None = None
    new: bool = False
    former: bool = False
    time: When | None = None


NOT_CALLED = Called()


def called(claims: Iterable[ActClaim], told: date | None) -> Called:
    """What the words just before the ceasefire's own say in the first passage that holds them.

    A month without a year is the last one of that name by the day of publication ("the October deal").
    """
    for claim in claims:
        at = claim.about.start - claim.span.start
        if 0 < at <= len(claim.span.quote) and claim.about.end <= claim.span.end:
            return _read(_before(claim.span.quote[max(0, at - _WITHIN) : at]), told and told.replace(day=1))
    return NOT_CALLED


def renews(claim: ActClaim) -> bool:
    """Whether the cue of a claim says that something there was before is made anew."""
    return bool(_renewing().search(claim.cue.quote))


def _before(text: str) -> str:
    """The words from the last article on: those of the noun phrase."""
    starts = [match.start() for match in _PHRASE.finditer(text)]
    return text[starts[-1] :] if starts else ""


@cache
def _read(phrase: str, told: date | None) -> Called:
    words = [word.lower() for word in _WORD.findall(phrase)]
    lists = read("called.toml")
    return Called(
        definite=words[0] not in {"a", "an", "another"} if words else None,
        new=any(word in lists["new"] for word in words),
        former=any(word in lists["former"] for word in words),
        time=_time(words, told),
    )


def _time(words: list[str], told: date | None) -> When | None:
    """The month, with day and year where they stand beside it ("the November 9 deal", "the 2015 truce")."""
    years = [word for word in words if len(word) == 4 and word.isdigit()]
    month = next((i for i, word in enumerate(words) if word in _MONTHS), None)
    if month is None:
        return When.of(years[-1]) if years and years[-1] > "1000" else None
    number = _MONTHS.index(words[month]) + 1
    if not years and told is None:
        return None
    year = int(years[-1]) if years else told.year - (number > told.month) if told else 0
    beside = [words[i] for i in (month - 1, month + 1) if 0 <= i < len(words)]
    days = [int(word) for word in beside if len(word) <= 2 and word.isdigit()]
    try:
        return When.of(f"{year:04d}-{number:02d}" + (f"-{days[0]:02d}" if days else ""))
    except ValueError:  # no such day or year
        return None


@cache
def _renewing() -> re.Pattern[str]:
    stems = "|".join(re.escape(stem) for stem in read("called.toml")["renewing"])
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)
