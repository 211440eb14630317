"""Brings a ledger to rest once articles were added: reads anew what the whole of it tells more of, and derives the ceasefires."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from truceline import pipeline
from truceline.documents import narrow_datings
from truceline.documents.dating.telling import Telling, tell
from truceline.errors import TrucelineError
from truceline.model import Claim, Dating, Document, Drop, Stage
from truceline.pipeline import Annotate
from truceline.records import Alias, Aliases, NamesSet, Offices, propose, refused, speaking
from truceline.records.judging.published import datings_set
from truceline.store import Alone, Derived, Evidence, Reread, Store
from truceline.views import derive, roots

Tell = Callable[[Document, Sequence[Claim]], Telling]
"""Makes what a document tells of events: `tell`, or `Tellings` that keep what has not changed."""

Derive = Callable[[Evidence], Derived]
"""Makes the ceasefires of all evidence: `derive`, or a `Deriver` that keeps what has not changed."""


def settle(store: Store, annotate: Annotate, *, batch: int, derive: Derive = derive) -> Iterator[Drop]:
    """Derives the ceasefires, unless nothing has changed; yields a drop for each document that could not be read anew.

    The datings and the offices of persons follow from how each document was read by itself, never from a reading with
    a narrower dating: so they are the same in whatever order articles were added. What others add or decide meanwhile
    makes it begin again, with what was derived by then in its place.
    """
    while not store.is_derived:
        yield from settle_once(store, annotate, batch=batch, derive=derive) or ()


def settle_once(
    store: Store, annotate: Annotate, *, batch: int, derive: Derive = derive, tell: Tell = tell
) -> tuple[Drop, ...] | None:
    """Derives the ceasefires from the evidence there is when it begins, as `settle` does.

    Who does it again and again hands in a `Deriver` and `Tellings`, which keep what has not changed. None, with nothing done, where another run was faster, or evidence came while it was being read.
    """
    first = store.alone()
    plan = _Plan(first, tell)
    changes = list(plan.changes())
    made = [
        one
        for start in range(0, len(changes), batch)
        for one in plan.read(changes[start : start + batch], annotate)
    ]
    rereadings = [one for one in made if isinstance(one, Reread)]
    written = store.settle(derive, rereadings, since=first.revision, evidence=first.evidence)
    if written is None:
        return None
    return tuple(one for one in made if isinstance(one, Drop))


class _Plan:
    """What the ledger as a whole tells of its documents: their days, whom persons in them speak for, what names mean."""

    def __init__(self, first: Alone, tell: Tell) -> None:
        now = first.evidence
        judgements = now.judgements
        judged = datings_set(judgements)
        dated = [_dated(document, judged) for document in first.documents]
        narrowed = narrow_datings(dated, first.claims, tell)
        self.alone = {document.id: document for document in first.documents}
        self.documents = [_dated(document, narrowed) for document in dated]
        self.first, self.now = _by_document(first.claims), _by_document(now.claims)
        self.present = {document.id: document for document in now.documents}
        days = {document.id: document.dating.day for document in self.documents}
        self.offices = Offices(first.offices, days)
        self.names = NamesSet(judgements, days)
        told = [self.names.read(self.offices.read(claim)) for claim in first.claims]
        self.aliases = Aliases(self._proposed(told, days, refused(judgements)), days)

    def _proposed(
        self,
        told: Sequence[Claim],
        days: Mapping[str, date | None],
        no: frozenset[tuple[str, str]],
    ) -> tuple[Alias, ...]:
        """The aliases that the claims speak for; which articles are independent is only worked out where it matters."""
        proposed = propose(told, days, refused=no)
        if not any(one.since for one in proposed):
            return proposed
        return propose(told, days, roots(self.documents), no)

    def changes(self) -> Iterator[Document]:
        """The documents whose dating, or whose claims, are others than those they are in the ledger with."""
        for document in self.documents:
            if document.dating != self.present[document.id].dating or self._is_told_more(document):
                yield document

    def read(self, documents: Sequence[Document], annotate: Annotate) -> Iterator[Reread | Drop]:
        """Each document with its claims as they read with its dating; with those of its first reading where it has that one."""
        read = _read([document for document in documents if not self._is_as_alone(document)], annotate)
        for document in documents:
            outcome = read.get(document.id, self.first[document.id])
            if isinstance(outcome, Drop):
                yield outcome
            else:
                yield Reread(document=document, claims=tuple(map(self._as_told, outcome)))

    def _is_told_more(self, document: Document) -> bool:
        """Whether persons or names in its claims stand for others now than the ledger has it."""
        first, now = self.first[document.id], self.now[document.id]
        was_reread = self.present[document.id] is not self.alone[document.id]
        if not (self._concern((*first, *now)) if was_reread else self._are_named(first)):
            return False
        return not self._is_as_alone(document) or _told(map(self._as_told, first)) != _told(now)

    def _concern(self, claims: Sequence[Claim]) -> bool:
        return any(told.concern(claims) for told in (self.offices, self.names, self.aliases))

    def _are_named(self, claims: Sequence[Claim]) -> bool:
        """Whether claims that were never read anew bear names that the ledger knows more of."""
        return any(told.names and told.concern(claims) for told in (self.offices, self.names, self.aliases))

    def _as_told(self, claim: Claim) -> Claim:
        """The claim with persons in office, and names that people or articles explain, read as whom they stand for."""
        return self.aliases.read(self.names.read(self.offices.read(claim)))

    def _is_as_alone(self, document: Document) -> bool:
        return document.dating == self.alone[document.id].dating


def _dated(document: Document, datings: Mapping[str, Dating]) -> Document:
    return replace(document, dating=datings[document.id]) if document.id in datings else document


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.source.document].append(claim)
    return found


def _told(claims: Iterable[Claim]) -> set[tuple[object, ...]]:
    """What tells claims of one document apart once persons in them are read as whom they speak for."""
    return {(claim.id, *speaking(claim)) for claim in claims}


def _read(documents: Sequence[Document], annotate: Annotate) -> dict[str, tuple[Claim, ...] | Drop]:
    """The claims of each document; one that makes the code fail costs itself alone."""
    if not documents:
        return {}
    try:
        read = list(pipeline.reread(documents, annotate))
    except TrucelineError:  # a missing pipeline is no fault of one document
        raise
    except Exception as error:  # noqa: BLE001  # as when it was first coded
        if len(documents) == 1:
            return {documents[0].id: _failure(documents[0], error)}
        return {key: one for document in documents for key, one in _read([document], annotate).items()}
    return {document.id: claims for document, claims in zip(documents, read, strict=True)}


def _failure(document: Document, error: Exception) -> Drop:
    return Drop(
        stage=Stage.CLAIMS,
        where=document.name,
        reason="reread_failed",
        detail=f"reading it with the day that other articles tell failed ({type(error).__name__}: {error}); it stands as "
        "it was read by itself. The fault is Truceline's: please report it, with the article.",
        document=document.id,
    )
