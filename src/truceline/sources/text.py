"""Reads a file of plain text as one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.reader import Limits, read_whole


class TextReader:
    """Plain text, one article a file."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The one article, with its bytes as they stand."""
        yield read_whole(stream, where, "text/plain", limits)
