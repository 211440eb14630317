"""Takes judgements into a ledger and brings it to rest, so that what became of it can be told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.annotations.gazetteer import Gazetteer
from truceline.model import ActClaim, Actor, Change, Claim, Judgement, Role, Verdict
from truceline.pipeline import Annotate
from truceline.records import speaking
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
        bench = Bench(
            shown=before,
            claims=self.store.claims,
            judgements=self.store.judgements(),
            actor=self._finding(_actors(before.claims.values()), self._actor),
            place=self._finding(_places(before.claims.values()), self.gazetteer.place),
        )
        made = bench.judge(verdict, subject, by=by, at=self.clock(), why=why, details=details)
        self.store.judge(made)
        list(settle(self.store, self.annotate, batch=self.batch, derive=self.derive))
        after = self.store.ceasefires()
        return Judged(judgement=made, changes=changes(before.ceasefires, after, self.store.former_ids()))

    def _actor(self, asked: str) -> Actor | None:
        entries = self.gazetteer.get(asked)
        return entries[0].actor if entries else None

    def _finding(
        self, roles: Iterable[Role], known: Callable[[str], Actor | None]
    ) -> Callable[[str], Role | None]:
        """Finds by id, then by name: first among those that the ledger tells of, then among all that are known."""
        by_id: dict[str, Role] = {}
        by_name: dict[str, Role] = {}
        for role in roles:
            by_id.setdefault(role.id.casefold(), role)
            by_name.setdefault(role.name.casefold(), role)

        def find(asked: str) -> Role | None:
            words = asked.strip()
            spellings = dict.fromkeys((words, words.upper(), words.title()))
            told = by_id.get(words.casefold()) or by_name.get(words.casefold())
            listed = (self.gazetteer.actor(one) or known(one) for one in spellings)
            found = told or next(filter(None, listed), None)
            return Role(name=found.name, id=found.id, within=found.within) if found else None

        return find


def _actors(claims: Iterable[Claim]) -> Iterable[Role]:
    return (role for claim in claims for role in speaking(claim))


def _places(claims: Iterable[Claim]) -> Iterable[Role]:
    for claim in claims:
        yield from claim.place
        if isinstance(claim, ActClaim) and claim.conflict is not None:
            yield claim.conflict
