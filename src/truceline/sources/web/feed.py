"""Reads an RSS or Atom feed: each entry that holds its article whole."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.sax import SAXException

from truceline.model import Drop, Given, RawArticle, content_id
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
_ENDED = re.compile(rb"</(?:rss|feed|(?:\w+:)?rdf)\s*>", re.IGNORECASE)
_ENTRY_ENDED = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_HEAD = 100_000  # bytes in which a feed tells of itself
_TAIL = 2_000  # bytes in which the end of a feed stands
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_SKIPPED = re.compile(rb"<skip(?:hours|days)>.{0,2000}?</skip(?:hours|days)>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s*(\w{3})\w*\s*</day>", re.IGNORECASE)
_DAYS = (b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: what the feed says of the article, and the article where it is whole; `mark` changes when these do."""

    given: Given
    html: str | None
    mark: str = ""

    def where(self, feed: str) -> str:
        """What people call the article of an entry of the feed at this address."""
        return self.given.url or self.given.name or feed

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read: its entries in their order, and how often it wants to be asked.

    `is_feed` is false where it is none; `is_whole` where it breaks off, or has more entries than are read. `interval` is
    in seconds, `hours` and `days` are those (UTC; Monday is 0) in which nobody need ask.
    """

    title: str | None = None
    entries: tuple[Entry, ...] = ()
    is_feed: bool = False
    is_whole: bool = True
    interval: float = 0.0
    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


def read_feed(content: bytes, url: str | None = None) -> Iterator[Entry]:
    """The entries of a feed in their order; none if it is no feed. `url` is where it was fetched."""
    yield from parse_feed(content, url).entries


def parse_feed(content: bytes, url: str | None = None) -> Feed:
    """The feed in these bytes; none where `fault_of` finds one. An entry in which it breaks off is left out.

    `url` is where it was fetched.
    """
    import feedparser

    if not content.strip() or fault_of(content):
        return Feed()
    headers = {"content-location": url} if url else {}
    parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    outlet = _plain(parsed.feed.get("title"))
    entries = [_entry(entry, outlet) for entry in parsed.entries[:MAX_ENTRIES]]
    is_cut = isinstance(parsed.get("bozo_exception"), SAXException) and not _ENDED.search(content[-_TAIL:])
    if is_cut and len(_ENTRY_ENDED.findall(content)) < len(entries):
        entries.pop()
    return Feed(
        title=outlet,
        entries=tuple(entries),
        is_feed=bool(parsed.get("version") or entries),
        is_whole=not is_cut and len(parsed.entries) <= MAX_ENTRIES,
        **_pace(content, parsed.feed),
    )


def _pace(content: bytes, feed: Any) -> dict[str, Any]:
    """How often a feed wants to be asked: `ttl` (minutes), `sy:updatePeriod` by `sy:updateFrequency`, `skipHours`, `skipDays`."""
    minutes = _number(feed.get("ttl"))
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    times = max(_number(feed.get("sy_updatefrequency")), 1.0)
    skipped = b"".join(_SKIPPED.findall(content[:_HEAD]))
    hours = frozenset(int(hour) % 24 for hour in _HOUR.findall(skipped))
    days = frozenset(_DAYS.index(day.lower()) for day in _DAY.findall(skipped) if day.lower() in _DAYS)
    return {"interval": max(60 * minutes, period / times), "hours": hours, "days": days}


def _number(told: Any) -> float:
    words = str(told or "").strip()
    return float(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0.0


def _entry(entry: Any, outlet: str | None) -> Entry:
    updated = dict.get(entry, "updated")  # feedparser's own `get` would give the other time
    given, told = _given(entry, outlet), (updated or "", _longest(entry))
    mark = content_id(given.title or "", given.published or "", *told)
    return Entry(given=given, html=_whole(entry), mark=mark)


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
    longest = _longest(entry)
    words = _TAGS.sub(" ", longest).split()
    return longest if len(words) >= _WHOLE and not _CUT_OFF.search(" ".join(words[-15:])) else None


def _longest(entry: Any) -> str:
    texts = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    return max(texts, key=len)


def _plain(words: str | None) -> str | None:
    return " ".join(_TAGS.sub(" ", words).split()) or None if words else None
