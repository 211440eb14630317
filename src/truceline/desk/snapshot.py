"""The ledger as it stood at one moment, for one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from truceline.desk.past import PastReader
from truceline.errors import NotFound
from truceline.evaluation.coders.own import own_coding
from truceline.evaluation.coding import CodedCase
from truceline.model import (
    Ceasefire,
    Claim,
    Conflict,
    Document,
    Doubt,
    Judgement,
    Lineage,
    Noted,
    Question,
    Summary,
)
from truceline.store import Finder, Reader, Store
from truceline.views import ActorListed, ActorRow, Caches, Index, KeptShown, Shown, list_actors, show_actors
from truceline.views.maps import PlaceShown, places_shown
from truceline.views.questions import unanswered


class Snapshot:
    """The ledger at one moment, now or as of a day, whatever others write meanwhile.

    `shown` gives cases, pages, sheets, explanations and timelines, as the commands show them. Cheap at any size are: one case and all that
    is shown of it, `summaries`, `conflicts`, one document with its claims, one claim, what stands around them. What reads all
    claims or ceasefires (`shown.ceasefires`, `shown.rows`, going through `all_claims` or `documents`) is for small ledgers and downloads.
    """

    def __init__(self, kept: Reader | PastReader, index: Index, caches: Caches, store: Store) -> None:
        self.shown: Shown = KeptShown(kept, index, caches)
        self._caches = caches
        self.store = store
        self._kept, self._caches = kept, caches

    @property
    def revision(self) -> int:
        """Counts the writes of evidence: an address asked for as of the same day gives the same while this is the same."""
        return self._kept.mark.revision

    @property
    def derived(self) -> int:
        """The revision that the ceasefires are made of: less than `revision` while something new is being worked in."""
        return self._kept.mark.derived

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
    def summaries(self) -> tuple[Summary, ...]:
        """Every ceasefire in few words, by id."""
        return tuple(self.shown.summaries.values())

    def summary(self, asked: str) -> Summary:
        """The ceasefire with this id in few words. Raises NotFound."""
        return self.shown.summaries[self.case(asked).id]

    @property
    def listed_actors(self) -> tuple[ActorListed, ...]:
        """Who is spoken of, those most spoken of first."""
        kept = self._caches.actors.get(["all"]).get("all")
        if kept is None:
            kept = list_actors(self.finder)
            self._caches.actors.keep({"all": kept})
        return kept

    @cached_property
    def finder(self) -> Finder:
        """Finds articles, claims and actors in it."""
        return self._kept.finder(self.as_of)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that the ceasefires are of, by id."""
        return self.shown.conflicts

    def places(self, conflict: str) -> tuple[PlaceShown, ...]:
        """The places of what the timeline of a conflict tells, those told of most first. Raises NotFound."""
        timeline = self.shown.timeline(conflict)
        kept = self._caches.places.get([timeline.id]).get(timeline.id)
        if kept is None:
            kept = places_shown(timeline, self.finder)
            self._caches.places.keep({timeline.id: kept})
        return kept

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, what recurs in many marked as furniture; each is read when it is asked for, the ids alone at once."""
        return _Documents(self._kept, self._caches)

    def document(self, asked: str) -> Document:
        """The document with this id, what recurs in many marked as furniture. Raises NotFound."""
        found = self._kept.document(asked)
        if found is None:
            raise NotFound(f"no article {asked!r} in the ledger.", next_step="Search for it.")
        return found

    def lineage(self, document: str) -> Lineage | None:
        """Whom a document goes back to, what it is a copy of, what takes its place; None where nothing is told of it."""
        return self._kept.lineages([document]).get(document)

    def copies(self, document: str) -> tuple[str, ...]:
        """The ids of the documents that are copies of this one."""
        return self._kept.copies(document)

    @property
    def lineages(self) -> Mapping[str, Lineage]:
        """By document: whom it goes back to, what it is a copy of, what takes its place; each is read when it is asked for."""
        return _Lineages(self._kept)

    @property
    def all_claims(self) -> Mapping[str, Claim]:
        """Every claim by id, those of no ceasefire included; each is read when it is asked for, the ids alone at once."""
        return self.shown.claims

    def claim(self, asked: str) -> Claim:
        """The claim with this id. Raises NotFound."""
        found = self.shown.claims.get(asked)
        if found is None:
            raise NotFound(f"no claim {asked!r} in the ledger.", next_step="Search for it.")
        return found

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """What an article claims, in the order of its text."""
        ids = self._kept.claims_in([document]).get(document, ())
        self.shown.need(ids)
        self.case_of.need(ids)
        return tuple(self.shown.claims[one] for one in ids)

    @cached_property
    def case_of(self) -> CaseOf:
        """By claim: the ceasefire it counts for. Only for looking up; for many at once ask `cases_of`."""
        return CaseOf(self._kept)

    def cases_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The ceasefires that these claims count for, by claim."""
        return self._kept.case_of(claims)

    def left_out(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Why no ceasefire is made of these claims, by claim, where there is a reason."""
        return self._kept.left_out(claims)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What waits for a person's decision, what would change most first; read once for all who ask."""
        every = self._caches.once("questions", self.derived, self._kept.questions)
        return self._caches.once("open questions", self.revision, lambda: unanswered(every, self.judgements))

    @cached_property
    def alias_questions(self) -> tuple[Question, ...]:
        """Which names are asked about."""
        return tuple(unanswered(self._kept.questions(doubt=Doubt.ALIAS), self.judgements))

    def questions_of(self, ceasefire: str) -> tuple[Question, ...]:
        """What waits for a decision about the ceasefire with this very id."""
        return self._kept.questions(ceasefire)

    def changes(
        self, since: int = 0, ceasefire: str | None = None, most: int | None = 200
    ) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number, newest first: of one alone where asked, so many at most."""
        return self._kept.changes(since, ceasefire, most)

    @property
    def last_change(self) -> int:
        """The number of the newest change, 0 where there is none."""
        return next((one.number for one in self._kept.changes(most=1)), 0)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """All that people decided, oldest first."""
        return self._kept.judgements()

    def own_coding(self, ceasefires: Iterable[str]) -> tuple[CodedCase, ...]:
        """These ceasefires as a coder would code them."""
        return own_coding(map(self.case, ceasefires), self.shown.claims)

    @cached_property
    def actors(self) -> tuple[ActorRow, ...]:
        """Who is known, those most spoken of first; it takes all claims, and is worked out once for all who ask."""
        return self._caches.once("actors", self.revision, self._show_actors)

    def _show_actors(self) -> tuple[ActorRow, ...]:
        known = self.store.evidence(until=self.as_of)
        alone = self.store.alone().claims
        return show_actors(known.documents, known.claims, self.store.offices(), alone, known.judgements)

    @cached_property
    def counts(self) -> tuple[int, int]:
        """How many documents and claims the ledger holds."""
        return self._kept.counts()

    def close(self) -> None:
        """Lets go of the moment."""
        self._kept.close()


class _Documents(Mapping[str, Document]):
    def __init__(self, reader: Reader | PastReader, caches: Caches) -> None:
        self._reader, self._caches = reader, caches

    def __getitem__(self, key: str) -> Document:
        if (found := self._reader.document(key)) is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())

    def _ids(self) -> Sequence[str]:
        return self._caches.once("documents", self._reader.mark.revision, self._reader.document_ids)


class _Lineages(Mapping[str, Lineage]):
    def __init__(self, reader: Reader | PastReader) -> None:
        self._reader = reader

    def __getitem__(self, key: str) -> Lineage:
        return self._reader.lineages([key])[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.lineages())

    def __len__(self) -> int:
        return len(self._reader.lineages())


class CaseOf(Mapping[str, str]):
    """The ceasefires that claims count for, by claim; each is read when it is asked for, and remembered."""

    def __init__(self, reader: Reader | PastReader) -> None:
        self._reader = reader
        self._read: dict[str, str | None] = {}

    def need(self, claims: Iterable[str]) -> None:
        """Reads these at once."""
        ids = list(claims)
        self._read |= {**dict.fromkeys(ids), **self._reader.case_of(ids)}

    def __getitem__(self, key: str) -> str:
        if key not in self._read:
            self.need([key])
        if (found := self._read[key]) is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.case_of(self._reader.claim_ids()))

    def __len__(self) -> int:
        return sum(1 for _ in self)
