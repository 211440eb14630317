"""A claim with all that was read: each part in words, with the words it was printed in and how it was understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from truceline.annotations.gazetteer import load_gazetteer
from truceline.model import Casualties, Claim, Quantity, Role, Span, When
from truceline.views.claim_line import says
from truceline.views.tracing import Quoted, quoted
from truceline.views.values import in_words, length_words

_BESIDE = frozenset({"source", "span", "cue", "made_by", "confidence", "kind", "also", "_id"})
"""Parts of a claim that are shown by themselves, not among what was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One value of a part of a claim: in words, as printed where that differs, and how it was understood.

    `id` is that of an actor or place.
    """

    words: str
    printed: str = ""
    how: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """What was read in a passage: the parts that are told, by name, and the names of those that are not.

    `quoted` is the passage; `start` and `end` are its place in the text. `article` is the article's title, else its name.
    """

    id: str
    kind: str
    says: str
    quoted: Quoted
    start: int
    end: int
    document: str
    article: str
    told: tuple[tuple[str, tuple[Read, ...]], ...]
    silent: tuple[str, ...]
    confidence: float
    made_by: str


def claim_record(claim: Claim) -> ClaimRecord:
    """All that was read in a passage."""
    parts = [field.name for field in fields(claim) if field.name not in _BESIDE]
    read = {name: tuple(_read(name, getattr(claim, name))) for name in parts}
    return ClaimRecord(
        id=claim.id,
        kind=claim.kind,
        says=says(claim),
        quoted=quoted(claim),
        start=claim.span.start,
        end=claim.span.end,
        document=claim.source.document,
        article=claim.source.title or claim.source.name,
        told=tuple((name, values) for name, values in read.items() if values),
        silent=tuple(name for name, values in read.items() if not values),
        confidence=claim.confidence,
        made_by=claim.made_by,
    )


def _read(name: str, value: Any) -> Iterator[Read]:
    match value:
        case None | "":
            return
        case tuple():
            for one in value:
                yield from _read(name, one)
        case Role():
            yield _role(value, place=name == "place")
        case When():
            printed = value.words.quote if value.words else ""
            yield Read(words=in_words(value) or "not named", printed=printed, how=value.doubts)
        case Quantity():
            yield Read(words=in_words(value), printed=value.words.quote)
        case Casualties():
            yield Read(words=f"{value.harm}: {in_words(value.count)}", printed=value.count.words.quote)
        case Span():
            yield Read(words=value.quote)
        case StrEnum():
            yield Read(words=str(value).replace("_", " "))
        case _:
            yield Read(words=length_words(str(value)) if name == "duration" else str(value))


def _role(role: Role, *, place: bool) -> Read:
    printed = role.words.quote if role.words and role.words.quote != role.name else ""
    how = [role.reason] if role.reason else []
    return Read(words=role.name, printed=printed, how=(*how, *(_lies(role) if place else ())), id=role.id)


def _lies(place: Role) -> Iterable[str]:
    """Where a place lies, as far as it is known: how exactly, its country, and its point."""
    gazetteer = load_gazetteer()
    located = gazetteer.located(place.id)
    country = gazetteer.country_of(place.id) or place.within
    if located is None:
        yield "no place known by this name"
        return
    yield f"known to the {located.precision}" + (f" in {country}" if country and country != place.id else "")
    if located.latitude is not None and located.longitude is not None:
        yield f"{located.latitude:.4g}, {located.longitude:.4g}"
