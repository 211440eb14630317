"""Reads a file of plain text as one article, or one of a news database as its articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.downloads.split import split_text
from truceline.sources.reader import Limits, read_whole


class TextReader:
    """Plain text, one article a file; a file of Factiva or Nexis, as many as it holds."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The one article, with its bytes as they stand; or the articles of a database's file."""
        whole = read_whole(stream, where, "text/plain", limits)
        found = split_text(_decode(whole.content), where) if isinstance(whole, RawArticle) else ()
        yield from found or [whole]


def _decode(content: bytes) -> str:
    """The text, only to look into: an article that stands alone is handed on as bytes."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
