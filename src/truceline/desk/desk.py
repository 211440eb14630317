"""What pages and API ask of a ledger, and what they tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from threading import Lock
from typing import Unpack

from truceline.desk.coding import Coding
from truceline.desk.jobs import Jobs, incoming
from truceline.desk.judging import Wish, keep
from truceline.desk.keeper import Keeper
from truceline.desk.past import PastReader, as_past
from truceline.desk.receiving import Receiving
from truceline.desk.snapshot import Snapshot
from truceline.errors import PipelineError
from truceline.model import Annotated, Document, Verdict
from truceline.run import Judged, gazetteer
from truceline.run.settle import settle
from truceline.settings import Settings
from truceline.store import Mark, open_store
from truceline.views import Caches, Deriver, Details, Index, derive, read_index

_FEW = 2_000  # claims of a ledger that is derived in a second


class _Reading(PipelineError):
    """Articles would have to be read anew."""


class Desk:
    """A ledger held open for many readers at once.

    `patience` is how many seconds a decision waits to be worked in before the page goes on without that.
    """

    patience = 2.0

    def __init__(self, place: str | None = None, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._store = open_store(self.place, create=False)
        self._derive = Deriver()
        self._working = Lock()
        self._lock = Lock()
        self._known: tuple[Mark, Index, Caches] | None = None
        folder = incoming(self.settings, self.place)
        self.jobs = Jobs(folder)
        self.coding = Coding(self.settings)
        self.keeper = Keeper(self.place, self.settings, folder, upgrade=self._store.is_foreign)

    def begin(self) -> None:
        """Takes up what an earlier server left undone."""
        self.jobs.recover()
        if self.jobs.waiting() or not self._store.is_derived:
            self.keeper.start()

    def receive(self, by: str) -> Receiving:
        """Something that somebody begins to hand in."""
        return Receiving(self.jobs, by, self.settings)

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """The ledger now, or as it was known at the end of a day. Close it, or let go of it."""
        reader = self._store.reader()
        if as_of is not None or not (reader.mark.is_ours and reader.mark.derived):
            with self._store.reader() as other:
                evidence = self._store.evidence(until=as_of)
                past = as_past(evidence, derive(evidence), other.former_ids(), as_of, other.mark.derived)
            return Snapshot(PastReader(past, reader), past.index, Caches(), self._store)
        with self._lock:
            if self._known is None or self._known[0] != reader.mark:
                self._known = (reader.mark, read_index(reader), Caches())
            _, index, caches = self._known
        return Snapshot(reader, index, caches, self._store)

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
        is_quick = self._store.count_claims() <= _FEW and not self._store.is_foreign
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
        self.coding.close()
        self.keeper.close()
        self._store.close()


def _refuse(_: Iterable[Document]) -> Iterator[Annotated]:
    raise _Reading("no article is read here.")
