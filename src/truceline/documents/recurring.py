"""Learns page furniture from many articles: lines that recur over the articles of one outlet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from truceline.documents.blocks import Block, make_blocks
from truceline.model import Document, Segment, SegmentKind, content_number

LEAST = 3
"""A line is furniture where this many articles of different wording have it."""

RECURS = "recurs in other articles of its outlet"

# Longer than any headline in a box of other articles; a line without an end that is longer is a paragraph cut off.
_MOST_WORDS = 20
_MOST_OWN = 60  # words of a line in which an outlet speaks of itself
_CAN_BE = frozenset({SegmentKind.BODY, SegmentKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedFurniture:
    """The lines that recur over the articles of an outlet, each as the number that `lines_of` gives it there."""

    lines: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What an article tells of its outlet's furniture: its lines that can be some, and its longest paragraph, as numbers.

    A line has one number for its outlet and one for the host of its address: the `content_number` of that name and of
    the line, both without case.
    """

    numbers: frozenset[int]
    longest: int


def learn_furniture(articles: Iterable[Lines]) -> LearnedFurniture:
    """The lines of body and captions that recur over articles of one outlet and are none of its reporting.

    Such a line is short and ends as no sentence does, or the outlet speaks of itself in it. A paragraph of background
    that an outlet repeats is no furniture, nor is what stands in several prints of one article: of those whose longest
    paragraph is the same, one counts. The order of the articles changes nothing.
    """
    found: dict[int, tuple[int, ...]] = {}
    for lines in articles:
        for number in lines.numbers:
            told = found.get(number, ())
            if len(told) < LEAST and lines.longest not in told:
                found[number] = (*told, lines.longest)
    return LearnedFurniture(lines=frozenset(line for line, told in found.items() if len(told) >= LEAST))


def lines_of(document: Document) -> Lines:
    """The lines of a document, as it is by itself, that are furniture where they recur."""
    outlets = _outlets(document)
    if not outlets:
        return Lines(numbers=frozenset(), longest=0)
    blocks = make_blocks(document.text)
    numbers = {_number(outlet, block) for block in _lines(document, blocks) for outlet in outlets}
    longest = max((block.key for block in blocks), key=len, default="") if numbers else ""
    return Lines(numbers=frozenset(numbers), longest=content_number(longest))


def with_furniture(document: Document, furniture: LearnedFurniture) -> Document:
    """The document with these lines marked as furniture; its text is the same."""
    outlets = _outlets(document)
    if not outlets or not furniture.lines:
        return document
    blocks = make_blocks(document.text)
    found = [
        block
        for block in _lines(document, blocks)
        if any(_number(outlet, block) in furniture.lines for outlet in outlets)
    ]
    return _without(document, blocks, found) if found else document


def running_text(document: Document) -> str:
    """The words of the body without lines that would be furniture if they recurred; all of the body where that leaves none.

    Whether they do recur makes no difference: what is left of a document follows from it alone. Lines that a sentence
    runs on in, as in text broken anew at every few words, stay.
    """
    blocks = make_blocks(document.text)
    open_lines = _running_on(blocks)
    loose = [block for block in _lines(document, blocks) if block.start not in open_lines]
    left = body_of(_without(document, blocks, loose)) if loose else ""
    return left if left.strip() else body_of(document)


def body_of(document: Document) -> str:
    """The words of the body alone: headline, byline and furniture differ between copies."""
    return "\n".join(document.text[s.start : s.end] for s in document.segments if s.kind is SegmentKind.BODY)


def _running_on(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the blocks start that begin amid a sentence, and those before them."""
    amid = [number for number, block in enumerate(blocks) if block.words[:1].islower()]
    return frozenset(blocks[place].start for number in amid for place in (number - 1, number) if place >= 0)


def _without(document: Document, blocks: Sequence[Block], lines: Iterable[Block]) -> Document:
    """The document with these blocks marked as furniture."""
    starts = [block.start for block in blocks]
    after = dict(zip(starts, [*starts[1:], len(document.text)], strict=True))
    found = [(block.start, after[block.start]) for block in lines]
    segments = [part for segment in document.segments for part in _cut(segment, found)]
    return replace(document, segments=tuple(segments))


def _number(outlet: str, block: Block) -> int:
    return content_number(outlet, block.key)


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
