"""Codes articles in processes of their own, each with a pipeline, in the order given; one that harms its process is given up."""

from __future__ import annotations

import time
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from truceline.annotations import Annotator
from truceline.errors import PipelineError, TrucelineError
from truceline.model import (
    CRASHED,
    TIMED_OUT,
    TOO_MUCH_MEMORY,
    Annotated,
    Coded,
    Document,
    Drop,
    RawArticle,
    Stage,
)
from truceline.run.annotating import annotator
from truceline.run.batches import groups
from truceline.run.child import Child, Told, how_it_ended
from truceline.run.given_up import given_up
from truceline.settings import Settings

Made = Coded | Drop

_AHEAD = 2  # pieces that lie ready for each process, so that none is ever without work
_LEAST = 8  # articles of a piece, where there is one process: a pipeline is quicker with some at once
_BEGINNINGS = 3  # times that a process may end before it has begun to work
_TRIES = 2  # times that an article, alone, may end its process: others end processes too


def coder(settings: Settings) -> Annotator | Workers:
    """What codes articles as the settings say: in processes of their own, or in this one where none is ever given up."""
    return Workers(settings) if settings.article_seconds else annotator(settings)


class GivenUp(Exception):  # as a fault of ours: it ends one document and is told as a drop
    """Marking a document harmed the process that did it."""


@dataclass(eq=False, slots=True)
class _Slot:
    """One thing to be done, and what came of it."""

    given: RawArticle | Document
    made: Coded | Annotated | Drop | None = None
    ends: int = 0


@dataclass(eq=False, slots=True)
class _Worker:
    """A process, with the pieces that it was handed, and at which stage it is; None while nobody waits for an article."""

    child: Child
    pieces: deque[list[_Slot]] = field(default_factory=deque)
    has_begun: bool = False
    stage: Stage | None = None

    def hand(self, piece: list[_Slot]) -> None:
        """Hands it one more piece."""
        self.pieces.append(piece)
        self.child.send([slot.given for slot in piece])


