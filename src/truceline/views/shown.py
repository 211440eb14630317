"""The ledger as it is shown: as it stands, or as it was known on a day."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property

from truceline.model import Ceasefire, Claim, Conflict, ConflictSummary, Summary
from truceline.views.cases import CasePage, CaseRow, case_page, case_row
from truceline.views.conflicts import ConflictRow, conflict_row, find_conflict
from truceline.views.explanation import STANDING, Explanation, explain, explain_standing
from truceline.views.joins import Grouping, RelationShown, compared, explain_grouping
from truceline.views.lookup import Lookup
from truceline.views.only import Only
from truceline.views.sheet import Sheet, sheet
from truceline.views.timeline import Timeline, case_timeline


class Shown(ABC):
    """The ceasefires that are shown, and all that is shown of them.

    Of a ledger that is kept (`KeptShown`) each thing is read when it is asked for; what was derived for the moment is held
    whole (`HeldShown`). Asking for one ceasefire is cheap either way, and so are summaries and conflicts; `ceasefires`, `rows` and
    `pages` read all of them.
    """

    @property
    @abstractmethod
    def cases(self) -> Mapping[str, Ceasefire]:
        """The ceasefires by id, in their order."""

    @property
    @abstractmethod
    def claims(self) -> Mapping[str, Claim]:
        """At least the claims that the ceasefires are made of, by id."""

    @property
    @abstractmethod
    def former(self) -> Mapping[str, str | None]:
        """From ids that cases once had to those they have now; None where nothing of the case is left."""

    @property
    @abstractmethod
    def summaries(self) -> Mapping[str, Summary]:
        """The ceasefires in few words, by id, in their order."""

    @property
    @abstractmethod
    def told_conflicts(self) -> Sequence[ConflictSummary]:
        """The conflicts in few words, by id."""

    @abstractmethod
    def relations(self, ceasefire: str) -> Sequence[RelationShown]:
        """How the ceasefire with this very id stands to earlier and later ones."""

    @property
    @abstractmethod
    def as_of(self) -> date | None:
        """The day as which the ledger is shown, None for all that is known."""

    @property
    @abstractmethod
    def undated(self) -> int:
        """How many documents were left out then because nothing dates them."""

    @abstractmethod
    def need(self, claims: Iterable[str]) -> None:
        """Tells which claims will be asked for, so that they can be read at once."""

    @abstractmethod
    def of_conflict(self, conflict: Conflict) -> Timeline:
        """This conflict in order of time."""

    @cached_property
    def day(self) -> date:
        """The day whose standing is told unless another is asked for: `as_of`, else that of the last report, else today."""
        last = max((one.last for one in self.summaries.values() if one.last), default=None)
        return self.as_of or (date.fromisoformat(last) if last else datetime.now(UTC).date())

    @cached_property
    def lookup(self) -> Lookup[Summary]:
        """Finds ceasefires by the ids they have and had."""
        return Lookup(self.summaries.values(), self.former)

    @property
    def ceasefires(self) -> tuple[Ceasefire, ...]:
        """All ceasefires, in their order."""
        return tuple(self.cases.values())

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that these ceasefires are of, by id."""
        return tuple(told.conflict for told in self.told_conflicts)

    def conflict_rows(self) -> tuple[ConflictRow, ...]:
        """Every conflict in one line."""
        return tuple(map(conflict_row, self.told_conflicts))

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id, or that this id leads to. Raises NotFound if there is none."""
        ceasefire = self.cases[asked if asked in self.summaries else self.lookup.case(asked).id]
        self.need(ceasefire.claims)
        return ceasefire

    def rows(self, on: date, only: Only | None = None) -> tuple[CaseRow, ...]:
        """The ceasefires in one line each, as they stand on a day: all, or those asked for.

        Raises NotFound if the ledger has no such side or conflict, or no standing is called so.
        """
        chosen = (only or Only()).of(list(self.summaries.values()), self.told_conflicts, on)
        return tuple(case_row(self.case(one.id), self.claims, on) for one in chosen)

    def page(self, asked: str) -> CasePage:
        """The page of the ceasefire with this id. Raises NotFound if there is none."""
        ceasefire = self.case(asked)
        return case_page(ceasefire, self.claims, self.relations(ceasefire.id))

    def pages(self) -> tuple[CasePage, ...]:
        """The page of every ceasefire."""
        return tuple(map(self.page, self.summaries))

    def sheet(self, asked: str, on: date) -> Sheet:
        """The ceasefire with this id on one screen, told for a day. Raises NotFound if there is none."""
        ceasefire = self.case(asked)
        return sheet(ceasefire, self.claims, self.relations(ceasefire.id), on)

    def grouping(self, asked: str, other: str | None = None) -> Grouping:
        """Why the reports of this ceasefire are one case and others stand beside it, or one other alone.

        Raises NotFound if there is no such ceasefire.
        """
        ceasefire = self.case(asked)
        relations = self.relations(ceasefire.id)
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
        return self.of_conflict(conflict)
