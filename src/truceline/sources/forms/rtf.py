"""Reads rich text (RTF) as one article, or a file of a news database as its articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.downloads import read_text
from truceline.sources.forms.rtf_words import words_of
from truceline.sources.reader import Limits, drop, read_whole


class RtfReader:
    """Rich text, one article a file; a file of Factiva or Nexis, as many as it holds."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles, as plain text; a file that breaks off gives those before, and a drop."""
        whole = read_whole(stream, where, "text/rtf", limits)
        if isinstance(whole, Drop):
            yield whole
            return
        start = max(whole.content.find(b"{\\rtf"), 0)
        text, is_whole = words_of(whole.content[start:])
        if is_whole:
            yield from read_text(text, where)
        else:
            yield from _cut_off(list(read_text(text, where)), where)


def _cut_off(found: list[RawArticle | Drop], where: str) -> Iterator[RawArticle | Drop]:
    """Whole articles of a file of many, and one drop where the file breaks off."""
    numbered = [item for item in found if item.where != where]
    yield from numbered
    if not any(isinstance(item, Drop) and item.reason == "truncated" for item in numbered):
        yield drop(where, "truncated", "the file breaks off; fetch or save it again")