class Workers:
    """Codes articles in `settings.processes` processes; what comes out is what one process makes, in the same order.

    They begin with the first article and end with `close`. An article on which a process does not come further for
    `article_seconds`, takes more than `article_memory`, or crashes, comes out with a drop that says so, and a new process
    goes on with the others. Called with documents, it marks them likewise.
    """

    def __init__(self, settings: Settings, *, program: str = "truceline.run.working") -> None:
        self._settings = settings
        self._program = program
        self._told: Told = SimpleQueue()
        self._waiting: deque[list[_Slot]] = deque()
        self._workers: dict[Child, _Worker] = {}
        self._beginnings = 0
        self._end = weakref.finalize(self, _end_all, self._workers)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One `Annotated` for each document, in order. Raises GivenUp for one that is given up."""
        for made in self._work(documents, _Slot, self._settings.batch):
            if isinstance(made, Drop):
                raise GivenUp(made.detail)
            yield made

    def code(self, articles: Iterable[RawArticle | Drop], *, batch: int) -> Iterator[Made]:
        """What came of each article, in the order given; no more than `batch` articles are under way at once.

        Raises whatever error a process raises on purpose, and PipelineError if processes cannot be begun.
        """

        def slot(one: RawArticle | Drop) -> _Slot:
            return _Slot(one, made=one) if isinstance(one, Drop) else _Slot(one)  # type: ignore[arg-type]

        return self._work(articles, slot, batch)

    def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        self._waiting.clear()
        _end_all(self._workers)

    @property
    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes that work now."""
        return tuple(child.pid for child in self._workers)

    def _work(self, given: Iterable[Any], slot: Callable[[Any], _Slot], batch: int) -> Iterator[Any]:
        """What came of each, in order."""
        line: deque[_Slot] = deque()
        size = self._size(batch)
        for piece in groups(given, size):
            slots = [slot(one) for one in piece]
            line.extend(slots)
            if new := [one for one in slots if one.made is None]:
                self._waiting.append(new)
                self._give_out()
            while line and len(line) + size > batch:
                yield self._made(line.popleft())
        while line:
            yield self._made(line.popleft())

    def _size(self, batch: int) -> int:
        """How many articles are handed over together."""
        processes = self._settings.processes
        size = -(-batch // (_AHEAD * processes))
        return min(max(size, _LEAST), batch) if processes == 1 else size

    def _made(self, slot: _Slot) -> Any:
        """What came of it, waited for."""
        while slot.made is None:
            if not self._workers:
                raise PipelineError(
                    "what codes articles was closed.", next_step="What was coded before is kept."
                )
            self._listen()
        return slot.made

    def _give_out(self) -> None:
        """Hands pieces to those who have least to do."""
        while self._waiting:
            free = self._freest()
            if len(free.pieces) >= _AHEAD:
                return
            free.hand(self._waiting.popleft())

    def _freest(self) -> _Worker:
        """Who has least to do: a new process, where there may be one more."""
        workers = sorted(self._workers.values(), key=lambda one: len(one.pieces))
        if not workers or (workers[0].pieces and len(workers) < self._settings.processes):
            return self._begin()
        return workers[0]

    def _begin(self) -> _Worker:
        worker = _Worker(Child(self._program, self._told))
        worker.child.send(self._settings)
        self._workers[worker.child] = worker
        return worker

    def _listen(self) -> None:
        """Takes in the next answer, or ends who gives none."""
        try:
            child, answer = self._told.get(timeout=self._patience())
        except Empty:
            for worker in self._late():
                self._bury(worker, TIMED_OUT)
            return
        told = self._workers.get(child)
        if told is not None and answer is None:
            self._bury(told, CRASHED)
        elif told is not None:
            self._take(told, answer)

    def _take(self, worker: _Worker, answer: Any) -> None:
        match answer:
            case TrucelineError():
                self.close()
                raise answer
            case "ready":
                worker.has_begun, self._beginnings = True, 0
            case "loading":
                worker.stage = None
            case MemoryError():
                self._bury(worker, TOO_MUCH_MEMORY)
            case list():
                worker.stage = None
                for slot, made in zip(worker.pieces.popleft(), answer, strict=True):
                    slot.made = made
                self._give_out()
            case _:
                worker.stage = answer

    def _patience(self) -> float:
        """Seconds until the first process has to be given up."""
        heard = [one.child.heard for one in self._workers.values() if one.stage is not None]
        return max(
            min(heard, default=time.monotonic()) + self._settings.article_seconds - time.monotonic(), 0.01
        )

    def _late(self) -> list[_Worker]:
        """Those who have not been heard of for too long."""
        since = time.monotonic() - self._settings.article_seconds
        return [one for one in self._workers.values() if one.stage is not None and one.child.heard <= since]

    def _bury(self, worker: _Worker, reason: str) -> None:
        """Ends a process, and has done by others what it has not done: one by one what it was at."""
        code = worker.child.end()
        del self._workers[worker.child]
        if not worker.has_begun:
            self._count_beginning(code)
            self._waiting.extendleft(reversed(worker.pieces))
        elif worker.pieces:
            at = worker.pieces.popleft()
            self._waiting.extendleft(reversed(worker.pieces))
            if len(at) == 1:
                self._blame(at[0], worker.stage or Stage.DOCUMENTS, reason, how_it_ended(code))
                at = [] if at[0].made else at
            self._waiting.extendleft([slot] for slot in reversed(at))
        self._give_out()

    def _blame(self, slot: _Slot, stage: Stage, reason: str, how: str) -> None:
        """Gives up what was at work alone when its process ended, unless others may have ended it."""
        slot.ends += 1
        if reason == CRASHED and slot.ends < _TRIES:
            return
        if isinstance(slot.given, RawArticle):
            drop = given_up(slot.given.where, stage, reason, self._settings, how=how)
            slot.made = Coded(article=slot.given, document=None, drops=(drop,))
        else:
            slot.made = given_up(slot.given.name, stage, reason, self._settings, how=how)

    def _count_beginning(self, code: int) -> None:
        self._beginnings += 1
        if self._beginnings == _BEGINNINGS:
            self._beginnings = 0
            self.close()
            raise PipelineError(
                f"no process that codes articles can be begun: each {how_it_ended(code)}.",
                next_step="Set a smaller number of `processes` in truceline.toml, if memory is short; what was coded before is kept.",
            )


def _end_all(workers: dict[Child, _Worker]) -> None:
    while workers:
        child, _ = workers.popitem()
        child.end()
