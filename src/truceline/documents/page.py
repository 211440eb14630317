"""From a web page to text: all that a reader sees, with the ranges that belong to the article itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from html import unescape

from lxml import etree, html

from truceline.documents.printed import HORIZON
from truceline.documents.text import Readable

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea"}
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "input",
        "button",
    ]
)
_TAGS = re.compile(r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|</?[a-z!?][^<>]*>?")
_SPACE = re.compile(r"\s+")
_NO_WORD = re.compile(r"\W+")
_META = {
    "title": ("og:title", "twitter:title"),
    "outlet": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
# Beyond this a page is no article, and the choice of its main text takes minutes.
_MOST_CHOSEN = 2_000_000
# A line may be part of a longer line of the main text; that is looked for in texts up to this length.
_MOST_SEARCHED = 200_000


def read_page(markup: str, url: str | None = None) -> Readable:
    """The words of a page in their order, one line a block, and what the page says of itself.

    What trafilatura takes for the main text is in `main`; everything else stands in the text too.
    """
    tree = _parse(markup)
    if tree is None:
        return Readable(text=_without_tags(markup), url=url)
    lines = list(_lines(tree))
    text = "\n".join(lines)
    return Readable(
        text=text,
        main=_main_ranges(lines, _main_text(markup)),
        title=_said(tree, "title") or _first_heading(tree),
        outlet=_said(tree, "outlet"),
        published=_published(tree),
        url=url or _said(tree, "url") or _canonical(tree),
    )


def _parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is none, or where the parser gave up part of it for its depth."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    gave_up = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if gave_up else tree


def _without_tags(markup: str) -> str:
    """The words of a page that no parser takes, with a line end for each tag."""
    lines = (_SPACE.sub(" ", unescape(line)).strip() for line in _TAGS.sub("\n", markup).split("\n"))
    return "\n".join(line for line in lines if line)


def _lines(tree: html.HtmlElement) -> Iterator[str]:
    """The lines that a reader sees; walks without recursion, for pages nest as deep as they like."""
    line: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        hidden = tag in _UNSEEN
        if tag not in _INLINE:
            yield from _flush(line)
        if event == "start":
            unseen += hidden
            words = element.text
        else:
            unseen -= hidden
            words = element.tail
        if words and not unseen:
            line.append(words)
    yield from _flush(line)


def _flush(line: list[str]) -> Iterator[str]:
    words = _SPACE.sub(" ", "".join(line)).strip()
    line.clear()
    if words:
        yield words


def _main_text(markup: str) -> str | None:
    import trafilatura

    if len(markup) > _MOST_CHOSEN:
        return None
    with suppress(Exception):  # whatever a page does to a foreign library, its text is still read
        return trafilatura.extract(markup, include_comments=False, include_tables=True, deduplicate=False)
    return None


def _main_ranges(lines: list[str], main: str | None) -> tuple[tuple[int, int], ...] | None:
    """Where the lines stand that are in the main text; None where none is known, so that nothing is shut out."""
    if not main:
        return None
    whole = {_letters(line) for line in main.split("\n")}
    kept = _letters(main) if len(main) <= _MOST_SEARCHED else ""
    ranges = []
    start = 0
    for line in lines:
        letters = _letters(line)
        if letters and (letters in whole or letters in kept):
            ranges.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(ranges) or None


def _letters(words: str) -> str:
    return _NO_WORD.sub("", words).casefold()


def _said(tree: html.HtmlElement, what: str) -> str | None:
    for name in _META[what]:
        found = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
        if found and found[0].strip():
            return _SPACE.sub(" ", found[0]).strip()
    return None


def _first_heading(tree: html.HtmlElement) -> str | None:
    for heading in tree.iter("h1"):
        if words := _SPACE.sub(" ", heading.text_content()).strip():
            return words
    return None


def _canonical(tree: html.HtmlElement) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href")
    return found[0].strip() or None if found else None


def _published(tree: html.HtmlElement) -> str | None:
    """The day that the page's own marks give, as htmldate reads them; the URL and the text are read elsewhere."""
    from htmldate import find_date

    latest = datetime(HORIZON, 12, 31)
    with suppress(Exception):  # as above
        return find_date(tree, extensive_search=False, original_date=True, url=None, max_date=latest)
    return None
