"""Where words stand in a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of characters of one document's text, with the words that stand there.

    `text[span.start:span.end] == span.quote` holds for the text it was taken from, always.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start or self.end - self.start != len(self.quote):
            raise ValueError(f"no span: {self.start}..{self.end} with {len(self.quote)} characters of words")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`. Raises ValueError if the text has no such range."""
        if end > len(text):
            raise ValueError(f"no span: {start}..{end} of a text of {len(text)} characters")
        return cls(start=start, end=end, quote=text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether these words stand at this place of the text."""
        return text.startswith(self.quote, self.start)

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
