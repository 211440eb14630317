"""The ledger as it follows from part of the evidence: what was published by a day, or what nobody has derived yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from truceline.codec import from_json, to_json
from truceline.model import (
    Ceasefire,
    Claim,
    ConflictSummary,
    Document,
    Doubt,
    Judgement,
    Lineage,
    Noted,
    Question,
    Relation,
    Segment,
)
from truceline.store import Derived, Evidence, Finder, Mark, Reader
from truceline.views import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What was derived from the evidence of a day, None for all of it; light enough to be handed from process to process.

    `cases` are the ceasefires as JSON, by id; `derived` is the revision that the ledger's own ceasefires were of.
    """

    day: date | None
    derived: int
    index: Index
    cases: Mapping[str, str]
    relations: Mapping[str, Sequence[tuple[str, Relation]]]
    questions: Sequence[Question]
    lineages: Mapping[str, Lineage]
    segments: Mapping[str, tuple[Segment, ...]]
    left_out: Mapping[str, str]
    case_of: Mapping[str, str]


def as_past(
    evidence: Evidence, made: Derived, former: Mapping[str, str | None], day: date | None, derived: int
) -> Past:
    """What was made of this evidence, of a day."""
    relations: dict[str, list[tuple[str, Relation]]] = {}
    for case in made.ceasefires:
        for relation in case.relations:
            for one in (case.id, relation.other):
                relations.setdefault(one, []).append((case.id, relation))
    return Past(
        day=day,
        derived=derived,
        index=Index(
            summaries={one.id: made.summaries[one.id] for one in made.ceasefires},
            conflicts=made.conflicts,
            former=former,
            as_of=day,
            undated=evidence.undated,
        ),
        cases={one.id: to_json(one) for one in made.ceasefires},
        relations=relations,
        questions=made.questions,
        lineages=made.lineages,
        segments=made.segments,
        left_out=made.left_out,
        case_of={claim: one.id for one in made.ceasefires for claim in one.claims},
    )


class PastReader:
    """Reads a ledger as it followed from part of its evidence: what was derived is held, texts and claims are read."""

    def __init__(self, past: Past, reader: Reader) -> None:
        self._past, self._reader = past, reader
        self.mark: Mark = reader.mark

    def ceasefire(self, key: str) -> Ceasefire | None:
        """The ceasefire with this very id."""
        line = self._past.cases.get(key)
        return from_json(line, Ceasefire) if line is not None else None

    def relations(self, key: str) -> Sequence[tuple[str, Relation]]:
        """How it stands to earlier ones and later ones to it, each with the id of the later one."""
        return self._past.relations.get(key, ())

    def conflicts(self) -> Sequence[ConflictSummary]:
        """The conflicts, by id."""
        return self._past.index.conflicts

    def questions(self, ceasefire: str | None = None, doubt: Doubt | None = None) -> tuple[Question, ...]:
        """What waits for a decision; of it what is about this ceasefire, and asked for this reason."""
        asked = (one for one in self._past.questions if doubt is None or one.doubt is doubt)
        return tuple(one for one in asked if ceasefire is None or one.ceasefire == ceasefire)

    def changes(
        self, since: int = 0, ceasefire: str | None = None, most: int | None = None
    ) -> tuple[Noted, ...]:
        """What became of ceasefires in the ledger of now."""
        return self._reader.changes(since, ceasefire, most)

    def claim_ids(self) -> Sequence[str]:
        """The ids of all claims of the day."""
        some = self._reader.claims_in(self._past.lineages)
        return sorted(claim for ids in some.values() for claim in ids)

    def document_ids(self) -> Sequence[str]:
        """The ids of all documents of the day."""
        return sorted(self._past.lineages)

    def claims(self, ids: Iterable[str]) -> Mapping[str, Claim]:
        """These claims, each with whom its document went back to then."""
        found = self._reader.claims(ids)
        return {
            key: _credited(claim, lineage)
            for key, claim in found.items()
            if (lineage := self._past.lineages.get(claim.source.document)) is not None
        }

    def claims_in(self, documents: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids of the claims of these documents, in the order of the text."""
        return self._reader.claims_in(one for one in documents if one in self._past.lineages)

    def documents_of(self, ceasefires: Iterable[str]) -> Sequence[str]:
        """The ids of the documents that tell of these ceasefires."""
        asked = set(ceasefires)
        return self._reader.documents_with(key for key, one in self._past.case_of.items() if one in asked)

    def case_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The ceasefires that these claims count for."""
        return {one: self._past.case_of[one] for one in claims if one in self._past.case_of}

    def left_out(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Why no ceasefire is made of these claims."""
        return {one: self._past.left_out[one] for one in claims if one in self._past.left_out}

    def document(self, key: str) -> Document | None:
        """The document with this id, if it had been published."""
        found = self._reader.document(key) if key in self._past.lineages else None
        segments = self._past.segments.get(key)
        return replace(found, segments=segments) if found is not None and segments is not None else found

    def lineages(self, documents: Iterable[str] | None = None) -> Mapping[str, Lineage]:
        """What the ledger told then of these documents, or of all."""
        known = self._past.lineages
        return known if documents is None else {one: known[one] for one in documents if one in known}

    def copies(self, document: str) -> tuple[str, ...]:
        """The ids of the documents that were copies of this one."""
        return tuple(sorted(key for key, one in self._past.lineages.items() if one.copy_of == document))

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements."""
        return self._reader.judgements()

    def counts(self) -> tuple[int, int]:
        """How many documents and claims there were."""
        return len(self._past.lineages), len(self.claim_ids())

    def finder(self, until: date | None = None) -> Finder:
        """Finds articles, claims and actors, of all there is or of what had been published by a day."""
        return self._reader.finder(until)

    def close(self) -> None:
        """Lets go of the moment."""
        self._reader.close()


def _credited(claim: Claim, lineage: Lineage) -> Claim:
    source = claim.source
    if (source.copy_of, source.root) == (lineage.copy_of, lineage.root):
        return claim
    return replace(claim, source=replace(source, copy_of=lineage.copy_of, root=lineage.root))
