"""Codes articles in batches, so that a fault in one article costs that article and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from truceline import pipeline
from truceline.documents import make_document
from truceline.errors import TrucelineError
from truceline.model import Coded, Document, Drop, RawArticle, Stage, Time
from truceline.pipeline import Annotate
from truceline.store import FAILED

T = TypeVar("T")
Work = Callable[[list[RawArticle]], list[T]]
Fail = Callable[[RawArticle, Drop], T]

_STAGES = {"truceline.claims": Stage.CLAIMS, "truceline.documents": Stage.DOCUMENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An article with the times in its text; `document` is None where none could be made, and `drops` say why."""

    article: RawArticle
    document: Document | None = None
    times: tuple[Time, ...] = ()
    drops: tuple[Drop, ...] = ()


def code_articles(
    articles: Iterable[RawArticle | Drop], annotate: Annotate, *, batch: int = 64
) -> Iterator[Coded | Drop]:
    """What came of each article, in the order given; drops are handed on in their places.

    An article that makes the code fail comes out without claims and with a drop of the reason `failed`.
    """

    def work(some: list[RawArticle]) -> list[Coded]:
        return list(pipeline.code(some, annotate, batch=len(some)))

    def fail(article: RawArticle, drop: Drop) -> Coded:
        return Coded(article=article, document=None, drops=(drop,))

    return _in_batches(articles, batch, work, fail)


def time_articles(
    articles: Iterable[RawArticle | Drop], annotate: Annotate, *, batch: int = 64
) -> Iterator[Timed | Drop]:
    """The times in each article, whether it speaks of a ceasefire or not, in the order given; drops in their places."""

    def work(some: list[RawArticle]) -> list[Timed]:
        made = [(article, make_document(article)) for article in some]
        marks = iter(annotate(document for _, document in made if isinstance(document, Document)))
        return [
            fail(article, document)
            if isinstance(document, Drop)
            else Timed(article=article, document=document, times=next(marks).times)
            for article, document in made
        ]

    def fail(article: RawArticle, drop: Drop) -> Timed:
        return Timed(article=article, drops=(drop,))

    return _in_batches(articles, batch, work, fail)


def groups(articles: Iterable[RawArticle | Drop], size: int) -> Iterator[list[RawArticle | Drop]]:
    """The articles in lists of this many."""
    waiting = iter(articles)
    while group := list(islice(waiting, size)):
        yield group


def _in_batches(
    articles: Iterable[RawArticle | Drop], size: int, work: Work[T], fail: Fail[T]
) -> Iterator[T | Drop]:
    for group in groups(articles, size):
        waiting = [one for one in group if isinstance(one, RawArticle)]
        made = iter(_try(waiting, work, fail) if waiting else [])
        for one in group:
            yield one if isinstance(one, Drop) else next(made)


def _try(articles: list[RawArticle], work: Work[T], fail: Fail[T]) -> list[T]:
    try:
        return work(articles)
    except TrucelineError:  # a missing pipeline is no fault of one article
        raise
    except Exception as error:  # noqa: BLE001  # whatever one article does must not end the run: it is told as a drop
        if len(articles) == 1:
            return [fail(articles[0], _failure(articles[0], error))]
        return [made for article in articles for made in _try([article], work, fail)]


def _failure(article: RawArticle, error: Exception) -> Drop:
    return Drop(
        stage=_stage(error),
        where=article.where,
        reason=FAILED,
        detail=f"coding failed ({type(error).__name__}: {error}). The fault is Truceline's: please report it, with the "
        "article. It is tried again at the next add.",
    )


def _stage(error: Exception) -> Stage:
    """Which stage the error came from, told by the modules it passed through."""
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        for name, stage in _STAGES.items():
            if module == name or module.startswith(f"{name}."):
                return stage
        trace = trace.tb_next
    return Stage.ANNOTATIONS
