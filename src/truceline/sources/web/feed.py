"""Reads an RSS or Atom feed: each entry that holds its article whole."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from truceline.model import Drop, Given, RawArticle
from truceline.sources.limits import Limits
from truceline.sources.names import show
from truceline.sources.reader import drop, enormous

MAX_FEED = 10_000_000
"""The most bytes a feed may have: the longest we know, with the full text of hundreds of articles, have a tenth."""
MAX_ENTRIES = 5_000

_TAGS = re.compile(r"<[^<>]*>")
# Words from which on the text of an entry is taken for the article: teasers are a sentence or two.
_WHOLE = 120
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|&#8230;|&hellip;|(?:read|continue|see) (?:more|reading|full)[^.]{0,60})\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: what the feed says of the article, and the article where it is whole."""

    given: Given
    html: str | None

    def article(self, where: str) -> RawArticle | None:
        """The article, if the entry holds it whole."""
        if self.html is None:
            return None
        return RawArticle(
            where=where,
            content=self.html.encode("utf-8", "replace"),
            media_type="text/html",
            given=self.given,
        )


class FeedReader:
    """A feed in a file. Nothing is fetched: an entry that is a teaser only is a drop that names its address."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles that the feed holds whole, called `where:` and the number of the entry."""
        content = stream.read(min(limits.max_bytes, MAX_FEED) + 1)
        if len(content) > min(limits.max_bytes, MAX_FEED):
            yield enormous(where, limits)
            return
        for number, entry in enumerate(read_feed(content), start=1):
            place = f"{where}:{number}"
            yield entry.article(place) or drop(
                place,
                "teaser",
                f"only a teaser; name the page itself: {show(entry.given.url or 'it has no address')}",
            )


def read_feed(content: bytes, url: str | None = None) -> Iterator[Entry]:
    """The entries of a feed in their order; none if it is no feed. `url` is where it was fetched."""
    import feedparser

    headers = {"content-location": url} if url else {}
    parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    outlet = _plain(parsed.feed.get("title"))
    for entry in parsed.entries[:MAX_ENTRIES]:
        yield Entry(given=_given(entry, outlet), html=_whole(entry))


def _given(entry: Any, outlet: str | None) -> Given:
    return Given(
        name=entry.get("id") or entry.get("link") or None,
        title=_plain(entry.get("title")),
        outlet=outlet,
        published=entry.get("published") or entry.get("updated") or None,
        url=entry.get("link") or None,
    )


def _whole(entry: Any) -> str | None:
    """The longest text of the entry, if that is the article and not the beginning of it."""
    texts = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    longest = max(texts, key=len)
    words = _TAGS.sub(" ", longest).split()
    return longest if len(words) >= _WHOLE and not _CUT_OFF.search(" ".join(words[-15:])) else None


def _plain(words: str | None) -> str | None:
    return " ".join(_TAGS.sub(" ", words).split()) or None if words else None
