"""Cuts a text into its lines and paragraphs, with what can be told from each alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_FINAL = re.compile(r"""[.!?…。؟।]["'”’»)\]]*$""")

# A text typed with line ends has lines of 45 to 100 characters, most of which end amid a sentence.
_WRAPPED = range(45, 101)

# More than enough to tell a paragraph from a headline.
_COUNTED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line, or one paragraph that runs over several: `text[start:end]` without the space around it."""

    start: int
    end: int
    words: str

    @property
    def key(self) -> str:
        """The words for comparison: without case and without differences of space."""
        return _SPACE.sub(" ", self.words).casefold()

    @property
    def count(self) -> int:
        """How many words it has; those of a very long block are not all counted."""
        return len(_WORD.findall(self.words[:_COUNTED]))

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_FINAL.search(self.words[-12:]))

    @property
    def is_label(self) -> bool:
        """Whether it looks like the name of a section or paper rather than a headline: in capitals, or parted by strokes."""
        return self.words.isupper() or " / " in self.words or " | " in self.words

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text: at least five words and an end, or more words than any headline has."""
        return (self.ends and self.count >= 5) or self.count >= 60


def make_blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; what lies between them is white space."""
    blocks: list[Block] = []
    for filled, group in groupby(_lines(text), key=lambda line: bool(line.words)):
        if filled:
            lines = list(group)
            blocks += [_joined(text, lines)] if _is_wrapped(lines) else lines
    return blocks


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        indent = len(line) - len(line.lstrip()) if words else 0
        yield Block(start=start + indent, end=start + indent + len(words), words=words)
        start += len(line) + 1


def _is_wrapped(lines: list[Block]) -> bool:
    *upper, _ = lines
    open_lines = sum(not line.ends for line in upper)
    return (
        len(upper) >= 2 and all(len(line.words) in _WRAPPED for line in upper) and open_lines * 2 > len(upper)
    )


def _joined(text: str, lines: list[Block]) -> Block:
    start, end = lines[0].start, lines[-1].end
    return Block(start=start, end=end, words=text[start:end])
