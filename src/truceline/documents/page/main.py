"""Which lines of a web page are the article: what trafilatura takes, laid back on the page, less what stands aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from truceline.documents.furniture import is_advert
from truceline.documents.page.lines import Line
from truceline.documents.printed import find_dates

# Beyond this a page is no article, and the choice of its main text takes minutes.
_MOST_CHOSEN = 2_000_000
_WORD = re.compile(r"\w+")
# Runs of so many words stand in a page once; four of five of a line's runs may be expected where it was taken.
_RUN = 4
_MOST_OF = 0.8
# A line of so many words is a paragraph; shorter ones can stand in a menu and in the text alike.
_LONG = 8
# How far beyond the paragraphs a short line still belongs to them.
_BESIDE = 2
# A part of the page that holds more of the article than this does not stand beside it, whatever its class says.
_MOST_ASIDE = 0.35
# A line with more of it in links than this leads elsewhere.
_MOST_LINKED = 0.7
# Fewer words than these are no article; a second and wider look is taken.
_FEWEST = 40
# Where so many paragraphs of the article stand in the same elements, others there are its own too.
_ALIKE = 3
# So many lines away, and no more than this share of the words: it belongs to something else.
_FAR = 6
_FEW_OF = 0.12
# A title that a site's name is glued to begins with a heading of so many letters.
_LONG_TITLE, _LONGEST_TITLE = 15, 400
_FINAL = re.compile(r"""[.!?…:]["'”’»)\]]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a page and its title, without case and space; empty where none is known."""

    lines: Sequence[Line]
    title: str

    @property
    def headlines(self) -> list[int]:
        """The numbers of the lines that are the title, or are headings that it begins with."""
        return [n for n, line in enumerate(self.lines) if _is_title(line, self.title)]

    def count(self, numbers: Iterable[int]) -> int:
        """How many words these lines have."""
        return sum(_count(self.lines[n]) for n in numbers)


def _is_title(line: Line, title: str) -> bool:
    key = _key(line.words) if len(line.words) <= _LONGEST_TITLE else ""
    return bool(key) and (
        key == title or (line.heading and len(key) >= _LONG_TITLE and title.startswith(key))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Main:
    """The numbers of the lines that are the article, and paragraphs of it that stand in the page's data alone."""

    lines: frozenset[int]
    unshown: tuple[str, ...] = ()


def choose_main(lines: Sequence[Line], markup: str, title: str | None) -> Main | None:
    """The main text of a page; None where none is known, so that nothing is shut out."""
    if len(markup) > _MOST_CHOSEN:
        return None
    found = _extract(markup)
    if len(_WORD.findall(found)) < _FEWEST:
        found = max(found, _extract(markup, favor_recall=True), key=len)
    blocks = [block for block in found.split("\n") if block.strip()]
    if not blocks:
        return None
    taken = _laid_back(lines, blocks)
    for step in (
        _without_asides,
        _without_links,
        _without_adverts,
        _below_headline,
        _without_islands,
        _filled,
    ):
        taken = step(Page(lines=lines, title=_key(title or "")), taken)
    unshown = _unshown(lines, blocks)
    return Main(lines=frozenset(taken), unshown=unshown) if taken or unshown else None


def _extract(markup: str, *, favor_recall: bool = False) -> str:
    import trafilatura

    with suppress(Exception):  # whatever a page does to a foreign library, its text is still read
        return trafilatura.extract(markup, include_comments=False, favor_recall=favor_recall) or ""
    return ""


def _laid_back(lines: Sequence[Line], blocks: Sequence[str]) -> set[int]:
    """The lines that were taken: paragraphs by their runs of words, short lines whole and among the paragraphs."""
    runs = {run for block in blocks for run in _runs(block)}
    whole = {_key(block) for block in blocks}
    cells = {_key(cell) for block in blocks if "|" in block for cell in block.split("|")}
    long = {
        n for n, line in enumerate(lines) if _count(line) >= _LONG and _share(line.words, runs) >= _MOST_OF
    }
    short = {n for n, line in enumerate(lines) if _count(line) < _LONG and _key(line.words) in whole | cells}
    if not long:
        return short
    return long | {n for n in short if min(long) - _BESIDE <= n <= max(long) + _BESIDE}


def _runs(words: str) -> list[tuple[str, ...]]:
    found = _WORD.findall(words.casefold())
    return [tuple(found[n : n + _RUN]) for n in range(len(found) - _RUN + 1)]


def _share(words: str, runs: set[tuple[str, ...]]) -> float:
    own = _runs(words)
    return sum(run in runs for run in own) / len(own) if own else 0.0


def _key(words: str) -> str:
    return "".join(_WORD.findall(words)).casefold()


def _count(line: Line) -> int:
    return len(_WORD.findall(line.words))


def _without_asides(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less those in a part of the page that stands beside the article."""
    about = _about(page, taken)
    apart, aside = Counter[int](), Counter[int]()
    for n in taken:
        apart.update(dict.fromkeys(page.lines[n].apart, page.count([n])))
        aside.update(dict.fromkeys(page.lines[n].asides, page.count([n])))
    whole = page.count(taken)
    fewest = min(_FEWEST, whole / 2) if page.headlines else max(_FEWEST, whole / 2)
    shut = {place for place, words in apart.items() if place not in about and whole - words >= fewest}
    left = {n for n in taken if shut.isdisjoint(page.lines[n].asides)}
    shut = {place for place, words in aside.items() if place not in about and words <= _MOST_ASIDE * whole}
    rest = {n for n in left if shut.isdisjoint(page.lines[n].asides)}
    return rest if page.count(rest) * 2 > page.count(left) else left


def _about(page: Page, taken: set[int]) -> set[int]:
    """The places that hold a headline or the first paragraph below one: these are the article's."""
    headlines = page.headlines
    long = sorted(n for n in taken if _count(page.lines[n]) >= _LONG)
    first = (next((n for n in long if n > top), top) for top in headlines)
    return {place for n in (*headlines, *first) for place in page.lines[n].asides}


def _without_links(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less those that lead elsewhere."""
    return {n for n in taken if page.lines[n].heading or not _leads_elsewhere(page.lines[n])}


def _without_adverts(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less those of places that are only ever right behind the word "Advertisement"."""
    labels = {n for n, line in enumerate(page.lines) if is_advert(line.words)}
    elsewhere = {page.lines[n].place for n in taken if n - 1 not in labels}
    return {n for n in taken if n - 1 not in labels or page.lines[n].place in elsewhere}


def _leads_elsewhere(line: Line) -> bool:
    return line.linked > _MOST_LINKED and not _FINAL.search(line.words[-4:])


def _below_headline(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less those above the headline, if most stand below it; with the standfirst right below it."""
    whole = page.count(taken)
    tops = [n for n in page.headlines if page.count(m for m in taken if m > n) * 2 > whole]
    if not tops:
        return taken
    top = max(tops)
    below = {n for n in taken if n >= top}
    first = min((n for n in below if n > top), default=top)
    standfirst = next((n for n in range(top + 1, min(first, top + 3)) if _is_standfirst(page.lines[n])), top)
    return below | {top, standfirst}


def _is_standfirst(line: Line) -> bool:
    return _count(line) >= _LONG and not line.linked and not line.asides and not any(find_dates(line.words))


def _without_islands(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less a few words at either end that stand far off from the rest and in other elements."""
    numbers = sorted(taken)
    few = _FEW_OF * page.count(taken)
    cuts = [at for at in range(1, len(numbers)) if numbers[at] - numbers[at - 1] > _FAR]
    top = next((at for at, n in enumerate(numbers) if n in page.headlines), len(numbers))
    first = max((at for at in cuts if at <= top and page.count(numbers[:at]) <= few), default=0)
    last = min((at for at in cuts if page.count(numbers[at:]) <= few and at > first), default=len(numbers))
    places = {page.lines[n].place for n in numbers[first:last]}
    return {*numbers[first:last], *(n for n in numbers[last:] if page.lines[n].place in places)}


def _filled(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, with the paragraphs between and next to them that stand in the same elements as they."""
    places = Counter(page.lines[n].place for n in taken if _count(page.lines[n]) >= _LONG)
    alike = {
        n
        for n, line in enumerate(page.lines)
        if places[line.place] >= _ALIKE and not line.asides and _is_paragraph(line)
    }
    if not taken:
        return taken
    between = {n for n in range(min(taken), max(taken)) if n in alike}
    return taken | between | set(_next_to(page, max(taken), alike))


def _next_to(page: Page, last: int, alike: set[int]) -> Iterator[int]:
    """The paragraphs behind the last line that go on like those before, to the next heading."""
    for n in range(last + 1, len(page.lines)):
        line = page.lines[n]
        if line.heading or (_count(line) >= _LONG and not line.asides and n not in alike):
            return
        if n in alike:
            yield n


def _is_paragraph(line: Line) -> bool:
    return _count(line) >= _LONG and line.linked <= _MOST_LINKED and bool(_FINAL.search(line.words[-4:]))


def _unshown(lines: Sequence[Line], blocks: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that no line shows, where they are most of the text: a script would fill them in."""
    runs = {run for line in lines for run in _runs(line.words)}
    long = [block.strip() for block in blocks if len(_WORD.findall(block)) >= _LONG]
    missing = [block for block in long if _share(block, runs) < 1 - _MOST_OF]
    return tuple(missing) if sum(map(len, missing)) * 2 > sum(map(len, long)) else ()
