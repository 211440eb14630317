"""Which lines of a web page are the article: what trafilatura takes, laid back on the page, less what stands aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from truceline.documents.page.lines import Line

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
_FINAL = re.compile(r"""[.!?…:]["'”’»)\]]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Main:
    """The numbers of the lines that are the article, and paragraphs of it that stand in the page's data alone."""

    lines: frozenset[int]
    unshown: tuple[str, ...] = ()


def choose_main(lines: Sequence[Line], markup: str) -> Main | None:
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
    taken = _filled(lines, taken) - _beside(lines, taken)
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
    long = {n for n, line in enumerate(lines) if _count(line) >= _LONG and _share(line.words, runs) >= _MOST_OF}
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


def _filled(lines: Sequence[Line], taken: set[int]) -> set[int]:
    """The lines taken, with the paragraphs between them that stand in the same element as at least two of them."""
    groups = Counter(lines[n].group for n in taken if _count(lines[n]) >= _LONG)
    between = range(min(taken, default=0), max(taken, default=0))
    return taken | {n for n in between if groups[lines[n].group] >= 2 and _is_paragraph(lines[n])}


def _is_paragraph(line: Line) -> bool:
    return _count(line) >= _LONG and line.linked <= _MOST_LINKED and bool(_FINAL.search(line.words[-4:]))


def _beside(lines: Sequence[Line], taken: Iterable[int]) -> set[int]:
    """The lines among those taken that lead elsewhere or stand in a part of the page that is not the article."""
    numbers = sorted(taken)
    whole = sum(_count(lines[n]) for n in numbers)
    held: Counter[int] = Counter()
    for n in numbers:
        held.update(dict.fromkeys(lines[n].asides, _count(lines[n])))
    aside = {number for number, words in held.items() if words <= _MOST_ASIDE * whole}
    return {n for n in numbers if not aside.isdisjoint(lines[n].asides) or _leads_elsewhere(lines[n])}


def _leads_elsewhere(line: Line) -> bool:
    return line.linked > _MOST_LINKED and not (line.heading or _FINAL.search(line.words[-4:]))


def _unshown(lines: Sequence[Line], blocks: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that no line shows, where they are most of the text: a script would fill them in."""
    runs = {run for line in lines for run in _runs(line.words)}
    long = [block.strip() for block in blocks if len(_WORD.findall(block)) >= _LONG]
    missing = [block for block in long if _share(block, runs) < 1 - _MOST_OF]
    return tuple(missing) if sum(map(len, missing)) * 2 > sum(map(len, long)) else ()
