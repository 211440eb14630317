"""A document with its marks, made quick to ask: what extractors are handed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from truceline.model import (
    ActorKind,
    Annotated,
    Citation,
    Document,
    Mention,
    Quote,
    Sentence,
    Span,
    Time,
    Token,
)
from truceline.syntax import Tree


class Reading:
    """One document under the eyes of the extractors; nothing in it changes.

    `tree` walks the syntax, `mentions` are keyed by head token, `by_words` by their span, `kinds` by the actor's id; `citation` is what its claims carry as their source.
    """

    def __init__(self, document: Document, annotated: Annotated) -> None:
        self.document = document
        self.tokens = annotated.tokens
        self.tree = Tree(annotated.tokens)
        self.sentences = annotated.sentences
        self.mentions: Mapping[int, Mention] = {mention.head: mention for mention in annotated.mentions}
        self.by_words: Mapping[Span, Mention] = {mention.span: mention for mention in annotated.mentions}
        self.kinds: Mapping[str, ActorKind] = {
            actor.id: actor.kind for mention in annotated.mentions for actor in mention.actors
        }
        self.times = annotated.times
        self.quotes = annotated.quotes
        self.citation = cite(document)
        self._starts = [token.start for token in annotated.tokens]
        self._firsts = [sentence.first for sentence in annotated.sentences]

    def sentence(self, i: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self._firsts, i) - 1]

    def span(self, first: int, last: int) -> Span:
        """The words of the half-open token range."""
        return self.document.span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_range(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that a span touches."""
        if not self.tokens:
            return 0, 0
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, span.end - 1)
        return (first if self.tokens[first].end > span.start else first + 1), last

    def times_in(self, sentence: Sentence) -> Iterator[Time]:
        """The time expressions of a sentence, in order."""
        start, end = self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end
        return (time for time in self.times if start <= time.span.start < end)

    def quote_at(self, token: Token) -> Quote | None:
        """The quotation that a token stands in."""
        return next(
            (quote for quote in self.quotes if quote.span.start <= token.start < quote.span.end), None
        )


def cite(document: Document) -> Citation:
    """What a claim carries of the document it was read in."""
    return Citation(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        origin=document.origin,
        url=document.url,
        dating=document.dating,
    )
