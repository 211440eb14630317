"""Takes judgements into a ledger and brings it to rest, so that what became of it can be told at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.annotations.gazetteer import Gazetteer
from truceline.model import Change, Judgement, Verdict
from truceline.pipeline import Annotate
from truceline.run.names import Names
from truceline.run.settle import Derive, settle
from truceline.store import Store
from truceline.views import Bench, Details, changes, derive, show_ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement that is in the ledger now, and what became of the ceasefires."""

    judgement: Judgement
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """Where judgements are made: the ledger, whose names are known, and what reads an article anew where one asks for it."""

    store: Store
    gazetteer: Gazetteer
    annotate: Annotate
    batch: int = 64
    derive: Derive = derive
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def judge(self, verdict: Verdict, subject: str, details: Details, *, by: str, why: str = "") -> Judged:
        """Checks a judgement against the ledger as it stands, keeps it, and derives the ceasefires anew.

        Raises NotFound and InputError, with nothing kept, for what cannot be judged so.
        """
        before = show_ledger(self.store)
        names = Names(lambda: self.gazetteer, near=before.claims.values())
        bench = Bench(
            shown=before,
            claims=self.store.claims,
            judgements=self.store.judgements(),
            actor=names.actor,
            place=names.place,
        )
        made = bench.judge(verdict, subject, by=by, at=self.clock(), why=why, details=details)
        self.store.judge(made)
        list(settle(self.store, self.annotate, batch=self.batch, derive=self.derive))
        after = self.store.ceasefires()
        return Judged(judgement=made, changes=changes(before.ceasefires, after, self.store.former_ids()))
