"""Reads how much or how many a noun phrase tells: "around 2,000 peacekeepers", "dozens of soldiers"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from truceline.claims.reading import Reading
from truceline.model import Exactness, Quantity, Token

_DIGITS = re.compile(r"[$€£]?\d[\d,]*(?:\.\d+)?")
_BEFORE = 4  # words before a number that can say how it is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Numbers in words, and what stands before a number; see `numbers.toml`."""

    numbers: Mapping[str, float]
    powers: Mapping[str, float]
    sizes: Mapping[str, float]
    about: tuple[str, ...]
    more_than: tuple[str, ...]
    less_than: tuple[str, ...]


def quantity_of(reading: Reading, i: int) -> Quantity | None:
    """How many of a noun there are, None where no number stands with it."""
    noun = reading.tokens[i]
    figures = [t for t in reading.tree.below(i, "nummod") if t.i < i]
    if figures:
        return _counted(reading, figures[-1], noun)
    size = _words().sizes.get(noun.text.lower())
    if size is not None:  # "dozens of soldiers"
        inner = next(reading.tree.objects(i, "of"), None)
        if inner is not None:
            return _sized(reading, noun, size, inner)
    return None


def _counted(reading: Reading, figure: Token, noun: Token) -> Quantity | None:
    parts = sorted((figure, *reading.tree.below(figure.i, "compound", "nummod")), key=lambda t: t.i)
    number = _number([t.text.lower() for t in parts])
    if number is None:
        return None
    first, meant = _meant(reading, parts[0].i)
    unit = reading.span(min(figure.i + 1, noun.i), noun.i + 1).quote
    words = reading.span(first, _end_of_parts(reading, noun.i) + 1)
    return Quantity(number=number, exactness=meant, unit=unit, words=words)


def _end_of_parts(reading: Reading, i: int) -> int:
    """The last word of what a noun is told to include by number ("2,000 people, including 900 children"), else the noun's own."""
    parts = [
        thing
        for start in reading.tree.below(i, "prep")
        if start.text.lower() == "including"
        for thing in reading.tree.below(start.i, "pobj")
        if any(reading.tree.below(thing.i, "nummod"))
    ]
    return parts[-1].i if parts else i


def _sized(reading: Reading, size: Token, number: float, noun: Token) -> Quantity:
    first = min([t.i for t in reading.tree.below(noun.i, "amod", "compound")] + [noun.i])
    words = reading.span(size.i, noun.i + 1)
    return Quantity(
        number=number, exactness=Exactness.SOME, unit=reading.span(first, noun.i + 1).quote, words=words
    )


def _number(words: list[str]) -> float | None:
    """The number that these words write: "1,960", "two", "2.5 million", None where they write none."""
    total: float | None = None
    for word in words:
        if _DIGITS.fullmatch(word):
            total = float(word.lstrip("$€£").replace(",", ""))
        elif word in _words().numbers:
            total = (total or 0) + _words().numbers[word]
        elif word in _words().powers:
            total = (1 if total is None else total) * _words().powers[word]
    return total


def _meant(reading: Reading, first: int) -> tuple[int, Exactness]:
    """Where a number's phrase begins, and how it is meant by what stands before it."""
    before = [t.text.lower() for t in reading.tokens[max(first - _BEFORE, 0) : first]]
    for meant in (Exactness.MORE_THAN, Exactness.LESS_THAN, Exactness.ABOUT):
        for words in getattr(_words(), meant):
            length = len(words.split())
            if " ".join(before[-length:]) == words:
                return first - length, meant
    return first, Exactness.EXACT


@cache
def _words() -> NumberWords:
    lists = tomllib.loads(files("truceline.claims.vocabulary").joinpath("numbers.toml").read_text("utf-8"))
    return NumberWords(
        numbers=lists["numbers"],
        powers=lists["powers"],
        sizes=lists["sizes"],
        about=tuple(lists["about"]["words"]),
        more_than=tuple(lists["more_than"]["words"]),
        less_than=tuple(lists["less_than"]["words"]),
    )
