"""Finds known names in running text in one pass, whatever dashes, apostrophes and line breaks the text has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

_SPELLINGS = {"-": "‐‑‒–—―−", "'": "’‘ʼʻ`´", " ": "\n\r\t\v\f\u00a0\u2009\u202f\u3000"}
_PARAGRAPH = re.compile(r"\n(?=[ \t\r]*\n)")
_WORD = re.compile(r"\w+")
_RUN = re.compile(" {2,}")
_GOES_ON = re.compile(r"\w|'(?![sS]\b)\w")  # "Sana" does not end in "Sana'a"; "Iran" does in "Iran's"


def plain(text: str) -> str:
    """The text with one kind of hyphen, apostrophe and space each, at the offsets it had."""
    text = _PARAGRAPH.sub("\x1e", text)  # no name runs over a blank line
    for usual, others in _SPELLINGS.items():
        for other in others:
            text = text.replace(other, usual)
    return text


def scan(
    text: str, names: AbstractSet[str], lengths: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and plain words of each name, the longest at each place, none overlapping.

    `lengths` says how long, in characters, the names are that start with a word, longest first.
    """
    squeezed, starts, shifts = _squeeze(plain(text))
    size = len(squeezed)
    done = 0
    for word in _WORD.finditer(squeezed):
        candidates = lengths.get(word.group())
        start = word.start()
        if candidates is None or start < done or _inside_word(squeezed, start):
            continue
        for length in candidates:
            end = start + length
            if (
                end > size or squeezed[end : end + 1].isalnum()
            ):  # told without a look-up: most lengths end inside a word
                continue
            words = squeezed[start:end]
            if words in names and not _GOES_ON.match(squeezed, end):
                last = end - 1
                yield (
                    start + shifts[bisect_right(starts, start)],
                    end + shifts[bisect_right(starts, last)],
                    words,
                )
                done = end
                break


def lengths_of(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of names by their first word, longest first, as `scan` needs them."""
    lengths: dict[str, tuple[int, ...]] = {}
    for words in names:
        first = words if words.isalnum() else _first_word(words)
        size = len(words)
        known = lengths.get(first)
        if known is None:
            lengths[first] = (size,)
        elif size not in known:
            lengths[first] = tuple(sorted((*known, size), reverse=True))
    return lengths


def _first_word(words: str) -> str:
    first = _WORD.match(words)
    return first.group() if first else ""


def _squeeze(text: str) -> tuple[str, list[int], list[int]]:
    """The text with single spaces; where in it the offset to the text changes; the offset before and after each."""
    starts: list[int] = []
    shifts = [0]
    for run in _RUN.finditer(text):
        shifts.append(shifts[-1] + len(run.group()) - 1)
        starts.append(run.end() - shifts[-1])
    return (_RUN.sub(" ", text) if starts else text), starts, shifts


def _inside_word(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] == "'" and text[start - 2].isalnum()
