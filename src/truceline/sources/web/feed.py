"""Reads an RSS or Atom feed: each entry that holds its article whole."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from truceline.model import Drop, Given, RawArticle
from truceline.sources.charset import is_charset
from truceline.sources.limits import Limits
from truceline.sources.names import show
from truceline.sources.reader import drop, enormous

MAX_FEED = 10_000_000
"""The most bytes a feed may have: the longest we know, with the full text of hundreds of articles, have a tenth."""
MAX_ENTRIES = 5_000
MAX_TAGS = 200_000
"""The most tags a feed may have: the parser's time grows with the square of their number where they lie in one another."""

# In what the first line may name as the encoding; whoever writes EBCDIC (the last of these) writes no feeds.
_ENCODING = re.compile(rb"encoding\s*=\s*['\"]\s*([\w.:-]+)")
_EBCDIC = b"\x4c\x6f\xa7\x94"
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
        if fault := fault_of(content):
            yield drop(where, *fault)
            return
        for number, entry in enumerate(read_feed(content), start=1):
            place = f"{where}:{number}"
            yield entry.article(place) or drop(
                place,
                "teaser",
                f"only a teaser; name the page itself: {show(entry.given.url or 'it has no address')}",
            )


def fault_of(content: bytes) -> tuple[str, str] | None:
    """Why a feed must not be given to the parser, if so: a reason, and what to do."""
    if content.count(b"<") > MAX_TAGS:
        return "enormous", f"more than {MAX_TAGS:,} tags; leave it out, or split it"
    named = [found.decode() for found in _ENCODING.findall(content.partition(b"\n")[0].replace(b"\0", b""))]
    if content.startswith(_EBCDIC) or any(_is_notation(name) for name in named):
        return "encoding", "in an encoding that no feed is written in; save it as UTF-8"
    return None


def _is_notation(name: str) -> bool:
    """Whether Python would read this encoding, and it is none; one that nobody knows is passed over by the parser."""
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return not is_charset(name)


def read_feed(content: bytes, url: str | None = None) -> Iterator[Entry]:
    """The entries of a feed in their order; none if it is no feed, or has a fault. `url` is where it was fetched."""
    if fault_of(content):
        return
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
