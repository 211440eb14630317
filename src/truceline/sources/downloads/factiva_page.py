"""Splits web pages saved from Factiva into their articles, with field codes or in the layout without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree, html

from truceline.model import Drop, RawArticle
from truceline.sources.downloads.factiva import CODES, article_of_fields, article_of_lines
from truceline.sources.downloads.found import one_line
from truceline.sources.reader import drop

# A page of a hundred articles has a tenth of these; each takes hundreds of bytes once it is parsed.
_MOST_TAGS = 500_000
_ARTICLE = re.compile(r"article \w{2,5}Article")
_MARK = re.compile(rb"""class\s*=\s*["']?article \w{2,5}Article\b""")
_NUMBER = re.compile(r"\w+\s+([A-Za-z0-9]{20,40})")
_COUNT = re.compile(r"[\d.,\s]*\d\s+\w+")
_BREAKS = re.compile(r"\n\s*\n")


def is_factiva_page(content: bytes) -> bool:
    """Whether a web page holds articles as Factiva marks them."""
    return bool(_MARK.search(content))


def split_page(content: bytes, where: str) -> Iterator[RawArticle | Drop]:
    """The articles of the page, in their order, numbered; one that cannot be read is a drop."""
    if content.count(b"<") > _MOST_TAGS:
        yield drop(where, "enormous", f"more than {_MOST_TAGS:,} tags; save fewer articles on one page")
        return
    try:
        page = html.fromstring(content, parser=html.HTMLParser(encoding=_encoding(content)))
        nodes = [node for node in page.iter("div") if _ARTICLE.fullmatch(node.get("class", "").strip())]
    except (etree.LxmlError, ValueError) as error:
        yield drop(where, "broken_html", f"not HTML ({error}); save the page again")
        return
    if not nodes:
        yield drop(where, "broken_html", "its articles are marked, but no mark-up holds; save the page again")
    for number, node in enumerate(nodes, start=1):
        yield _article(node, f"{where}:{number}")


def _article(node: html.HtmlElement, where: str) -> RawArticle | Drop:
    fields = dict(_fields(node))
    if "HD" in fields:
        return article_of_fields(fields, where)
    above, below, number = _lines(node)
    if not number:
        return drop(where, "truncated", "it has no accession number, so the page is not whole; save it again")
    return article_of_lines(above, below, number, where)


def _fields(node: html.HtmlElement) -> Iterator[tuple[str, list[str]]]:
    for row in node.iter("tr"):
        cells = [cell for cell in row if cell.tag == "td"]
        code = one_line(cells[0].text_content()) if len(cells) > 1 else ""
        if code in CODES:
            yield code, [words for cell in cells[1:] for words in _paragraphs(cell)]


def _paragraphs(cell: html.HtmlElement) -> Iterator[str]:
    marked = [part for part in cell.iter("p", "pre") if _words(part)]
    for part in marked:
        if part.tag == "pre":  # typed text, with blank lines between paragraphs
            yield from (words for block in _BREAKS.split(part.text_content()) if (words := one_line(block)))
        else:
            yield _words(part)
    if not marked and _words(cell):
        yield _words(cell)


def _lines(node: html.HtmlElement) -> tuple[Sequence[str], Sequence[str], str]:
    """The lines above the count of words, those from it on, and the accession number."""
    lines = [words for part in node.iterchildren("div", "p", "pre", "span") for words in _paragraphs(part)]
    number = next((match[1] for line in reversed(lines) if (match := _NUMBER.fullmatch(line))), "")
    lines = [line for line in lines if not _NUMBER.fullmatch(line)]
    count = next((n for n, line in enumerate(lines) if _COUNT.fullmatch(line)), len(lines))
    return lines[:count], lines[count:], number


def _words(part: html.HtmlElement) -> str:
    return one_line(part.text_content())


def _encoding(content: bytes) -> str | None:
    """UTF-8 where it is that; else what the page declares."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
