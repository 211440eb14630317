"""Which lines of a web page are the article: what trafilatura takes, laid back on the page, less what stands aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from truceline.documents.furniture import is_advert
from truceline.documents.page.extract import LONG, count_words, key_of, lay_back, unshown
from truceline.documents.page.lines import Line
from truceline.documents.printed import find_dates

# A part of the page that holds more of the article than this does not stand beside it, whatever its class says.
_MOST_ASIDE = 0.35
# A line with more of it in links than this leads elsewhere.
_MOST_LINKED = 0.7
# Fewer words than these are no article.
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
class Main:
    """The numbers of the lines that are the article, and paragraphs of it that stand in the page's data alone."""

    lines: frozenset[int]
    unshown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a page, how many words each has, and the numbers of those that are its title."""

    lines: Sequence[Line]
    counts: Sequence[int]
    headlines: tuple[int, ...]

    def count(self, numbers: Iterable[int]) -> int:
        """How many words these lines have."""
        return sum(self.counts[n] for n in numbers)

    def is_long(self, number: int) -> bool:
        """Whether a line has as many words as a paragraph."""
        return self.counts[number] >= LONG


def choose_main(lines: Sequence[Line], blocks: Sequence[str], title: str | None) -> Main | None:
    """The main text of a page, of which trafilatura takes `blocks`; None where none is known: nothing is shut out."""
    if not blocks:
        return None
    key = key_of(title or "")
    page = Page(
        lines=lines,
        counts=[count_words(line.words) for line in lines],
        headlines=tuple(n for n, line in enumerate(lines) if _is_title(line, key)),
    )
    taken = lay_back(lines, blocks)
    for step in (
        _without_asides,
        _without_links,
        _without_adverts,
        _below_headline,
        _without_islands,
        _filled,
    ):
        taken = step(page, taken)
    added = unshown(lines, blocks)
    return Main(lines=frozenset(taken), unshown=added) if taken or added else None


def _is_title(line: Line, title: str) -> bool:
    """Whether a line is the title, or a heading that it begins with."""
    key = key_of(line.words) if len(line.words) <= _LONGEST_TITLE else ""
    return bool(key) and (
        key == title or (line.heading and len(key) >= _LONG_TITLE and title.startswith(key))
    )


def _without_asides(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less those in a part of the page that stands beside the article."""
    about = _about(page, taken)
    apart, aside = Counter[int](), Counter[int]()
    for n in taken:
        apart.update(dict.fromkeys(page.lines[n].apart, page.counts[n]))
        aside.update(dict.fromkeys(page.lines[n].asides, page.counts[n]))
    whole = page.count(taken)
    fewest = min(_FEWEST, whole / 2) if page.headlines else max(_FEWEST, whole / 2)
    shut = {place for place, words in apart.items() if place not in about and whole - words >= fewest}
    left = {n for n in taken if shut.isdisjoint(page.lines[n].asides)}
    shut = {place for place, words in aside.items() if place not in about and words <= _MOST_ASIDE * whole}
    rest = {n for n in left if shut.isdisjoint(page.lines[n].asides)}
    return rest if page.count(rest) * 2 > page.count(left) else left


def _about(page: Page, taken: set[int]) -> set[int]:
    """The places that hold a headline or the first paragraph below one: these are the article's."""
    long = sorted(n for n in taken if page.is_long(n))
    after = ((top, bisect_right(long, top)) for top in page.headlines)
    first = (long[at] if at < len(long) else top for top, at in after)
    return {place for n in (*page.headlines, *first) for place in page.lines[n].asides}


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
    numbers = sorted(taken)
    past = [0, *accumulate(page.counts[n] for n in numbers)]
    tops = [n for n in page.headlines if past[bisect_right(numbers, n)] * 2 < past[-1]]
    if not tops:
        return taken
    top = max(tops)
    below = {n for n in taken if n >= top}
    first = min((n for n in below if n > top), default=top)
    standfirst = next((n for n in range(top + 1, min(first, top + 3)) if _is_standfirst(page, n)), top)
    return below | {top, standfirst}


def _is_standfirst(page: Page, number: int) -> bool:
    line = page.lines[number]
    return page.is_long(number) and not line.linked and not line.asides and not any(find_dates(line.words))


def _without_islands(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, less a few words at either end that stand far off from the rest and in other elements."""
    numbers = sorted(taken)
    past = [0, *accumulate(page.counts[n] for n in numbers)]
    few = _FEW_OF * past[-1]
    cuts = [at for at in range(1, len(numbers)) if numbers[at] - numbers[at - 1] > _FAR]
    headlines = set(page.headlines)
    top = next((at for at, n in enumerate(numbers) if n in headlines), len(numbers))
    first = max((at for at in cuts if at <= top and past[at] <= few), default=0)
    last = min((at for at in cuts if past[-1] - past[at] <= few and at > first), default=len(numbers))
    places = {page.lines[n].place for n in numbers[first:last]}
    return {*numbers[first:last], *(n for n in numbers[last:] if page.lines[n].place in places)}


def _filled(page: Page, taken: set[int]) -> set[int]:
    """The lines taken, with the paragraphs between and next to them that stand in the same elements as they."""
    places = Counter(page.lines[n].place for n in taken if page.is_long(n))
    alike = {
        n
        for n, line in enumerate(page.lines)
        if places[line.place] >= _ALIKE and not line.asides and page.is_long(n) and _goes_on(line)
    }
    if not taken:
        return taken
    first, last = min(taken), max(taken)
    return taken | {n for n in alike if first < n < last} | set(_next_to(page, last, alike))


def _next_to(page: Page, last: int, alike: set[int]) -> Iterator[int]:
    """The paragraphs behind the last line that go on like those before, to the next heading."""
    for n in range(last + 1, len(page.lines)):
        line = page.lines[n]
        if line.heading or (page.is_long(n) and not line.asides and n not in alike):
            return
        if n in alike:
            yield n


def _goes_on(line: Line) -> bool:
    return line.linked <= _MOST_LINKED and bool(_FINAL.search(line.words[-4:]))
