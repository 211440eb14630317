"""What trafilatura takes for the article of a page, and which of the page's lines that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from copy import deepcopy

from lxml import etree, html

from truceline.documents.page.lines import Line

LONG = 8
"""A line of so many words is a paragraph; shorter ones can stand in a menu and in the text alike."""

# Beyond these a page is no article, and the choice of its main text takes minutes. The last is the sum of the depths
# at which elements begin and end: that of articles is about 80,000.
_MOST_MARKUP = 1_000_000
_MOST_ELEMENTS = 20_000
_MOST_DEPTHS = 600_000
# A longer page is rid of its scripts and styles first: they are most of it.
_LEAN_FROM = 500_000
_WORD = re.compile(r"\w+")
# Runs of so many words stand in a page once; four of five of a line's runs may be expected where it was taken.
_RUN = 4
_MOST_OF = 0.8
# How far beyond the paragraphs a short line still belongs to them.
_BESIDE = 2
# Fewer words than these are no article; a second and wider look is taken.
_FEWEST = 40


def extract_blocks(tree: html.HtmlElement, markup: str) -> list[str]:
    """The blocks of text that trafilatura takes for the article; none of a page too large for it."""
    lean = markup if len(markup) <= _LEAN_FROM else _lean(tree)
    if len(lean) > _MOST_MARKUP or _is_too_large(tree):
        return []
    found = _extract(lean)
    if count_words(found) < _FEWEST:
        found = max(found, _extract(lean, favor_recall=True), key=len)
    return [block for block in found.split("\n") if block.strip()]


def _is_too_large(tree: html.HtmlElement) -> bool:
    """Whether a page has too many elements, or too deep ones."""
    depth = depths = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        depths += depth
        elements += event == "start"
    return elements > _MOST_ELEMENTS or depths > _MOST_DEPTHS


def _lean(tree: html.HtmlElement) -> str:
    """The page without scripts and styles, but for the data that describe the article."""
    copy = deepcopy(tree)
    for element in list(copy.iter("script", "style", "svg", "template")):
        if "ld+json" not in (element.get("type") or "") and element.getparent() is not None:
            element.drop_tree()
    return str(etree.tostring(copy, encoding="unicode", method="html"))


def _extract(markup: str, *, favor_recall: bool = False) -> str:
    import trafilatura

    with suppress(Exception):  # whatever a page does to a foreign library, its text is still read
        return trafilatura.extract(markup, include_comments=False, favor_recall=favor_recall) or ""
    return ""


def lay_back(lines: Sequence[Line], blocks: Sequence[str]) -> set[int]:
    """The lines that were taken: paragraphs by their runs of words, short lines whole and among the paragraphs."""
    runs = {run for block in blocks for run in _runs(block)}
    cells = (cell for block in blocks if "|" in block for cell in block.split("|"))
    whole = {key_of(words) for words in (*blocks, *cells)}
    long, short = set(), set()
    for n, line in enumerate(lines):
        if count_words(line.words) < LONG:
            short.update([n] if key_of(line.words) in whole else [])
        elif _share(line.words, runs) >= _MOST_OF:
            long.add(n)
    if not long:
        return short
    first, last = min(long) - _BESIDE, max(long) + _BESIDE
    return long | {n for n in short if first <= n <= last}


def unshown(lines: Sequence[Line], blocks: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that no line shows, where they are most of the text: a script would fill them in."""
    runs = {run for line in lines for run in _runs(line.words)}
    long = [block.strip() for block in blocks if count_words(block) >= LONG]
    missing = [block for block in long if _share(block, runs) < 1 - _MOST_OF]
    return tuple(missing) if sum(map(len, missing)) * 2 > sum(map(len, long)) else ()


def key_of(words: str) -> str:
    """The letters of words, for comparison."""
    return "".join(_WORD.findall(words)).casefold()


def count_words(words: str) -> int:
    """How many words these are."""
    return len(_WORD.findall(words))


def _runs(words: str) -> list[int]:
    found = _WORD.findall(words.casefold())
    return [hash(tuple(found[n : n + _RUN])) for n in range(len(found) - _RUN + 1)]


def _share(words: str, runs: set[int]) -> float:
    own = _runs(words)
    return sum(run in runs for run in own) / len(own) if own else 0.0
