"""The ledger as it is shown: as it stands, or as it was known on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from truceline.model import Ceasefire, Claim
from truceline.store import Store
from truceline.views.cases import CasePage, CaseRow, case_page, case_row
from truceline.views.derived import credited, derive
from truceline.views.explanation import Explanation, explain
from truceline.views.joins import Grouping, RelationShown, explain_grouping, relate
from truceline.views.lookup import find_case
from truceline.views.sheet import Sheet, sheet


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The ceasefires that are shown, and the claims they are made of by id.

    `as_of` is the day as which the ledger is shown, None for all that is known; `undated` counts the documents left
    out then because nothing dates them. `former` leads from ids that cases once had to those they have now.
    """

    ceasefires: tuple[Ceasefire, ...]
    claims: Mapping[str, Claim]
    former: Mapping[str, str | None]
    as_of: date | None = None
    undated: int = 0

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id, or that this id leads to. Raises NotFound if there is none."""
        return find_case(asked, self.ceasefires, self.former)

    def rows(self) -> tuple[CaseRow, ...]:
        """Every ceasefire in one line."""
        return tuple(case_row(ceasefire, self.claims) for ceasefire in self.ceasefires)

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
        beside = self.case(other).id
        return Grouping(
            id=ceasefire.id,
            other=beside,
            joins=(),
            relations=tuple(relation for relation in relations if relation.other == beside),
        )

    def explain(self, asked: str, field: str) -> Explanation:
        """Why a field of the ceasefire with this id is as it is. Raises NotFound if there is no such case or field."""
        return explain(self.case(asked), field, self.claims)

    @cached_property
    def related(self) -> Mapping[str, Sequence[RelationShown]]:
        """By id, how each ceasefire stands to others."""
        return relate(self.ceasefires)

    def _page(self, ceasefire: Ceasefire) -> CasePage:
        return case_page(ceasefire, self.claims, self.related.get(ceasefire.id, ()))


def show_ledger(store: Store, as_of: date | None = None) -> Shown:
    """The ledger now, or as it follows from what had been published by the end of a day.

    What an interrupted run left underived is derived here, and not written.
    """
    former = store.former_ids()
    if as_of is None and store.is_derived:
        ceasefires = store.ceasefires()
        claims = store.claims(claim for ceasefire in ceasefires for claim in ceasefire.claims)
        return Shown(ceasefires=ceasefires, claims=_by_id(claims), former=former)
    evidence = store.evidence(until=as_of)
    derived = derive(evidence)
    return Shown(
        ceasefires=derived.ceasefires,
        claims=_by_id(tuple(credited(evidence.claims, derived.lineages))),
        former=former,
        as_of=as_of,
        undated=evidence.undated,
    )


def _by_id(claims: tuple[Claim, ...]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}
