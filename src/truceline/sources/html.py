"""Reads a saved web page as one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.reader import Limits, read_whole


class HtmlReader:
    """A web page, one article a file."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The one article, with the page's bytes as they stand."""
        yield read_whole(stream, where, "text/html", limits)
