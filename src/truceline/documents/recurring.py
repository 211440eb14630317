"""Learns page furniture from many articles: lines that recur over the articles of one outlet."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from truceline.documents.blocks import Block, make_blocks
from truceline.model import Document, Segment, SegmentKind

LEAST = 3
"""A line is furniture where this many articles of different wording have it."""

RECURS = "recurs in other articles of its outlet"

# Longer than any headline in a box of other articles; a line without an end that is longer is a paragraph cut off.
_MOST_WORDS = 20
_MOST_OWN = 60  # words of a line in which an outlet speaks of itself
_CAN_BE = frozenset({SegmentKind.BODY, SegmentKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedFurniture:
    """Pairs of an outlet (or the host of its address) and a line, without case, that recurs over its articles."""

    lines: frozenset[tuple[str, str]]


def learn_furniture(documents: Iterable[Document]) -> LearnedFurniture:
    """The lines of body and captions that recur over articles of one outlet and are none of its reporting.

    Such a line is short and ends as no sentence does, or the outlet speaks of itself in it. A paragraph of background
    that an outlet repeats is no furniture, nor is what stands in several prints of one article: of those whose longest
    paragraph is the same, one counts. The order of the documents changes nothing.
    """
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        outlets = _outlets(document)
        if not outlets:
            continue
        blocks = make_blocks(document.text)
        longest = max((block.key for block in blocks), key=len, default="")
        for block in _lines(document, blocks):
            for outlet in outlets:
                articles[outlet, block.key].add(longest)
    return LearnedFurniture(lines=frozenset(line for line, told in articles.items() if len(told) >= LEAST))


def with_furniture(document: Document, furniture: LearnedFurniture) -> Document:
    """The document with these lines marked as furniture; its text is the same."""
    outlets = _outlets(document)
    if not any(outlet in outlets for outlet, _ in furniture.lines):
        return document
    blocks = make_blocks(document.text)
    starts = [block.start for block in blocks]
    after = dict(zip(starts, [*starts[1:], len(document.text)], strict=True))
    found = [
        (block.start, after[block.start])
        for block in _lines(document, blocks)
        if any((outlet, block.key) in furniture.lines for outlet in outlets)
    ]
    if not found:
        return document
    segments = [part for segment in document.segments for part in _cut(segment, found)]
    return replace(document, segments=tuple(segments))


def _cut(segment: Segment, lines: list[tuple[int, int]]) -> Iterator[Segment]:
    """The segment, with the lines in it as furniture."""
    at = segment.start
    for start, end in lines:
        if segment.kind in _CAN_BE and segment.start <= start < segment.end:
            if at < start:
                yield replace(segment, start=at, end=start)
            at = min(end, segment.end)
            yield Segment(kind=SegmentKind.BOILERPLATE, start=start, end=at, reason=RECURS)
    if at < segment.end:
        yield replace(segment, start=at)


def _lines(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of body and captions that can be furniture by their words."""
    parts = [segment for segment in document.segments if segment.kind in _CAN_BE]
    own = _own_name(document)
    for block in blocks:
        if any(part.start <= block.start < part.end for part in parts) and _can_be(block, own):
            yield block


def _can_be(block: Block, own: re.Pattern[str] | None) -> bool:
    if not block.ends:
        return block.count <= _MOST_WORDS
    return own is not None and block.count <= _MOST_OWN and own.search(block.words) is not None


def _outlets(document: Document) -> frozenset[str]:
    host = _host(document)
    return frozenset(name for name in (document.outlet and document.outlet.casefold(), host) if name)


def _host(document: Document) -> str:
    try:
        return (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _own_name(document: Document) -> re.Pattern[str] | None:
    """What an outlet calls itself."""
    names = [name for name in (document.outlet, _host(document)) if name]
    last = document.outlet.split()[-1] if document.outlet and document.outlet.split() else ""
    if last.casefold() in load_own_names():
        names.append(last.capitalize())
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else None


@cache
def load_own_names() -> frozenset[str]:
    """The names of `recurring.toml`."""
    data = tomllib.loads(files("truceline.documents").joinpath("recurring.toml").read_text(encoding="utf-8"))
    return frozenset(data["own_names"])
