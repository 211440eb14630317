"""The lines that a reader of a web page sees, each with where in the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from lxml import etree, html

from truceline.documents.page.words import load_words

_TAGS = re.compile(r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|</?[a-z!?][^<>]*>?")
_SPACE = re.compile(r"\s+")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# The parser's time grows with the square of an element's attributes.
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{5000,}")
_MOST_ATTRIBUTES = 2_000
# Each element takes hundreds of bytes once it is parsed; the longest pages of news have a tenth of that.
_MOST_TAGS = 500_000
_DIGITS = re.compile(r"\d+")
# These hold the whole page or the whole article, and tell by their class what else stands in it.
_WHOLE = frozenset({"html", "body", "main", "article"})
# Of elements within one another so many are noted as aside.
_MOST_ASIDES = 6
_LONGEST_CLASS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of one block of a page.

    `linked` is the share of them that is a link, `heading` whether they are one, `place` what elements of what classes
    they stand in, the same for all paragraphs of an article. `asides` are the places of the elements about it that look to
    stand beside the article, `apart` of those that are no part of one however much they hold: comments, consent.
    """

    words: str
    linked: float = 0.0
    heading: bool = False
    place: int = 0
    asides: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()


@dataclass(slots=True)
class _Walk:
    """Where in the page the walk stands: the places of the blocks that are open, those aside, and the words of the line so far."""

    places: list[int] = field(default_factory=lambda: [0])
    asides: list[frozenset[str]] = field(default_factory=list)
    unseen: int = 0
    links: int = 0
    words: list[str] = field(default_factory=list)
    linked: int = 0
    heading: bool = False


def parse_page(markup: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is none, or where there are too many elements, too deep or with too many attributes."""
    if markup.count("<") > _MOST_TAGS:
        return None
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    gave_up = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if gave_up else tree


def text_of(element: html.HtmlElement) -> str:
    """The words of an element, each white space made one."""
    return _SPACE.sub(" ", element.text_content()).strip()


def without_tags(markup: str) -> str:
    """The words of a page that no parser takes, with a line end for each tag."""
    lines = (_SPACE.sub(" ", unescape(line)).strip() for line in _TAGS.sub("\n", markup).split("\n"))
    return "\n".join(line for line in lines if line)


def read_lines(tree: html.HtmlElement) -> Iterator[Line]:
    """The lines that a reader sees; walks without recursion, for pages nest as deep as they like."""
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag not in load_words().inline:
            yield from _flush(walk)
            walk.heading = event == "start" and tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        if event == "start":
            _enter(walk, element, tag)
            words = element.text
        else:
            _leave(walk, tag)
            words = element.tail
        if words and not walk.unseen:
            walk.words.append(words)
            walk.linked += len(words) * bool(walk.links)
    yield from _flush(walk)


def _enter(walk: _Walk, element: html.HtmlElement, tag: str) -> None:
    words = load_words()
    walk.unseen += tag in words.unseen
    walk.links += tag == "a"
    if tag not in words.inline:
        names = _DIGITS.sub("", element.get("class") or "")
        walk.places.append(hash((walk.places[-1], tag, names)))
        walk.asides.append(frozenset() if tag in _WHOLE else _said_aside(element, tag))


def _leave(walk: _Walk, tag: str) -> None:
    words = load_words()
    walk.unseen -= tag in words.unseen
    walk.links -= tag == "a"
    if tag not in words.inline:
        walk.places.pop()
        walk.asides.pop()


def _said_aside(element: html.HtmlElement, tag: str) -> frozenset[str]:
    """The words of an element's name, class and id that say that it stands beside the article."""
    words = load_words()
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST_CLASS]
    found = words.aside_words.intersection(word.lower() for word in _CLASS_WORD.findall(names))
    return found | {tag} if tag in words.aside_elements else found


def _flush(walk: _Walk) -> Iterator[Line]:
    whole = "".join(walk.words)
    words = _SPACE.sub(" ", whole).strip()
    if words:
        depths = [depth for depth, said in enumerate(walk.asides, 1) if said][:_MOST_ASIDES]
        apart = [depth for depth in depths if not load_words().apart_words.isdisjoint(walk.asides[depth - 1])]
        yield Line(
            words=words,
            linked=walk.linked / len(whole),
            heading=walk.heading,
            place=walk.places[-1],
            asides=tuple(walk.places[depth] for depth in depths),
            apart=tuple(walk.places[depth] for depth in apart),
        )
    walk.words.clear()
    walk.linked = 0
