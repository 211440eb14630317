"""Works out how the ledger was known at the end of a day: at once where it is small, else in a process beside the server."""

from __future__ import annotations

import gc
from collections import OrderedDict
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from multiprocessing import get_context
from threading import Lock

from truceline.desk.past import Past, as_past
from truceline.errors import LedgerError, NotYet
from truceline.store import Evidence, Mark, Reader, Store, open_store, shown
from truceline.views import Caches, Deriver, Index, derive

FEW = 2_000
"""Claims of a ledger that is derived in a second."""

_KEPT = 4  # days that are held worked out; of a ledger of 100,000 claims each takes 100 MB
_WAITING = 3  # days that wait for the process; for more, ask again later
_PATIENCE = 1.0  # seconds that a page waits
_CLAIM = 0.0008  # seconds that one claim takes, on a machine of 2024

Key = tuple[date | None, int, int, str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """A day that is worked out, as the ledger stood when it was, and what was read of it."""

    past: Past
    caches: Caches

    def index(self, day: date | None) -> Index:
        """What every page needs, told for this day: one on which nothing more had been published."""
        return self.past.index if day == self.past.day else replace(self.past.index, as_of=day)


class Days:
    """The days as of which a ledger was asked for last, each worked out once for all who ask."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._lock = Lock()
        self._deriving = Lock()
        self._known: OrderedDict[Key, Known] = OrderedDict()
        self._begun: dict[Key, Future[Past]] = {}
        self._pool: ProcessPoolExecutor | None = None

    def get(self, store: Store, reader: Reader, day: date | None) -> Known:
        """The ledger as it was known at the end of a day, or with None, as it follows from all there is.

        Raises NotYet where that takes longer than a page can wait.
        """
        last = reader.last_published(day) if day is not None else None
        if day is not None and last is None:
            day = date.min  # nothing had been published
        key = _key(reader.mark, last or day)
        with self._lock:
            self._drop_others(reader.mark)
            if (known := self._known.get(key)) is not None:
                self._known.move_to_end(key)
                return known
        claims = reader.counts()[1]
        if claims <= FEW or day == date.min:
            return self._keep(key, self._at_once(store, key))
        return self._keep(key, self._beside(key, claims))

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    def _at_once(self, store: Store, key: Key) -> Past:
        with self._deriving:
            if (known := self._known.get(key)) is not None:
                return known.past
            with store.reader() as reader:
                mark, former = reader.mark, reader.former_ids()
            evidence = store.evidence(until=key[0])
            return as_past(evidence, derive(evidence), former, key[0], mark.derived)

    def _beside(self, key: Key, claims: int) -> Past:
        with self._lock:
            future = self._begun.get(key)
            if future is None and len(self._begun) < _WAITING:
                future = self._begun[key] = self._submit(key[0])
        if future is not None:
            try:
                made = future.result(_PATIENCE)
            except TimeoutError:
                pass
            except BrokenProcessPool as error:
                with self._lock:
                    self._end()
                raise LedgerError(
                    "the process that works out earlier days has ended, perhaps for want of memory.",
                    where=shown(self._place),
                    next_step="Ask again; if it goes on, use a machine with more memory.",
                ) from error
            else:
                with self._lock:
                    self._begun.pop(key, None)
                return made
        raise NotYet(key[0], wait=max(2, round(claims * _CLAIM)))

    def _submit(self, day: date | None) -> Future[Past]:
        if self._pool is None:  # spawned, as the server has threads, and forked threads may hang
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return self._pool.submit(work_out, self._place, day)

    def _keep(self, key: Key, past: Past) -> Known:
        with self._lock:
            known = self._known.setdefault(key, Known(past, Caches()))
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            return known

    def _drop_others(self, mark: Mark) -> None:
        """Lets go of what was worked out before the ledger was derived anew."""
        for key in [key for key in self._known if key != _key(mark, key[0])]:
            del self._known[key]
        for key in [key for key in self._begun if key != _key(mark, key[0])]:
            self._begun.pop(key).cancel()

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        self._begun.clear()
        if pool is not None:
            processes = list((pool._processes or {}).values())  # noqa: SLF001  # to end them there is no other way before 3.14
            for process in processes:
                process.kill()
            pool.shutdown(wait=True, cancel_futures=True)  # at once, as nothing runs any more


def _key(mark: Mark, day: date | None) -> Key:
    """What a day is known by: where nothing was derived yet, by all that was written."""
    return day, mark.derived, mark.revision if day is None else 0, mark.shape


class _Held:
    """What the process keeps between two days: the evidence as it was read, and what was derived last."""

    def __init__(self, place: str) -> None:
        self._store = open_store(place, create=False)
        self._derive = Deriver()
        self._read: tuple[Mark, Evidence] | None = None

    def past(self, day: date | None) -> Past:
        with self._store.reader() as reader:
            mark, former = reader.mark, reader.former_ids()
        if self._read is None or self._read[0] != mark:
            self._read = None  # lets go of it before more is read
            self._read = (mark, self._store.evidence())
        part = until(self._read[1], day)
        return as_past(part, self._derive(part), former, day, mark.derived)


def until(evidence: Evidence, day: date | None) -> Evidence:
    """What of the evidence had been published by the end of a day; all of it without one."""
    if day is None:
        return evidence
    days = {one.id: one.dating.latest or one.dating.earliest for one in evidence.documents}
    known = {key for key, published in days.items() if published is not None and published <= day}
    return Evidence(
        documents=tuple(one for one in evidence.documents if one.id in known),
        claims=tuple(one for one in evidence.claims if one.source.document in known),
        judgements=evidence.judgements,
        undated=sum(published is None for published in days.values()),
    )


@cache
def _held(place: str) -> _Held:
    gc.disable()  # hundreds of thousands of values that stay: looking through them again and again doubles the time
    return _Held(place)


def work_out(place: str, day: date | None) -> Past:
    """The ledger as it was known at the end of a day; in the process of its own."""
    return _held(place).past(day)
