"""Cuts a document into the pieces that are parsed: the paragraphs of the segments that can give claims."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.model import CLAIM_GIVING, Document

LONGEST = 20_000
"""Characters in a piece: no paragraph of news comes near it, and spaCy takes 1 GB for each 100,000 (E088)."""


def pieces(document: Document) -> Iterator[tuple[int, str]]:
    """Each piece of the document as (offset, words), in order; a piece never crosses a line or a segment.

    Lines longer than `LONGEST` are cut between sentences, else between words.
    """
    for segment in document.segments:
        if segment.kind in CLAIM_GIVING:
            for first, last in _lines(document.text, segment.start, segment.end):
                yield from _words(document.text, first, last)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        found = text.find("\n", start, end)
        last = found if found >= 0 else end
        yield start, last
        start = last + 1


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while start < end:
        last = end if end - start <= LONGEST else _cut(text, start)
        words = text[start:last]
        if bare := words.strip():
            yield start + len(words) - len(words.lstrip()), bare
        start = last


def _cut(text: str, start: int) -> int:
    for mark in (". ", " "):
        found = text.rfind(mark, start, start + LONGEST)
        if found > start:
            return found + len(mark)
    return start + LONGEST
