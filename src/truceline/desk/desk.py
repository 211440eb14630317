"""What pages and API ask of a ledger, and what they tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from threading import Lock, Thread
from typing import Unpack

from truceline.annotations.gazetteer import load_gazetteer
from truceline.desk.coding import Coding
from truceline.desk.days import FEW, Days
from truceline.desk.jobs import Jobs, incoming
from truceline.desk.judging import Wish, keep
from truceline.desk.keeper import Keeper
from truceline.desk.past import PastReader
from truceline.desk.receiving import Receiving
from truceline.desk.snapshot import Snapshot
from truceline.errors import LedgerError, PipelineError
from truceline.model import Annotated, Document, Verdict
from truceline.run import Judged, gazetteer
from truceline.run.settle import settle
from truceline.settings import Settings
from truceline.store import Mark, Reader, open_store
from truceline.views import Caches, Deriver, Details, Index, read_index
from truceline.views.maps.outlines import load_outlines
from truceline.views.maps.places import seats


class _Reading(PipelineError):
    """Articles would have to be read anew."""


class Desk:
    """A ledger held open for many readers at once.

    `patience` is how many seconds a decision waits to be worked in before the page goes on without that. With `create`, an empty
    ledger is made where there is none.
    """

    patience = 2.0

    def __init__(
        self, place: str | None = None, *, settings: Settings | None = None, create: bool = False
    ) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._store = open_store(self.place, create=create)
        self._derive = Deriver()
        self._working = Lock()
        self._lock = Lock()
        self._known: tuple[tuple[int, str | None], Index, Caches] | None = None
        self._days = Days(self.place)
        self._file: tuple[int, int] | None = None
        self._is_ours = False
        folder = incoming(self.settings, self.place)
        self.jobs = Jobs(folder)
        self.coding = Coding(self.settings)
        self._warming: Thread | None = None
        self.keeper = Keeper(self.place, self.settings, folder, upgrade=self._store.is_foreign)

    def begin(self) -> None:
        """Takes up what an earlier server left undone."""
        self.jobs.recover()
        if self.jobs.waiting() or not self._store.is_derived:
            self.keeper.start()
        self._warming = Thread(target=warm, name="warm", daemon=True)
        self._warming.start()

    def receive(self, by: str) -> Receiving:
        """Something that somebody begins to hand in."""
        return Receiving(self.jobs, by, self.settings)

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """The ledger now, or as it was known at the end of a day. Close it, or let go of it.

        Now is what was derived last: what came since is worked in by the process that writes. Raises NotYet where a day is being
        worked out, and LedgerError where the ledger is gone, or another Truceline has taken it over.
        """
        reader = self._reader()
        if as_of is None and reader.mark.is_ours and (reader.mark.derived or not reader.mark.revision):
            index, caches = self._now(reader)
            return Snapshot(reader, index, caches, self._store)
        known = self._days.get(self._store, reader, as_of)
        return Snapshot(PastReader(known.past, reader), known.index(as_of), known.caches, self._store)

    def figures(self, known: Callable[[int], Mapping[str, int] | None]) -> tuple[Mark, Mapping[str, int]]:
        """Where the ledger stands, and how much it holds: as `known` says of its revision, else counted.

        Raises LedgerError where it is gone, or another Truceline has taken it over.
        """
        with self._reader() as reader:
            counts = known(reader.mark.revision)
            if counts is None:
                articles, claims = reader.counts()
                counts = {"articles": articles, "claims": claims, "ceasefires": len(reader.kept())}
            return reader.mark, counts

    def _now(self, reader: Reader) -> tuple[Index, Caches]:
        mark = (reader.mark.derived, reader.mark.shape)
        with self._lock:
            if self._known is None or self._known[0] != mark:
                self._known = (mark, read_index(reader), Caches())
            return self._known[1:]

    def _reader(self) -> Reader:
        """The ledger at this moment, once it is made sure that it is there and ours to read."""
        self._look()
        reader = self._store.reader()
        if reader.mark.is_ours:
            self._is_ours = True
        elif self._is_ours:
            raise LedgerError(
                "another version of Truceline has worked on this ledger since the server was started.",
                where=self._store.where,
                next_step="Start the server again, with the newer version.",
            )
        return reader

    def _look(self) -> None:
        """Opens the ledger anew where another file has taken its place. Raises LedgerError where there is none."""
        if "://" in self.place:
            return
        try:
            found = Path(self.place).stat()
        except OSError as error:
            raise LedgerError(
                "the ledger is no longer there.",
                where=self._store.where,
                next_step="Put it back, or start the server with another one.",
            ) from error
        with self._lock:
            if self._file not in {None, (found.st_dev, found.st_ino)}:
                self._store.close()
                self._store, self._known = open_store(self.place, create=False), None
            self._file = (found.st_dev, found.st_ino)

    def judge(
        self,
        verdict: Verdict,
        subject: str,
        *,
        by: str,
        why: str = "",
        after: str | None = None,
        seen: str | None = None,
        **details: Unpack[Details],
    ) -> Judged:
        """Keeps what a person decides at once, and works it in.

        `after` and `seen` are what they saw of it when they decided: see `Wish`. Raises NotFound and InputError for what cannot
        be judged so, and Overtaken where somebody else decided on it meanwhile; nothing is kept then.
        """
        before = self.snapshot()
        wish = Wish(verdict=verdict, subject=subject, by=by, why=why, details=details, after=after, seen=seen)
        made = keep(self._store, before, lambda: gazetteer(self.settings), wish)
        self._work_in()
        told = self.snapshot().changes(before.last_change)
        return Judged(judgement=made, changes=tuple(one.change for one in reversed(told)))

    def _work_in(self) -> None:
        """Derives the ceasefires with what was decided: here where that is quick, else by the process that writes."""
        is_quick = self._store.count_claims() <= FEW and not self._store.is_foreign
        if is_quick and self._settle_here():
            return
        self.keeper.rest(self.keeper.wake(decided=True), self.patience)

    def _settle_here(self) -> bool:
        """Derives the ceasefires, unless that takes the reading of articles; whether they are derived now."""
        with self._working:
            try:
                list(settle(self._store, _refuse, batch=self.settings.batch, derive=self._derive))
            except _Reading:
                return False
        return True

    def close(self) -> None:
        """Lets go of the ledger; what is being added goes on at the next start."""
        if self._warming is not None:
            self._warming.join()
        self.coding.close()
        self._days.close()
        self.keeper.close()
        self._store.close()


def warm() -> None:
    """Reads the names and outlines that the first pages would else wait for."""
    seats(load_gazetteer())
    load_outlines()


def _refuse(_: Iterable[Document]) -> Iterator[Annotated]:
    raise _Reading("no article is read here.")
