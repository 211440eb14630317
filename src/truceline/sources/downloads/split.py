"""Tells whether a text is the file of a news database, and reads it as one article where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from truceline.model import Drop, Given, RawArticle
from truceline.registry import Table
from truceline.sources.downloads.factiva import Factiva
from truceline.sources.downloads.found import paragraphs
from truceline.sources.downloads.nexis import Nexis
from truceline.sources.reader import drop


class Download(Protocol):
    """Knows the files of one news database."""

    def split(self, text: str, where: str) -> Sequence[RawArticle | Drop]:
        """The articles in such a file, in their order; nothing where the text is no file of this database."""
        ...


DOWNLOADS: Table[Download] = Table("downloads", {"factiva": Factiva(), "nexis": Nexis()})
"""Every news database by name; packages add theirs through the entry-point group `truceline.downloads`."""


def split_text(text: str, where: str) -> Sequence[RawArticle | Drop]:
    """The articles of a database's file, with `where` followed by their number; nothing where the text is none."""
    return next((found for download in DOWNLOADS.values() if (found := download.split(text, where))), ())


def read_text(
    text: str, where: str, *, given: Given | None = None, meta: Mapping[str, str] | None = None
) -> Iterator[RawArticle | Drop]:
    """The articles of a database's file, or the one article that the text is, a line a paragraph.

    `given` and `meta` are what is known of the one article.
    """
    found = split_text(text, where)
    if found:
        yield from found
    elif body := paragraphs(text.split("\n")):
        content = body.encode("utf-8", "replace")
        yield RawArticle(
            where=where, content=content, media_type="text/plain", given=given or Given(), meta=meta or {}
        )
    else:
        yield drop(where, "empty", "no words stand in it; delete it or fetch the article again")
