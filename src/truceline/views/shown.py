"""The ledger as it is shown: as it stands, or as it was known on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from truceline.model import Ceasefire, Claim, Conflict
from truceline.records import gather
from truceline.store import Derived, Store
from truceline.views.cases import CasePage, CaseRow, case_page, case_row
from truceline.views.conflicts import ConflictRow, conflict_row, find_conflict
from truceline.views.derived import beside, credited, derive
from truceline.views.explanation import STANDING, Explanation, explain, explain_standing
from truceline.views.joins import Grouping, RelationShown, compared, explain_grouping, relate
from truceline.views.lookup import find_case
from truceline.views.only import Only
from truceline.views.sheet import Sheet, sheet
from truceline.views.timeline import Timeline, case_timeline, conflict_timeline


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The ceasefires that are shown, and the claims they are made of by id.

    `as_of` is the day as which the ledger is shown, None for all that is known; `undated` counts the documents left
    out then because nothing dates them. `former` leads from ids that cases once had to those they have now. `beside`
    are the claims that speak and are of no ceasefire, where they were asked for.
    """

    ceasefires: tuple[Ceasefire, ...]
    claims: Mapping[str, Claim]
    former: Mapping[str, str | None]
    as_of: date | None = None
    undated: int = 0
    beside: Mapping[str, Claim] = field(default_factory=dict)

    @cached_property
    def day(self) -> date:
        """The day whose standing is told unless another is asked for: `as_of`, else that of the last report, else today."""
        days = (claim.source.dating.latest for claim in self.claims.values())
        last = max((day for day in days if day), default=None)
        return self.as_of or last or datetime.now(UTC).date()

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id, or that this id leads to. Raises NotFound if there is none."""
        return find_case(asked, self.ceasefires, self.former)

    def rows(self, on: date, only: Only | None = None) -> tuple[CaseRow, ...]:
        """The ceasefires in one line each, as they stand on a day: all, or those asked for.

        Raises NotFound if the ledger has no such side or conflict, or no standing is called so.
        """
        asked = only or Only()
        state = asked.state
        rows = (case_row(one, self.claims, on) for one in asked.of(self.ceasefires, self.claims))
        return tuple(row for row in rows if state is None or row.standing.state == state)

    def page(self, asked: str) -> CasePage:
        """The page of the ceasefire with this id. Raises NotFound if there is none."""
        return self._page(self.case(asked))

    def pages(self) -> tuple[CasePage, ...]:
        """The page of every ceasefire."""
        return tuple(self._page(ceasefire) for ceasefire in self.ceasefires)

    def sheet(self, asked: str, on: date) -> Sheet:
        """The ceasefire with this id on one screen, told for a day. Raises NotFound if there is none."""
        ceasefire = self.case(asked)
        return sheet(ceasefire, self.claims, self.related.get(ceasefire.id, ()), on)

    def grouping(self, asked: str, other: str | None = None) -> Grouping:
        """Why the reports of this ceasefire are one case and others stand beside it, or one other alone.

        Raises NotFound if there is no such ceasefire.
        """
        ceasefire = self.case(asked)
        relations = self.related.get(ceasefire.id, ())
        if other is None:
            return explain_grouping(ceasefire, self.claims, relations)
        counterpart = self.case(other)
        return Grouping(
            id=ceasefire.id,
            other=counterpart.id,
            joins=(),
            relations=tuple(relation for relation in relations if relation.other == counterpart.id),
            rows=compared(ceasefire, counterpart, self.claims),
        )

    def explain(self, asked: str, field: str, on: date | None = None) -> Explanation:
        """Why a field of the ceasefire with this id is as it is, or with a day, how it stands then (field `standing`).

        Raises NotFound if there is no such case or field.
        """
        ceasefire = self.case(asked)
        if on is not None and field.strip().lower() == STANDING:
            return explain_standing(ceasefire, on, self.claims)
        return explain(ceasefire, field, self.claims)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that these ceasefires are of, by id."""
        return gather(self.ceasefires, self.claims)

    def conflict_rows(self) -> tuple[ConflictRow, ...]:
        """Every conflict in one line."""
        by_id = {ceasefire.id: ceasefire for ceasefire in self.ceasefires}
        return tuple(conflict_row(conflict, by_id, self.claims) for conflict in self.conflicts)

    def timeline(self, asked: str, *, whole: bool = False) -> Timeline:
        """The conflict or ceasefire with this id in order of time; with `whole` the conflict of that ceasefire.

        A conflict is also found by its name. Raises NotFound if there is neither.
        """
        conflict = find_conflict(asked, self.conflicts)
        if conflict is None:
            ceasefire = self.case(asked)
            if not whole:
                return case_timeline(ceasefire, self.claims, self.as_of)
            conflict = next(one for one in self.conflicts if ceasefire.id in one.ceasefires)
        told = (claim for ceasefire in self.ceasefires for claim in ceasefire.claims)
        known = {**{claim: self.claims[claim] for claim in told if claim in self.claims}, **self.beside}
        return conflict_timeline(conflict, self.ceasefires, known, self.as_of)

    @cached_property
    def related(self) -> Mapping[str, Sequence[RelationShown]]:
        """By id, how each ceasefire stands to others."""
        return relate(self.ceasefires)

    def _page(self, ceasefire: Ceasefire) -> CasePage:
        return case_page(ceasefire, self.claims, self.related.get(ceasefire.id, ()))


def show_ledger(store: Store, as_of: date | None = None, *, whole: bool = False) -> Shown:
    """The ledger now, or as it follows from what had been published by the end of a day.

    With `whole`, what its reports tell beside ceasefires as well. What an interrupted run left underived is derived
    here, and not written.
    """
    former = store.former_ids()
    if as_of is None and store.is_derived:
        ceasefires = store.ceasefires()
        ids = [claim for ceasefire in ceasefires for claim in ceasefire.claims]
        claims = _by_id(store.claims() if whole else store.claims(ids))
        made = (
            Derived(ceasefires=ceasefires, lineages=store.lineages(), left_out=store.left_out())
            if whole
            else None
        )
        around = beside(claims, made, store.judgements()) if made else {}
        return Shown(ceasefires=ceasefires, claims=claims, former=former, beside=around)
    evidence = store.evidence(until=as_of)
    derived = derive(evidence)
    claims = _by_id(tuple(credited(evidence.claims, derived.lineages)))
    return Shown(
        ceasefires=derived.ceasefires,
        claims=claims,
        former=former,
        as_of=as_of,
        undated=evidence.undated,
        beside=beside(claims, derived, evidence.judgements) if whole else {},
    )


def _by_id(claims: tuple[Claim, ...]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}
