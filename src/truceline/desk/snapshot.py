"""The ledger as it stood at one moment, for one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from truceline.errors import NotFound
from truceline.model import Ceasefire, Claim, Conflict, Document, Judgement, Lineage, Question, Summary
from truceline.store import Finder, Store
from truceline.views import ActorRow, Shown, show_actors, show_ledger
from truceline.views.questions import case_questions, in_turn, unanswered


@dataclass(frozen=True)
class Snapshot:
    """The ledger at one revision, now or as of a day.

    `shown` gives cases, pages, sheets, explanations and timelines, as the commands show them.
    """

    store: Store
    shown: Shown
    revision: int

    @property
    def as_of(self) -> date | None:
        """The day as which the ledger is shown, None for all that is known."""
        return self.shown.as_of

    @property
    def day(self) -> date:
        """The day whose standing is told unless another is asked for."""
        return self.shown.day

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id, or that this id leads to. Raises NotFound."""
        return self.shown.case(asked)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, what recurs in many marked as furniture."""
        return {one.id: one for one in self.store.documents()}

    def document(self, asked: str) -> Document:
        """The document with this id. Raises NotFound."""
        if asked not in self.documents:
            raise NotFound(f"no article {asked!r} in the ledger.", next_step="Search for it.")
        return self.documents[asked]

    @cached_property
    def lineages(self) -> Mapping[str, Lineage]:
        """By document: whom it goes back to, what it is a copy of, what takes its place."""
        return self.store.lineages()

    @cached_property
    def all_claims(self) -> Mapping[str, Claim]:
        """Every claim by id, those of no ceasefire included."""
        return {one.id: one for one in self.store.claims()}

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """What an article claims, in the order of its text."""
        return tuple(one for one in self.all_claims.values() if one.source.document == document)

    @cached_property
    def case_of(self) -> Mapping[str, str]:
        """By claim: the ceasefire it counts for."""
        return {claim: one.id for one in self.shown.ceasefires for claim in one.claims}

    @cached_property
    def finder(self) -> Finder:
        """Finds articles, claims and actors in it."""
        return self.store.finder(self.as_of)

    def claim(self, asked: str) -> Claim:
        """The claim with this id. Raises NotFound."""
        if asked not in self.all_claims:
            raise NotFound(f"no claim {asked!r} in the ledger.", next_step="Search for it.")
        return self.all_claims[asked]

    def cases_of(self, claims: tuple[str, ...]) -> Mapping[str, str]:
        """The ceasefires that these claims count for, by claim."""
        return {claim: self.case_of[claim] for claim in claims if claim in self.case_of}

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that the ceasefires are of, by id."""
        return self.shown.conflicts

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What waits for a person's decision, what would change most first."""
        asked = (one for case in self.shown.ceasefires for one in case_questions(case, self.shown.claims))
        return in_turn(unanswered(asked, self.judgements))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """All that people decided, oldest first."""
        return self.store.judgements()

    @cached_property
    def actors(self) -> tuple[ActorRow, ...]:
        """Who is known, those most spoken of first."""
        known = self.store.evidence(until=self.as_of)
        alone = self.store.alone().claims
        return show_actors(known.documents, known.claims, self.store.offices(), alone, known.judgements)

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """Every ceasefire in few words, by id."""
        rows = self.shown.rows(self.day)
        return tuple(
            Summary(
                id=row.id,
                words={one.name: one.words for one in row.fields},
                sides=self.case(row.id).sides.value or (),
                claims=row.claims,
                support=row.support,
            )
            for row in rows
        )


def take(store: Store, as_of: date | None) -> Snapshot:
    """The ledger as it stands in the store, or as it was known at the end of a day."""
    return Snapshot(store=store, shown=show_ledger(store, as_of, whole=True), revision=0)
