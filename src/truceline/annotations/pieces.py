"""Cuts a document into the pieces that are parsed: the paragraphs of the segments that can give claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.model import CLAIM_GIVING, Document

_BREAK = re.compile(r"\s*\n\s*")


def pieces(document: Document) -> Iterator[tuple[int, str]]:
    """Each piece of the document as (offset, words), in order; a piece never crosses a line or a segment."""
    for segment in document.segments:
        if segment.kind in CLAIM_GIVING:
            yield from _lines(document.text, segment.start, segment.end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    first = start
    for gap in (*_BREAK.finditer(text, start, end), None):
        last = gap.start() if gap else end
        words = text[first:last]
        if words.strip():
            yield first + len(words) - len(words.lstrip()), words.strip()
        if gap:
            first = gap.end()
