"""Names in lines that are all capitals, as headlines are on some wires: "RUSSIA, UKRAINE AGREE TRUCE"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from truceline.annotations.gazetteer.scan import lengths_of

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_WORDS = 2  # of four letters or more: "UN" on a line of its own is no headline


@dataclass(frozen=True, slots=True)
class CapitalNames:
    """Names as they stand in such lines, what each is elsewhere, and the lengths by first word that the scan needs."""

    usual: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]


def capital_names(names: Iterable[str], never: Collection[str]) -> CapitalNames:
    """The names in capitals, without those that are other words there."""
    usual: dict[str, str] = {}
    for name in names:
        usual.setdefault(name.upper(), name)
    usual = {capitals: name for capitals, name in usual.items() if capitals not in never}
    return CapitalNames(usual, lengths_of(usual))


def capital_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds no small letter and some words."""
    if not _WORD.search(text):
        return
    for line in _LINE.finditer(text):
        words = line.group()
        if words.isupper() and len(_WORD.findall(words)) >= _FEWEST_WORDS:
            yield line.span()
