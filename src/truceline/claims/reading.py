"""A document with its marks, made quick to ask: what extractors are handed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

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

_UNLISTED = frozenset({"entity", "name as printed", "words as printed"})
_AGENCY = frozenset({"agency", "news", "newspaper", "the", "wire"})

P = ParamSpec("P")
T = TypeVar("T")


class Reading:
    """One document under the eyes of the extractors; nothing in it changes.

    `tree` walks the syntax, `mentions` are keyed by head token, `by_words` by their span, `kinds` by the actor's id; `citation` is what its claims carry as their
    source, `answers` what was asked of it `once`.
    """

    def __init__(self, document: Document, annotated: Annotated) -> None:
        self.document = document
        self.tokens = annotated.tokens
        self.tree = Tree(annotated.tokens)
        self.sentences = annotated.sentences
        told = [mention for mention in annotated.mentions if not _is_source(document, mention)]
        self.mentions: Mapping[int, Mention] = {mention.head: mention for mention in told}
        self.by_words: Mapping[Span, Mention] = {mention.span: mention for mention in told}
        self.kinds: Mapping[str, ActorKind] = {
            actor.id: actor.kind for mention in annotated.mentions for actor in mention.actors
        }
        self.times = annotated.times
        self.quotes = annotated.quotes
        self.citation = cite(document)
        self.answers: dict[tuple[object, ...], object] = {}
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


def _is_source(document: Document, mention: Mention) -> bool:
    """Whether a name that no list knows is that of the article's own outlet or origin: "the Herald saw", "Norpress reported"."""
    if mention.reason not in _UNLISTED:
        return False
    names = " ".join((document.outlet or "", document.origin or "")).casefold().split()
    named = mention.actors[0].name.casefold()
    words = [word.strip("()") for word in named.split() if word not in _AGENCY]
    return bool(words) and set(words) <= set(names)


def once(ask: Callable[Concatenate[Reading, P], T]) -> Callable[Concatenate[Reading, P], T]:
    """A question to a reading that is worked out once for each set of arguments, however often it is asked.

    Rules of all acts ask who does what a word says. Answers are shared, so that they must be values nobody changes.
    """

    @wraps(ask)
    def answer(reading: Reading, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (ask, *args)
        known = reading.answers
        if key not in known:
            known[key] = ask(reading, *args, **kwargs)
        return cast("T", known[key])

    return answer


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
