"""Works through articles in batches, so that a fault in one article costs that article and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from truceline.errors import TrucelineError
from truceline.model import FAILED, TOO_MUCH_MEMORY, Drop, RawArticle, Stage

T = TypeVar("T")
Work = Callable[[list[RawArticle]], list[T]]
Fail = Callable[[RawArticle, Drop], T]

_STAGES = {"truceline.claims": Stage.CLAIMS, "truceline.documents": Stage.DOCUMENTS}


def groups(articles: Iterable[RawArticle | Drop], size: int) -> Iterator[list[RawArticle | Drop]]:
    """The articles in lists of this many."""
    waiting = iter(articles)
    while group := list(islice(waiting, size)):
        yield group


def in_batches(
    articles: Iterable[RawArticle | Drop], size: int, work: Work[T], fail: Fail[T]
) -> Iterator[T | Drop]:
    """What the work makes of each article, in the order given; drops are handed on in their places.

    An article that makes the work fail comes out as what `fail` makes of it and of a drop that says why.
    """
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
    if isinstance(error, MemoryError):
        detail = "there was not enough memory to read it; split it. It is not tried again, unless you ask for that: truceline add --again."
        return Drop(stage=_stage(error), where=article.where, reason=TOO_MUCH_MEMORY, detail=detail)
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
