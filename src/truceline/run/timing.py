"""Reads the times of articles, whether these speak of a ceasefire or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from truceline.documents import make_document, read_given
from truceline.errors import InputError
from truceline.model import Annotated, Dating, Document, Drop, RawArticle, Time
from truceline.run.batches import in_batches

Mark = Callable[[Iterable[Document]], Iterator[Annotated]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An article with the times in its text; `document` is None where none could be made, and `drops` say why."""

    article: RawArticle
    document: Document | None = None
    times: tuple[Time, ...] = ()
    drops: tuple[Drop, ...] = ()


def published_on(articles: Iterable[RawArticle | Drop], published: str | None) -> Iterator[RawArticle | Drop]:
    """The articles, with this day, month or year of publication for those that came without one.

    Raises InputError, at once, if it is no date.
    """
    if published is not None:
        dating_given(published)
    return (_published_on(one, published) for one in articles)


def dating_given(published: str) -> Dating:
    """When an article that is said to be of this day, month or year was published. Raises InputError if it is no date."""
    dating = read_given(published)
    if dating is None:
        raise InputError(
            f"{published!r} is no date of publication.",
            next_step="Write a day, a month or a year: 2020-10-20, 2020-10, 2020.",
        )
    return dating


def _published_on(one: RawArticle | Drop, published: str | None) -> RawArticle | Drop:
    if published is None or isinstance(one, Drop) or one.given.published:
        return one
    return replace(one, given=replace(one.given, published=published))


def time_articles(
    articles: Iterable[RawArticle | Drop], mark: Mark, *, batch: int = 64
) -> Iterator[Timed | Drop]:
    """The times in each article, in the order given; drops are handed on in their places.

    `mark` marks the documents: `mark_times` from their text alone, an `Annotator` with a parse. Memory holds `batch`
    articles. An article that makes the code fail comes out with a drop of the reason `failed`.
    """

    def work(some: list[RawArticle]) -> list[Timed]:
        made = [(article, make_document(article)) for article in some]
        marks = iter(mark(document for _, document in made if isinstance(document, Document)))
        return [
            fail(article, document)
            if isinstance(document, Drop)
            else Timed(article=article, document=document, times=next(marks).times)
            for article, document in made
        ]

    def fail(article: RawArticle, drop: Drop) -> Timed:
        return Timed(article=article, drops=(drop,))

    return in_batches(articles, batch, work, fail)
