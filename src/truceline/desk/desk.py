"""What pages and API ask of a ledger, and what they tell it."""

from __future__ import annotations

from datetime import date
from threading import Lock
from typing import Unpack

from truceline.desk.snapshot import Snapshot
from truceline.ledger import Ledger
from truceline.model import Verdict
from truceline.run import Judged
from truceline.settings import Settings
from truceline.store import Mark, open_store
from truceline.views import Caches, Details, Index, KeptShown, read_index, show_ledger


class Desk:
    """A ledger held open for many readers at once."""

    def __init__(self, place: str | None = None, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._store = open_store(self.place, create=False)
        self._ledger = Ledger(self.place, settings=self.settings)
        self._lock = Lock()
        self._known: tuple[Mark, Index, Caches] | None = None

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """The ledger now, or as it was known at the end of a day."""
        reader = self._store.reader()
        if as_of is not None or not reader.mark.is_derived:
            return Snapshot(show_ledger(self._store, as_of), reader)
        with self._lock:
            if self._known is None or self._known[0] != reader.mark:
                self._known = (reader.mark, read_index(reader), Caches())
            _, index, caches = self._known
        return Snapshot(KeptShown(reader, index, caches), reader)

    def judge(
        self, verdict: Verdict, subject: str, *, by: str, why: str = "", **details: Unpack[Details]
    ) -> Judged:
        """Keeps what a person decides. Raises NotFound and InputError, with nothing kept, for what cannot be judged so."""
        return self._ledger.judge(verdict, subject, by=by, why=why, **details)

    def close(self) -> None:
        """Lets go of the ledger."""
        self._store.close()
        self._ledger.close()
