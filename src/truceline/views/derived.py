"""What follows from all the evidence together: which documents and claims speak, from whom, and the ceasefires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.documents import RECURS, learn_furniture, trace, with_furniture
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

    def __call__(self, evidence: Evidence) -> Derived:
        """What follows from this evidence."""
        furniture = learn_furniture(evidence.documents)
        documents = [with_furniture(document, furniture) for document in evidence.documents]
        lineages = trace(evidence.documents)
        left_out = {claim.id: RECURS for claim in _in_furniture(evidence.claims, documents)}
        self._hold(
            claim
            for claim in credited(evidence.claims, lineages)
            if claim.id not in left_out and lineages[claim.source.document].superseded_by is None
        )
        self._resolver.judge(evidence.judgements)
        ceasefires = self._resolver.ceasefires()
        self._summaries.update(ceasefires, self._held)
        return Derived(
            ceasefires=ceasefires,
            lineages=lineages,
            left_out=left_out,
            segments=_recurring(documents),
            summaries=self._summaries.summaries,
            conflicts=self._summaries.conflicts,
            questions=in_turn((*self._summaries.questions, *self._beside(evidence, documents, ceasefires))),
        )

    def _beside(
        self, evidence: Evidence, documents: Sequence[Document], ceasefires: Sequence[Ceasefire]
    ) -> Iterator[Question]:
        """What is asked of no one ceasefire."""
        judgements = evidence.judgements
        read = {claim.id: claim for claim in evidence.claims} if judgements else {}
        return ledger_questions(documents, self._held, ceasefires, judgements, read)

    def _hold(self, claims: Iterable[Claim]) -> None:
        """Hands on the claims that are new or changed since the time before, and lets go of those that speak no more."""
        speaking = {claim.id: claim for claim in claims}
        self._resolver.remove([claim for key, claim in self._held.items() if key not in speaking])
        self._resolver.add([claim for key, claim in speaking.items() if self._held.get(key) != claim])
        self._held = speaking


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
    for claim in claims:
        lineage = lineages[claim.source.document]
        source = replace(claim.source, copy_of=lineage.copy_of, root=lineage.root)
        yield replace(claim, source=source)


def _recurring(documents: Iterable[Document]) -> dict[str, tuple[Segment, ...]]:
    """The parts of documents in which lines of others recur."""
    return {
        document.id: document.segments
        for document in documents
        if any(segment.reason == RECURS for segment in document.segments)
    }


def _in_furniture(claims: Iterable[Claim], documents: Iterable[Document]) -> Iterator[Claim]:
    made = list(documents)
    recurring = _recurring(made)
    marked = {document.id: document for document in made if document.id in recurring}
    for claim in claims:
        document = marked.get(claim.source.document)
        segment = document.segment_at(claim.cue.start) if document else None
        if segment is not None and segment.reason == RECURS:
            yield claim
