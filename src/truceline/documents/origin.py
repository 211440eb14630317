"""Whose matter an article prints: the outlet it appeared in, and the agency or outlet it credits."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from truceline.documents.furniture import load_furniture
from truceline.documents.printed import find_dates
from truceline.model import Segment, SegmentKind

# A credit in running words counts in the first paragraphs only: further down it is for one statement.
_LEAD = 700
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_SOURCE_LINE = re.compile(r"^[ \t]*(?:Source|SOURCE|Via) ?: ?([A-Z][^\n:]{1,60}?)[ \t.]*$", re.MULTILINE)
_BETWEEN = re.compile(r"\s*(?:/|,| and | via |;| - | – | — )\s*")
_OUTLET_NAME = re.compile(
    r"(?:The |the |Al[- ])?(?:[A-Z][\w.&’'-]*|[a-z]+\.[a-z]{2,4}|[a-z]{4,})(?:[ ./-](?:[A-Z][\w.&’'-]*|of|the|and|for|in)){0,5}(?:\.(?:com|org|net))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """The usual names by the names as printed, any of those that running words can hold, and how they credit one."""

    names: dict[str, str]
    any_name: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]


@cache
def load_agencies() -> Agencies:
    """The names and patterns of `agencies.toml`."""
    data = tomllib.loads(files("truceline.documents").joinpath("agencies.toml").read_text(encoding="utf-8"))
    names = {printed: usual for usual, all_printed in data["agencies"].items() for printed in all_printed}
    plain = sorted(set(names) - set(data["brackets_only"]["names"]), key=len, reverse=True)
    any_name = "|".join(map(re.escape, plain))
    name = f"(?P<name>(?-i:{any_name}))"
    patterns = (pattern.replace("{name}", name) for pattern in data["credits"]["patterns"])
    compiled = tuple(re.compile(p, re.IGNORECASE | re.MULTILINE) for p in patterns)
    return Agencies(names=names, any_name=re.compile(any_name), patterns=compiled)


def is_credit(bracketed: str) -> bool:
    """Whether words in brackets name an agency or outlet: `Reuters`, `AFP via The Times Live`, `khaleejtimes`."""
    parts = [part for part in _BETWEEN.split(bracketed.strip()) if part and not _is_date(part)]
    return bool(parts) and (
        any(part in load_agencies().names for part in parts)
        or all(_OUTLET_NAME.fullmatch(part) for part in parts)
    )


def find_origin(text: str, segments: Iterable[Segment]) -> str | None:
    """The agency or outlet that the article credits for its matter, by its usual name; None where it credits none.

    Read from the dateline ("(UrduPoint News / Sputnik - …)": the last named), else from words of the first paragraphs
    ("according to … TASS"), else from the credits behind the text ("(AFP via The Times Live)": the first), else from a line "Source: …".
    """
    parts = list(segments)
    dateline = [s for s in parts if s.kind is SegmentKind.DATELINE]
    return (
        _last_agency([text[s.start : s.end] for s in dateline])
        or _in_words(_lead(text, parts))
        or _in_credits([text[s.start : s.end] for s in parts if s.reason == "credit"])
        or _in_source_line(text)
    )


def find_outlet(text: str, segments: Iterable[Segment]) -> str | None:
    """The outlet that the furniture of the page names, None where it names none."""
    for segment in segments:
        if segment.kind in (SegmentKind.BODY, SegmentKind.HEADLINE):
            continue
        for line in text[segment.start : segment.end].split("\n"):
            for pattern in load_furniture().outlets if len(line) <= 200 else ():
                if match := pattern.fullmatch(line.strip()):
                    return match["outlet"]
    return None


def _last_agency(datelines: list[str]) -> str | None:
    """The last agency named in brackets; one that is not in the table counts where no other does."""
    names = load_agencies().names
    named = [
        part
        for line in datelines
        for bracketed in _BRACKETS.findall(line)
        for part in _BETWEEN.split(bracketed)
    ]
    known = [names[part] for part in named if part in names]
    others = [part for part in named if _OUTLET_NAME.fullmatch(part) and not _is_date(part)]
    return next(reversed(known or others), None)


def _lead(text: str, segments: list[Segment]) -> str:
    body = [text[s.start : s.end] for s in segments if s.kind is SegmentKind.BODY]
    return "\n".join(body)[:_LEAD]


def _in_words(lead: str) -> str | None:
    agencies = load_agencies()
    if not agencies.any_name.search(lead) and "news agency" not in lead:
        return None
    matches = (pattern.search(lead) for pattern in agencies.patterns)
    return next((agencies.names.get(match["name"], match["name"]) for match in matches if match), None)


def _in_credits(lines: list[str]) -> str | None:
    names = load_agencies().names
    for line in lines:
        for bracketed in _BRACKETS.findall(line):
            first = _BETWEEN.split(bracketed.strip())[0]
            return names.get(first, first)
    return None


def _in_source_line(text: str) -> str | None:
    match = _SOURCE_LINE.search(text)
    return load_agencies().names.get(match[1], match[1]) if match else None


def _is_date(words: str) -> bool:
    return any(True for _ in find_dates(words))
