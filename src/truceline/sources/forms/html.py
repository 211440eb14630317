"""Reads a saved web page as one article, or a page saved from Factiva as its articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.reader import Limits, read_whole


class HtmlReader:
    """A web page, one article a file; a page of Factiva, as many as it holds."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The one article, with the page's bytes as they stand; or the articles of a page of Factiva."""
        page = read_whole(stream, where, "text/html", limits)
        if isinstance(page, RawArticle) and b"Article" in page.content:
            from truceline.sources.downloads.factiva_page import is_factiva_page, split_page

            if is_factiva_page(page.content):
                yield from split_page(page.content, where)
                return
        yield page
