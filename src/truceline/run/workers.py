"""Codes articles in several processes at once, each with a pipeline of its own, in the order given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

from truceline.errors import PipelineError
from truceline.model import Annotated, Coded, Document, Drop, RawArticle
from truceline.pipeline import Annotate
from truceline.run.annotating import annotator
from truceline.run.batches import groups
from truceline.run.coding import code_articles
from truceline.settings import Settings

Made = Coded | Drop

_AHEAD = 2  # pieces that wait for each process, so that none is ever without work


class Workers:
    """Marks documents as `annotator(settings)` does, and codes articles in `settings.processes` processes.

    They begin with the first article and end with the run; what comes out is what one process makes, in the same order.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._annotate = annotator(settings)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One `Annotated` for each document, in order, made in this process."""
        return self._annotate(documents)

    def code(self, articles: Iterable[RawArticle | Drop], *, batch: int) -> Iterator[Made]:
        """What came of each article, in the order given; no more than `batch` articles are under way at once.

        Raises PipelineError if a process is ended from outside, and whatever error a process raises on purpose.
        """
        waiting: deque[Future[list[Made]]] = deque()
        size = max(batch // (_AHEAD * self._settings.processes), 1)
        for piece in groups(articles, size):
            waiting.append(self._pool.submit(_code, piece))
            if len(waiting) >= _AHEAD * self._settings.processes:
                yield from _result(waiting.popleft())
        while waiting:
            yield from _result(waiting.popleft())

    def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        if (pool := self.__dict__.pop("_pool", None)) is None:
            return
        processes = list((pool._processes or {}).values())  # noqa: SLF001  # Python has no other way to end them before 3.14
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        # Spawned, not forked: the progress display has threads, and forked threads may hang.
        return ProcessPoolExecutor(
            self._settings.processes,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(self._settings,),
        )


def _result(future: Future[list[Made]]) -> list[Made]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise PipelineError(
            "a process that codes articles was ended from outside, perhaps for want of memory.",
            next_step="Set a smaller number of `processes` in truceline.toml; what was coded before is kept.",
        ) from error


class _Worker:
    """What a process keeps between two pieces of work."""

    annotate: Annotate


def _begin(settings: Settings) -> None:
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    _Worker.annotate = annotator(settings)


def _end_with(parent: BaseProcess | None) -> None:
    """Ends this process when the one that began it is gone; it would wait for work for ever."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _code(piece: list[RawArticle | Drop]) -> list[Made]:
    return list(code_articles(piece, _Worker.annotate, batch=len(piece)))
