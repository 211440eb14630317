"""An article as it is written: sentence after sentence, with the places of the words that matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from truceline.model import Span

_MARKS = re.compile("[«»‹›]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence on the page: its span, its cue, and the words that name a truce in it, where it names one."""

    span: Span
    cue: Span
    truce: Span | None

    def find(self, words: str) -> Span | None:
        """Where these words stand in the sentence."""
        at = self.span.quote.find(words)
        return None if at < 0 else _within(self.span, at, at + len(words))


@dataclass(slots=True)
class Page:
    """The text so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def say(self, marked: str) -> Said:
        """Adds a sentence whose cue stands in «…» and whose words for a truce stand in ‹…›."""
        marks: dict[str, int] = {}
        for found in _MARKS.finditer(marked):
            marks.setdefault(found.group(), found.start() - len(marks))
        plain = _MARKS.sub("", marked)
        if plain[0].islower():
            plain = plain[0].upper() + plain[1:]
        span = Span(start=self.length, end=self.length + len(plain), quote=plain)
        self.parts.append(plain)
        self.length += len(plain)
        self.gap(" ")
        truce = _within(span, marks["‹"], marks["›"]) if "‹" in marks else None
        return Said(span=span, cue=_within(span, marks["«"], marks["»"]), truce=truce)

    def put(self, words: str) -> None:
        """Adds words that say nothing of a truce, as a paragraph of their own."""
        self.parts.append(words)
        self.length += len(words)
        self.gap()

    def gap(self, blank: str = "\n\n") -> None:
        """Adds white space."""
        self.parts.append(blank)
        self.length += len(blank)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def _within(span: Span, start: int, end: int) -> Span:
    return Span(start=span.start + start, end=span.start + end, quote=span.quote[start:end])
