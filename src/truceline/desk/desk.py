"""What pages and API ask of a ledger, and what they tell it."""

from __future__ import annotations

from datetime import date
from threading import Lock
from typing import Unpack

from truceline.desk.judging import Wish, keep
from truceline.desk.snapshot import Snapshot, take
from truceline.model import Verdict
from truceline.run import Judged, annotator, gazetteer
from truceline.run.settle import settle
from truceline.settings import Settings
from truceline.store import open_store
from truceline.views import Deriver, Details, changes


class Desk:
    """A ledger held open for many readers at once."""

    def __init__(self, place: str | None = None, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._store = open_store(self.place, create=False)
        self._derive = Deriver()
        self._working = Lock()

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """The ledger now, or as it was known at the end of a day."""
        return take(self._store, as_of)

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
        made = keep(self._store, before, gazetteer(self.settings), wish)
        self._work_in()
        after_it = self.snapshot()
        told = changes(before.shown.ceasefires, after_it.shown.ceasefires, self._store.former_ids())
        return Judged(judgement=made, changes=told)

    def _work_in(self) -> None:
        """Derives the ceasefires with what was decided."""
        with self._working:
            annotate = annotator(self.settings)
            list(settle(self._store, annotate, batch=self.settings.batch, derive=self._derive))

    def close(self) -> None:
        """Lets go of the ledger."""
        self._store.close()
