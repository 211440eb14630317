"""Tells the furniture of a page by its words; the patterns stand in `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from truceline.documents.printed import find_dates
from truceline.model import SegmentKind

# Furniture is short; a longer line is looked at in no detail.
_LONGEST = 420
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?\b\s*(?:[AaPp]\.?[Mm]\b\.?)?")
_AROUND_DATES = re.compile(
    r"(?i)\b(?:published|updated|posted|last|modified|date|on|at|gmt|utc|est|edt|et|cet|msk|bst|local|time|[ap]m|first"
    r"|\d{1,2}|(?:an?\s+)?(?:minutes?|hours?|days?|weeks?)\s+ago|mon|tue|wed|thu|fri|sat|sun|\w+day)\b"
)
_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]+|[A-Z]\.|and|de|van|al|bin)(?:[ ,]+(?:[A-Z][\w.'’-]+|[A-Z]\.|and|de|van|al|bin)){0,5}"
)
# A stamp with a label ("Published …") may have so many words beside its day: a rubric, the minutes to read.
_BESIDE_STAMP = 5
# The label of a day stands so near before it.
_LABEL_WITHIN = 60
_DOMAIN = re.compile(r"(?i)[\w-]+\.(?:com|org|net|info|news|co|[a-z]{2})(?:/\S*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The patterns, compiled: of whole lines by what they are, and of the lines that end an article."""

    lines: dict[SegmentKind, re.Pattern[str]]
    ends: re.Pattern[str]
    adverts: re.Pattern[str]
    labels: re.Pattern[str]
    first: re.Pattern[str]
    later: re.Pattern[str]
    outlets: tuple[re.Pattern[str], ...]


@cache
def load_furniture() -> Furniture:
    """The patterns of `furniture.toml`."""
    data = tomllib.loads(files("truceline.documents").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return Furniture(
        lines={SegmentKind(kind): _any(patterns) for kind, patterns in data["line"].items()},
        ends=_any(data["ends"]["patterns"]),
        adverts=_any(data["adverts"]["patterns"]),
        labels=_any(data["stamps"]["labels"]),
        first=_any(data["stamps"]["first"]),
        later=_any(data["stamps"]["later"]),
        outlets=tuple(
            re.compile(f"(?i:{p.replace('[A-Z]', '(?-i:[A-Z])')})") for p in data["outlet"]["patterns"]
        ),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def kind_of_line(words: str) -> SegmentKind | None:
    """What a line is, if its words alone tell that it is furniture."""
    if len(words) > _LONGEST:
        return None
    lines = load_furniture().lines
    return next((kind for kind, pattern in lines.items() if pattern.fullmatch(words)), None)


def ends_article(words: str) -> bool:
    """Whether what follows this line is no more the article."""
    return len(words) <= _LONGEST and bool(load_furniture().ends.fullmatch(words))


def is_advert(words: str) -> bool:
    """Whether a line says that what follows is an advertisement."""
    return len(words) <= _LONGEST and bool(load_furniture().adverts.fullmatch(words))


def kind_of_stamp(words: str) -> SegmentKind | None:
    """Whether a line above the text is a date, perhaps with who wrote it: dateline, byline, or neither."""
    if len(words) > 160 or not any(found.day for found in find_dates(words)):
        return None
    labelled = load_furniture().labels.match(words)
    rest = list(words)
    for found in find_dates(words):
        rest[found.start : found.end] = " " * (found.end - found.start)
    left = _AROUND_DATES.sub(" ", _CLOCK.sub(" ", "".join(rest)))
    left = re.sub(r"[|·•,;:()\[\]/–—-]+", " ", left).strip()
    left = re.sub(r"\s+", " ", left)
    if not left or _DOMAIN.fullmatch(left) or (labelled and len(left.split()) <= _BESIDE_STAMP):
        return SegmentKind.DATELINE
    return SegmentKind.BYLINE if _NAME.fullmatch(left.removeprefix("By ").removeprefix("by ")) else None


def rank_of_stamp(before: str) -> int:
    """How likely a day is that of publication, by the words before it: 0 if they say so, 2 if they say another thing."""
    near = before[-_LABEL_WITHIN:]
    first, later = (
        _last_start(pattern, near) for pattern in (load_furniture().first, load_furniture().later)
    )
    return 1 if first == later else 0 if first > later else 2


def _last_start(pattern: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in pattern.finditer(words)), default=-1)


def is_name(words: str) -> bool:
    """Whether a short line can be who wrote the article: two to four words with capitals."""
    return 2 <= len(words.split()) <= 4 and bool(_NAME.fullmatch(words))
