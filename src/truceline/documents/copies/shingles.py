"""What bodies are compared by: their runs of four words, as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]
"""The runs of words of a text, each once, as numbers in order."""

_RUN = 4  # words; three are common phrases, and of five a single changed word breaks too many
_WORD = re.compile(r"\w+")
# An odd factor mixes each word into all bits (Knuth's multiplicative hashing, 64 bits).
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def shingle(texts: Iterable[str]) -> list[Shingles]:
    """The runs of words of each text; the whole text is one run where it has too few words. Case makes no difference."""
    numbers: dict[str, int] = {}
    return [_of_words(_WORD.findall(text.casefold()), numbers) for text in texts]


def _of_words(words: list[str], numbers: dict[str, int]) -> Shingles:
    for word in words:
        if word not in numbers:
            numbers[word] = crc32(word.encode("utf-8", "replace"))
    if not words:
        return np.empty(0, dtype=np.uint64)
    values = np.array([numbers[word] for word in words], dtype=np.uint64)
    size = min(_RUN, len(values))
    runs = np.zeros(len(values) - size + 1, dtype=np.uint64)
    for place in range(size):
        runs = (runs ^ values[place : place + len(runs)]) * _FACTOR
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def contained(one: Shingles, other: Shingles) -> float:
    """Which part of the shorter one's runs the longer one has too."""
    smaller = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller if smaller else 0.0
