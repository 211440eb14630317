"""What pages and API ask of a ledger, and what they tell it."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from truceline.desk.jobs import Jobs, incoming
from truceline.desk.keeper import Keeper
from truceline.desk.receiving import Receiving
from truceline.desk.snapshot import Snapshot, take
from truceline.ledger import Ledger
from truceline.model import Verdict
from truceline.run import Judged
from truceline.settings import Settings
from truceline.store import open_store
from truceline.views import Details


class Desk:
    """A ledger held open for many readers at once."""

    def __init__(self, place: str | None = None, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._store = open_store(self.place, create=False)
        self._ledger = Ledger(self.place, settings=self.settings)
        folder = incoming(self.settings, self.place)
        self.jobs = Jobs(folder)
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
        """The ledger now, or as it was known at the end of a day."""
        return take(self._store, as_of)

    def judge(
        self, verdict: Verdict, subject: str, *, by: str, why: str = "", **details: Unpack[Details]
    ) -> Judged:
        """Keeps what a person decides. Raises NotFound and InputError, with nothing kept, for what cannot be judged so."""
        return self._ledger.judge(verdict, subject, by=by, why=why, **details)

    def close(self) -> None:
        """Lets go of the ledger; what is being added goes on at the next start."""
        self.keeper.close()
        self._store.close()
        self._ledger.close()
