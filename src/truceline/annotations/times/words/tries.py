"""Patterns written so that the engine has little to try."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\)\?(?![?+])|.", re.DOTALL)


def trie(words: Iterable[str]) -> str:
    """A pattern for one of these words whole, the longest first: letters they share are tried once.

    A space in a word stays a space. No words at all: a pattern that never matches.
    """
    ordered = sorted(set(words))
    return _branching(ordered, 0) if ordered else "(?!)"


def _branching(words: Sequence[str], at: int) -> str:
    """The pattern for what follows the first `at` letters, which all the words share."""
    end = ""
    by_rest: dict[tuple[str, bool], list[str]] = {}
    by_letter: dict[str, list[str]] = {}
    for word in words:
        if len(word) == at:
            end = r"(?!\w)" if word[-1].isalnum() else "(?:)"
        else:
            by_letter.setdefault(word[at], []).append(word)
    for letter, longer in by_letter.items():
        by_rest.setdefault((_branching(longer, at + 1), letter == " "), []).append(letter)
    branches = [f"{_one_of(letters)}{rest}" for (rest, _), letters in by_rest.items()] + (
        [end] if end else []
    )
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _one_of(letters: Sequence[str]) -> str:
    if len(letters) > 1:
        return f"[{''.join(map(re.escape, letters))}]"
    return " " if letters[0] == " " else re.escape(letters[0])


def with_branches(pattern: str) -> str:
    """The pattern with every `(...)?` written as `(?:(...)|)`: the same to match, and for the engine no loop."""
    pieces: list[str] = []
    opened: list[int] = []
    for piece in _PIECE.findall(pattern):
        if piece == "(":
            opened.append(len(pieces))
        if piece != ")?":
            pieces.append(piece)
        if piece == ")":
            opened.pop()
        if piece == ")?":
            pieces.insert(opened.pop(), "(?:")
            pieces.append(")|)")
    return "".join(pieces)
