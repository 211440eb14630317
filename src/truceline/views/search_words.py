"""What a person types to search, read as terms; and a text with what was searched for marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.store import Term, folded, places

_ASKED = re.compile(
    r"(?P<no>-)?(?:[\"“”„](?P<phrase>[^\"“”„]*)[\"“”„]?|(?P<word>[^\s\"“”„]+))(?P<begins>\*)?"
)
_MOST_TERMS = 16  # more is no question, and costs
_READ = 100_000  # characters of an article in which words are looked for to be shown
_AROUND = 90  # characters shown on either side of the first match


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of text as it is printed, and whether it is what was searched for."""

    text: str
    found: bool = False


def parse(asked: str) -> tuple[Term, ...]:
    """The terms in what was typed: words, "phrases", beginnings (`ceasef*`), and each of these unwanted (`-word`).

    Any string can be typed; what holds no word is left out.
    """
    return tuple(_terms(asked))[:_MOST_TERMS]


def _terms(asked: str) -> Iterator[Term]:
    for match in _ASKED.finditer(asked):
        phrase, word = match["phrase"], match["word"]
        text = phrase if phrase is not None else word or ""
        if words := tuple(folded(text)):
            begins = match["begins"] is not None or text.rstrip().endswith("*")
            yield Term(words=words, begins=begins, unwanted=match["no"] is not None)


def typed(terms: Sequence[Term]) -> str:
    """The terms in words, as the search understood them."""
    return " ".join(
        ("-" if term.unwanted else "")
        + (f'"{" ".join(term.words)}"' if len(term.words) > 1 else term.words[0])
        + ("*" if term.begins else "")
        for term in terms
    )


def marked(text: str, terms: Sequence[Term], *, around: int | None = None) -> tuple[Part, ...]:
    """The text in parts, with what was searched for marked; with `around` only so much of it on either side of the first match."""
    text = text[:_READ]
    spans = _matches(text, [term for term in terms if not term.unwanted])
    first, last = 0, len(text)
    if around is not None:
        centre = spans[0] if spans else (0, 0)
        first, last = _shown(text, centre, around)
        spans = [span for span in spans if span[0] >= first and span[1] <= last]
    return tuple(_parts(text, spans, first, last))


def snippet(text: str, terms: Sequence[Term]) -> tuple[Part, ...]:
    """The words around the first match, on one line."""
    return marked(" ".join(text[:_READ].split()), terms, around=_AROUND)


def _parts(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> Iterator[Part]:
    at = first
    before, after = "… " if first else "", " …" if last < len(text) else ""
    if before:
        yield Part(text=before)
    for start, end in spans:
        if at < start:
            yield Part(text=text[at:start])
        yield Part(text=text[start:end], found=True)
        at = end
    if text[at:last] + after:
        yield Part(text=text[at:last] + after)


def _shown(text: str, centre: tuple[int, int], around: int) -> tuple[int, int]:
    """From word to word, about so many characters before and after."""
    first = max(0, centre[0] - around)
    last = min(len(text), centre[1] + around + (around - (centre[0] - first)))
    if first:
        blank = text.find(" ", first, centre[0])
        first = blank + 1 if blank >= 0 else first
    if last < len(text):
        blank = text.rfind(" ", centre[1], last)
        last = blank if blank > 0 else last
    return first, last


def _matches(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where terms stand, in order, none overlapping."""
    words = list(places(text))
    by_first: dict[str, list[Term]] = {}
    beginnings = [term for term in terms if term.begins and len(term.words) == 1]
    for term in terms:
        if term not in beginnings:
            by_first.setdefault(term.words[0], []).append(term)
    found: list[tuple[int, int]] = []
    for place, (start, _, word) in enumerate(words):
        if found and start < found[-1][1]:
            continue
        fitting = [*by_first.get(word, ()), *(one for one in beginnings if word.startswith(one.words[0]))]
        lengths = [len(one.words) for one in fitting if _fits(one, words[place : place + len(one.words)])]
        if lengths:
            found.append((start, words[place + max(lengths) - 1][1]))
    return found


def _fits(term: Term, words: Sequence[tuple[int, int, str]]) -> bool:
    if len(words) < len(term.words):
        return False
    there = [word for *_, word in words]
    last = there[-1].startswith(term.words[-1]) if term.begins else there[-1] == term.words[-1]
    return last and tuple(there[:-1]) == term.words[:-1]
