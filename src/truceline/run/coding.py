"""Codes articles in batches, so that a fault in one article costs that article and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from truceline import pipeline
from truceline.model import Annotated, Coded, Document, Drop, RawArticle
from truceline.pipeline import Annotate
from truceline.run.batches import in_batches


@runtime_checkable
class Coder(Protocol):
    """Marks documents, and codes whole articles in a way of its own (`truceline.run.workers.Workers` is one)."""

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One `Annotated` for each document, in order."""

    def code(self, articles: Iterable[RawArticle | Drop], *, batch: int) -> Iterator[Coded | Drop]:
        """What came of each article, in the order given."""


def code_articles(
    articles: Iterable[RawArticle | Drop], annotate: Annotate | Coder, *, batch: int = 64
) -> Iterator[Coded | Drop]:
    """What came of each article, in the order given; drops are handed on in their places.

    An article that makes the code fail comes out without claims and with a drop of the reason `failed`.
    """
    if isinstance(annotate, Coder):
        return annotate.code(articles, batch=batch)

    def work(some: list[RawArticle]) -> list[Coded]:
        return list(pipeline.code(some, annotate, batch=len(some)))

    def fail(article: RawArticle, drop: Drop) -> Coded:
        return Coded(article=article, document=None, drops=(drop,))

    return in_batches(articles, batch, work, fail)
