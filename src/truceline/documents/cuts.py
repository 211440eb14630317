"""Cuts what is glued to a paragraph off it: the dateline before it, a repeated headline or the credit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from truceline.documents.origin import is_credit
from truceline.model import Segment, SegmentKind

# No dateline is longer.
_LONGEST = 200
_DASH = r"(?:-{1,2}|–|—)"
_PLACE = r"[A-Z][A-Z'’.-]{2,}(?:[ -][A-Z][A-Z'’.-]+){0,3}(?:, [A-Z][\w.-]+(?: [A-Z][\w.-]+)?)?"
_TOWN = r"[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,3}(?:, [A-Z][\w.-]+(?: [A-Z][\w.-]+)?)?"
_DATE = r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?\.?)"
_CREDIT = r"\((?P<{0}>[^()]{{2,90}})\)"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_DATE}?[.:]? {_CREDIT.format('c1')}\.?\s*(?:{_DASH}|:)?\s+"
    rf"|{_PLACE}{_DATE}?[.:]?\s*{_DASH}\s+"
    rf"|{_TOWN}{_DATE}[.:]?\s*(?:{_CREDIT.format('c2')}\s*)?{_DASH}\s+"
    rf"|{_TOWN} {_CREDIT.format('c3')}\s*{_DASH}\s+"
    rf"|{_CREDIT.format('c4')}\s*{_DASH}\s+)"
    r"""(?=["“‘'«(]*[A-Z0-9])"""
)
_BEHIND = re.compile(
    r"""(?<=[.!?”"’])\s*(?P<all>\((?P<credit>[^()]{2,80})\)(?:[\s,;.]*\([^()]{2,80}\))*\.?)(?=\s*$|\s+[A-Z"“‘])"""
)


def cut_block(text: str, block: Segment, headline: str | None) -> Iterator[Segment]:
    """The parts of one block; a block that nothing is glued to is its only part."""
    if block.kind is SegmentKind.BODY:
        yield from _cut_body(text, block)
    elif block.kind is SegmentKind.HEADLINE and block.reason == "standfirst" and headline:
        yield from _cut_standfirst(text, block, headline.strip())
    else:
        yield block


def _cut_body(text: str, block: Segment) -> Iterator[Segment]:
    start = block.start
    match = _DATELINE.match(text, block.start, min(block.end, block.start + _LONGEST))
    if match and _credits_someone(match):
        yield Segment(
            kind=SegmentKind.DATELINE,
            start=start,
            end=match.end(),
            reason="place, date or agency before the text",
        )
        start = match.end()
    for found in _BEHIND.finditer(text, start, block.end):
        if not is_credit(found["credit"]):
            continue
        yield replace(block, start=start, end=found.start("all"))
        yield Segment(kind=SegmentKind.BYLINE, start=found.start("all"), end=found.end(), reason="credit")
        start = found.end()
    if start < block.end:
        yield replace(block, start=start)


def _credits_someone(match: re.Match[str]) -> bool:
    """Whether what stands in brackets, where nothing else shows a dateline, is an agency."""
    bracketed = match["c4"] or match["c3"] or match["c1"]
    return bracketed is None or is_credit(bracketed)


def _cut_standfirst(text: str, block: Segment, headline: str) -> Iterator[Segment]:
    cut = block.end - len(headline)
    if cut > block.start and text[cut : block.end].casefold() == headline.casefold():
        yield replace(block, end=cut)
        yield Segment(kind=SegmentKind.BOILERPLATE, start=cut, end=block.end, reason="repeats the headline")
    else:
        yield block
