"""What a web page says of itself: title, outlet, address, and the day of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from lxml import etree, html

from truceline.documents.page.lines import text_of
from truceline.documents.page.words import load_words
from truceline.documents.printed import HORIZON, find_dates

_META = {
    "title": ("og:title", "twitter:title", "parsely-title"),
    "outlet": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
# A page of more bytes is not looked through for its day: that takes minutes.
_MOST_LOOKED = 2_000_000
# A heading of so many letters within the title of the page is the headline; so many headings are looked at.
_LONG_TITLE, _MOST_HEADINGS = 12, 60
# JSON-LD of more bytes, or nested deeper, is no description of an article.
_LONGEST_DATA = 500_000
_MOST_OBJECTS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the marks of a page say. `published` is named as the day of publication; `guessed` is one that may be it."""

    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    guessed: str | None


def read_marks(tree: html.HtmlElement, url: str | None = None) -> Marks:
    """What a page says of itself; an address that is known goes before the page's own."""
    title = _title(tree)
    published = _published(tree, title)
    return Marks(
        title=title,
        outlet=_said(tree, "outlet"),
        url=url or _canonical(tree) or _said(tree, "url"),
        published=published,
        guessed=None if published else _guessed(tree),
    )


def _said(tree: html.HtmlElement, what: str) -> str | None:
    for name in _META[what]:
        found = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
        if found and found[0].strip():
            return _SPACE.sub(" ", found[0]).strip()
    return None


def _title(tree: html.HtmlElement) -> str | None:
    """The headline: as the page names it, without a site's name that no heading has; else the heading it names."""
    said = _said(tree, "title")
    named = said or next((words for found in tree.iter("title") if (words := text_of(found))), "")
    headings = list(
        islice((words for found in tree.iter("h1", "h2", "h3") if (words := text_of(found))), _MOST_HEADINGS)
    )
    held = [words for words in headings if len(_key(words)) >= _LONG_TITLE and _key(words) in _key(named)]
    if held:
        return max(held, key=len)
    return said or next((words for found in tree.iter("h1") if (words := text_of(found))), None)


def _canonical(tree: html.HtmlElement) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href")
    return found[0].strip() or None if found else None


def _published(tree: html.HtmlElement, title: str | None) -> str | None:
    """The day that the page names as that of its publication: in JSON-LD, a meta element, or one of time."""
    ways = (_from_data(tree, title), _from_meta(tree), _from_items(tree))
    return next((day for found in ways for day in found if day), None)


def _from_data(tree: html.HtmlElement, title: str | None) -> Iterator[str | None]:
    """From the JSON-LD objects that are articles, that of the page's title first; those of a list are others."""
    articles = [found for words in _data(tree) for found in _articles(words)]
    key = _key(title or "")
    for article in sorted(articles, key=lambda one: not key or _key(str(one.get("headline", ""))) != key):
        yield _day(article.get("datePublished"))


def _data(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            yield (element.text or "")[:_LONGEST_DATA]


def _articles(words: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(words, strict=False)]
    except (ValueError, RecursionError):
        kind = re.search(r'"@type"\s*:\s*"(\w+)"', words)
        match = _DATE_PUBLISHED.search(words)
        if match and kind and _is_article(kind[1]):
            yield {"datePublished": match[1]}
        return
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            kinds = thing.get("@type")
            if any(_is_article(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield thing
            waiting += [thing[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in thing]


def _is_article(kind: object) -> bool:
    return isinstance(kind, str) and kind.lower().endswith(load_words().kinds)


def _from_meta(tree: html.HtmlElement) -> Iterator[str | None]:
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for name in ("name", "property", "itemprop"):
            if (key := (meta.get(name) or "").strip().lower()) and meta.get("content"):
                told.setdefault(key, meta.get("content"))
    for name in load_words().published:
        yield _day(told.get(name))


def _from_items(tree: html.HtmlElement) -> Iterator[str | None]:
    found = tree.xpath(
        "//*[(@itemprop='datePublished' or @pubdate or contains(@property, 'datePublished'))][not(self::meta)]"
    )
    for element in found:
        yield _day(element.get("datetime") or element.get("content") or text_of(element))


def _day(words: object) -> str | None:
    """The day that a mark means, in ISO 8601: the day as written, whatever its zone."""
    if not isinstance(words, str) or len(words) > 200:
        return None
    if match := _DAY.match(words):
        with suppress(ValueError):
            return date(*map(int, match.groups())).isoformat()
        return None
    whole = [found.days[0] for found in find_dates(words) if found.whole]
    return whole[0].isoformat() if len(whole) == 1 else None


def _guessed(tree: html.HtmlElement) -> str | None:
    """The day that htmldate takes for that of publication, if such a day stands in the page: it makes days of years."""
    from htmldate import find_date

    markup = etree.tostring(tree, encoding="unicode")
    if len(markup) > _MOST_LOOKED:
        return None
    latest = datetime(HORIZON, 12, 31)
    with suppress(Exception):  # whatever a page does to a foreign library, its text is still read
        found = find_date(tree, original_date=True, max_date=latest)
        return found if found and not _is_made_of_year(found, tree) else None
    return None


def _is_made_of_year(found: str, tree: html.HtmlElement) -> bool:
    """Whether a first of January is only the year of a copyright line."""
    if not found.endswith("-01-01"):
        return False
    year = found[:4]
    markup = etree.tostring(tree, encoding="unicode")
    return not re.search(
        rf"{year}[-/.]?01[-/.]?01|(?i:\b0?1[-/. ]+(?:0?1|jan\w*)[-/., ]+{year}|jan\w*\.? 0?1(?:st)?,? {year})",
        markup,
    )


def _key(words: str) -> str:
    return "".join(re.findall(r"\w+", words)).casefold()
