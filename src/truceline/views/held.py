"""The ledger as it is shown where it was derived for the moment: all of it is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from truceline.model import Ceasefire, Claim, Conflict, ConflictSummary, Summary
from truceline.store import Derived, Evidence
from truceline.views.derived import beside, credited
from truceline.views.joins import RelationShown, relate
from truceline.views.shown import Shown
from truceline.views.timeline import Timeline, conflict_timeline


class HeldShown(Shown):
    """What follows from evidence, and the evidence it follows from, shown as of a day or as it stands."""

    def __init__(
        self,
        evidence: Evidence,
        derived: Derived,
        former: Mapping[str, str | None],
        as_of: date | None = None,
    ) -> None:
        self.evidence, self.derived = evidence, derived
        self._former, self._as_of = former, as_of

    @property
    def former(self) -> Mapping[str, str | None]:
        """From ids that cases once had to those they have now."""
        return self._former

    @property
    def as_of(self) -> date | None:
        """The day as which the ledger is shown."""
        return self._as_of

    @property
    def undated(self) -> int:
        """How many documents were left out because nothing dates them."""
        return self.evidence.undated

    @cached_property
    def cases(self) -> Mapping[str, Ceasefire]:
        """The ceasefires by id, in their order."""
        return {one.id: one for one in self.derived.ceasefires}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id, each with whom its document goes back to."""
        return {one.id: one for one in credited(self.evidence.claims, self.derived.lineages)}

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """The ceasefires in few words, by id, in their order."""
        return self.derived.summaries

    @property
    def told_conflicts(self) -> Sequence[ConflictSummary]:
        """The conflicts in few words, by id."""
        return self.derived.conflicts

    def relations(self, ceasefire: str) -> Sequence[RelationShown]:
        """How the ceasefire with this very id stands to earlier and later ones."""
        return self._related.get(ceasefire, ())

    def need(self, claims: Iterable[str]) -> None:
        """They are all there."""

    def of_conflict(self, conflict: Conflict) -> Timeline:
        """This conflict in order of time."""
        told = {claim: self.claims[claim] for one in self.derived.ceasefires for claim in one.claims}
        around = beside(self.claims, self.derived, self.evidence.judgements)
        return conflict_timeline(conflict, self.derived.ceasefires, told | around, self.as_of)

    @cached_property
    def _related(self) -> Mapping[str, Sequence[RelationShown]]:
        return relate(self.derived.ceasefires)
