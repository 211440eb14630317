"""What pages and API ask of a ledger, and what they tell it."""

from __future__ import annotations

from datetime import date
from typing import Unpack

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

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """The ledger now, or as it was known at the end of a day."""
        return take(self._store, as_of)

    def judge(
        self, verdict: Verdict, subject: str, *, by: str, why: str = "", **details: Unpack[Details]
    ) -> Judged:
        """Keeps what a person decides. Raises NotFound and InputError, with nothing kept, for what cannot be judged so."""
        return self._ledger.judge(verdict, subject, by=by, why=why, **details)

    def close(self) -> None:
        """Lets go of the ledger."""
        self._store.close()
        self._ledger.close()
