"""Reads an address of the web: a page, a feed with the pages it links, or any other file that a reader takes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from truceline.model import Drop, Given, RawArticle
from truceline.sources.choose import read_stream
from truceline.sources.kinds import HEAD, choose
from truceline.sources.limits import Limits
from truceline.sources.reader import drop, enormous
from truceline.sources.web.feed import MAX_FEED, Entry, fault_of, read_feed
from truceline.sources.web.page import Page, without_password

Fetch = Callable[[str], Page | Drop]
"""The page at an address, or the drop that says why there is none (`Fetcher` is one)."""


def is_url(source: str) -> bool:
    """Whether a source is an address of the web and no file."""
    return source.lower().startswith(("http://", "https://"))


def read_url(address: str, fetch: Fetch | None, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The articles at an address."""
    if fetch is None:
        yield drop(
            without_password(address), "not_fetched", "nothing is fetched here; save the page and name it"
        )
        return
    page = fetch(address)
    if isinstance(page, Drop):
        yield page
    elif choose(page.content[:HEAD], _name(page)) == "feed":
        yield from _read_linked(page, fetch, limits)
    else:
        yield from read_page(page, page.url, Given(), limits)


def _read_linked(feed: Page, fetch: Fetch, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The article of each entry: as the feed holds it, else the page that it links."""
    if len(feed.content) > MAX_FEED:
        yield enormous(feed.url, replace(limits, max_bytes=MAX_FEED))
        return
    if fault := fault_of(feed.content):
        yield drop(feed.url, *fault)
        return
    found = False
    for entry in read_feed(feed.content, feed.url):
        found = True
        yield from _read_entry(entry, feed, fetch, limits)
    if not found:
        yield drop(feed.url, "no_articles", "no entry in this feed; check its address")


def _read_entry(entry: Entry, feed: Page, fetch: Fetch, limits: Limits) -> Iterator[RawArticle | Drop]:
    if (whole := read_entry(entry, feed.url, feed.fetched)) is not None:
        yield whole
        return
    page = fetch(entry.given.url or "")
    if isinstance(page, Drop):
        yield page
    else:
        yield from read_page(page, entry.where(feed.url), entry.given, limits, feed=feed.url)


def read_entry(entry: Entry, feed: str, fetched: str) -> RawArticle | Drop | None:
    """The article that an entry of the feed at this address holds whole; None where it links to it."""
    if article := entry.article(entry.where(feed)):
        return replace(article, meta={"feed": feed, "fetched": fetched})
    if entry.given.url:
        return None
    return drop(feed, "teaser", "an entry that is a teaser only and links no page; nothing to do")


def read_page(
    page: Page, where: str, given: Given, limits: Limits, *, feed: str | None = None
) -> Iterator[RawArticle | Drop]:
    """The articles of a page, with what is known of it where it says nothing itself; `feed` is the one that led to it."""
    for item in read_stream(io.BytesIO(page.content), _name(page), where, limits):
        if isinstance(item, Drop):
            yield item
        else:
            article = _complete(item, page, given)
            yield replace(article, meta={"feed": feed, **article.meta}) if feed else article


def _complete(article: RawArticle, page: Page, given: Given) -> RawArticle:
    """The article with what the feed and the server say of it, where it says nothing itself."""
    own = article.given
    told = {"fetched": page.fetched, **({"last_modified": page.last_modified} if page.last_modified else {})}
    return replace(
        article,
        given=Given(
            name=own.name or given.name,
            title=own.title or given.title,
            outlet=own.outlet or given.outlet,
            published=own.published or given.published,
            url=own.url or page.url,
        ),
        meta={**told, **article.meta},
    )


def _name(page: Page) -> str:
    """What the page would be called as a file: its kind tells more than the end of its address."""
    known = {"text/html": "page.html", "application/xhtml+xml": "page.html", "text/plain": "page.txt"}
    return known.get(page.media_type) or PurePosixPath(urlsplit(page.url).path).name or "page"
