"""What follows from all the evidence together: which documents and claims speak, from whom, and the ceasefires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_

from truceline.documents import RECURS, Lines, learn_furniture, lines_of, trace, with_furniture
from truceline.documents.copies import Copies
from truceline.model import Ceasefire, Claim, Document, Judgement, Lineage, Question, Segment
from truceline.records import Resolver
from truceline.records.judging.anchors import follow
from truceline.records.judging.judged import rejected
from truceline.store import Derived, Evidence
from truceline.views.ledger_questions import ledger_questions
from truceline.views.questions import in_turn
from truceline.views.summaries import Summaries


def derive(evidence: Evidence) -> Derived:
    """The ceasefires that follow from the evidence: the same for every order in which it came.

    Documents that others correct, update or tell more of no longer speak, nor do claims that were read in what many
    articles show to be furniture. Copies speak with one voice.
    """
    return Deriver()(evidence)


class Deriver:
    """Derives the ceasefires of a ledger again and again: what new evidence does not touch is kept from the time before.

    Every call gives what `derive` gives.
    """

    def __init__(self) -> None:
        self._resolver = Resolver()
        self._held: dict[str, Claim] = {}
        self._summaries = Summaries()
        self._linked = _Linked()
        self._credited: dict[str, tuple[Claim, Lineage, Claim]] = {}

    def __call__(self, evidence: Evidence) -> Derived:
        """What follows from this evidence."""
        linked = self._linked
        linked.take(evidence.documents)
        claims = self._credit(evidence.claims)
        left_out = {claim.id: RECURS for claim in linked.in_furniture(claims.values())}
        gone = {key for key, lineage in linked.lineages.items() if lineage.superseded_by is not None}
        self._hold(
            {
                key: claim
                for key, claim in claims.items()
                if key not in left_out and claim.source.document not in gone
            }
        )
        self._resolver.judge(evidence.judgements)
        ceasefires = self._resolver.ceasefires()
        self._summaries.update(ceasefires, self._held)
        return Derived(
            ceasefires=ceasefires,
            lineages=linked.lineages,
            left_out=left_out,
            segments=linked.recurring,
            summaries=self._summaries.summaries,
            conflicts=self._summaries.conflicts,
            questions=in_turn((*self._summaries.questions, *self._beside(evidence, claims, ceasefires))),
        )

    def _beside(
        self, evidence: Evidence, claims: Mapping[str, Claim], ceasefires: Sequence[Ceasefire]
    ) -> Iterator[Question]:
        """What is asked of no one ceasefire."""
        judgements = evidence.judgements
        return ledger_questions(
            evidence.documents, self._held, ceasefires, judgements, claims if judgements else {}
        )

    def _credit(self, claims: Iterable[Claim]) -> dict[str, Claim]:
        """The claims by id, each with whom its document goes back to: the same object as before where nothing of it has changed."""
        made: dict[str, tuple[Claim, Lineage, Claim]] = {}
        for claim in claims:
            lineage = self._linked.lineages[claim.source.document]
            before = self._credited.get(claim.id)
            if before is not None and before[0] is claim and before[1] == lineage:
                made[claim.id] = before
            else:
                made[claim.id] = (claim, lineage, _credited(claim, lineage))
        self._credited = made
        return {key: credited for key, (_, _, credited) in made.items()}

    def _hold(self, speaking: dict[str, Claim]) -> None:
        """Hands on the claims that are new or changed since the time before, and lets go of those that speak no more."""
        held = self._held
        self._resolver.remove([claim for key, claim in held.items() if key not in speaking])
        self._resolver.add(
            [c for key, c in speaking.items() if (before := held.get(key)) is not c and before != c]
        )
        self._held = speaking


class _Linked:
    """What documents tell of one another: their lineages, and the parts of them in which lines of others recur."""

    def __init__(self) -> None:
        self._documents: Sequence[Document] = ()
        self._copies = Copies()
        self._lines: dict[str, Lines] = {}
        self._marked: dict[str, Document] = {}
        self.lineages: Mapping[str, Lineage] = {}

    @property
    def recurring(self) -> dict[str, tuple[Segment, ...]]:
        """The parts of the documents in which lines of others recur."""
        return {key: document.segments for key, document in self._marked.items()}

    def take(self, documents: Sequence[Document]) -> None:
        """Takes these documents in the place of those before."""
        before = self._documents
        if len(documents) == len(before) and all(map(is_, documents, before)):
            return
        self._documents = documents
        self._lines = {one.id: self._lines.get(one.id) or lines_of(one) for one in documents}
        furniture = learn_furniture(self._lines.values())
        bearing = [one for one in documents if not self._lines[one.id].numbers.isdisjoint(furniture.lines)]
        self._marked = {one.id: with_furniture(one, furniture) for one in bearing}
        self.lineages = trace(documents, self._copies)

    def in_furniture(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims that were read in lines that recur."""
        for claim in claims:
            document = self._marked.get(claim.source.document)
            segment = document.segment_at(claim.cue.start) if document else None
            if segment is not None and segment.reason == RECURS:
                yield claim


def beside(
    claims: Mapping[str, Claim], derived: Derived, judgements: Iterable[Judgement]
) -> dict[str, Claim]:
    """The claims, by id, that speak and are of no ceasefire: what reports tell around them."""
    attached = {claim for ceasefire in derived.ceasefires for claim in ceasefire.claims}
    silent = attached | derived.left_out.keys() | rejected(follow(judgements, claims))
    mute = {key for key, lineage in derived.lineages.items() if lineage.superseded_by is not None}
    return {
        key: claim for key, claim in claims.items() if key not in silent and claim.source.document not in mute
    }


def roots(documents: Iterable[Document]) -> dict[str, str]:
    """What each document goes back to, by its id: documents with one root are of one origin."""
    return {document: lineage.root for document, lineage in trace(documents).items()}


def credited(claims: Iterable[Claim], lineages: Mapping[str, Lineage]) -> Iterator[Claim]:
    """The claims, each with whom its document goes back to."""
    return (_credited(claim, lineages[claim.source.document]) for claim in claims)


def _credited(claim: Claim, lineage: Lineage) -> Claim:
    source = claim.source
    if (source.copy_of, source.root) == (lineage.copy_of, lineage.root):
        return claim
    return replace(claim, source=replace(source, copy_of=lineage.copy_of, root=lineage.root))
