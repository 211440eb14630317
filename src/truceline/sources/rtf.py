"""Reads rich text (RTF) as one article, or a file of a news database as its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.downloads import read_text
from truceline.sources.reader import Limits, drop, read_whole

_BRACE = re.compile(rb"\\[\\{}]|[{}]")
# striprtf puts the address of a link into the text, and looks for one over whole lines; without this word it does not.
_LINK = re.compile(r"\\fldinst\b", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Word puts no end of line before a page's end or a section's, and striprtf has no character for a column's.
_COLUMN = re.compile(r"\\column\b ?")


class RtfReader:
    """Rich text, one article a file; a file of Factiva or Nexis, as many as it holds."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles, as plain text; a file that breaks off gives those before, and a drop."""
        whole = read_whole(stream, where, "text/rtf", limits)
        if isinstance(whole, Drop):
            yield whole
            return
        text = _strip(whole.content)
        if text is None:
            yield drop(where, "broken_rtf", "not RTF that can be read; open it and save it anew")
            return
        if not _is_whole(whole.content):
            yield from _cut_off(list(read_text(text, where)), where)
        else:
            yield from read_text(text, where)


def _strip(content: bytes) -> str | None:
    """The words in rich text, a line a paragraph and a stroke between cells; None where it cannot be read."""
    from striprtf.striprtf import rtf_to_text

    source = _COLUMN.sub(r"\\par ", _LINK.sub(r"\\fldinstruction", content.decode("latin-1")))
    try:
        text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call] # it has no types
    except Exception:  # noqa: BLE001 - whatever a broken file does to the library, it costs this file only
        return None
    if _SURROGATE.search(text):  # characters beyond the first plane come as two halves
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_whole(content: bytes) -> bool:
    """Whether each group that is opened is closed; binary data could hold anything, so there it is not asked."""
    if b"\\bin" in content:
        return True
    braces = _BRACE.findall(content)
    return braces.count(b"{") <= braces.count(b"}")


def _cut_off(found: list[RawArticle | Drop], where: str) -> Iterator[RawArticle | Drop]:
    """Whole articles of a file of many, and one drop where the file breaks off."""
    numbered = [item for item in found if item.where != where]
    yield from numbered
    if not any(isinstance(item, Drop) and item.reason == "truncated" for item in numbered):
        yield drop(where, "truncated", "the file breaks off; fetch or save it again")
