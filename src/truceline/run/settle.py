"""Brings a ledger to rest once articles were added: reads anew what is dated better now, and derives the ceasefires."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline import pipeline
from truceline.documents import narrow_datings
from truceline.errors import TrucelineError
from truceline.model import Claim, Document, Drop, Stage
from truceline.pipeline import Annotate
from truceline.store import Alone, Reread, Store
from truceline.views import derive


def settle(store: Store, annotate: Annotate, *, batch: int) -> Iterator[Drop]:
    """Derives the ceasefires, unless nothing has changed; yields a drop for each document that could not be read anew.

    The datings follow from how each document was read by itself, never from a reading with a narrower dating: so they
    are the same in whatever order articles were added. Another run that adds meanwhile makes this one begin again.
    """
    while not store.is_derived:
        first = store.alone()
        changes = list(_changes(first, store.documents()))
        made = [
            one
            for start in range(0, len(changes), batch)
            for one in _reread(changes[start : start + batch], first, annotate)
        ]
        rereadings = [one for one in made if isinstance(one, Reread)]
        if store.settle(derive, rereadings, since=first.revision) is not None:
            yield from (one for one in made if isinstance(one, Drop))


def _changes(first: Alone, now: Sequence[Document]) -> Iterator[Document]:
    """The documents whose dating is another than the one they are in the ledger with."""
    narrowed = narrow_datings(first.documents, first.claims)
    datings = {document.id: document.dating for document in now}
    for document in first.documents:
        dating = narrowed.get(document.id, document.dating)
        if dating != datings.get(document.id):
            yield replace(document, dating=dating)


def _reread(documents: Sequence[Document], first: Alone, annotate: Annotate) -> Iterator[Reread | Drop]:
    """Each document with its claims as they read with its dating; with those of its first reading where it has that dating."""
    by_itself = {document.id: document for document in first.documents}
    changed = [document for document in documents if document.dating != by_itself[document.id].dating]
    read = _read(changed, annotate)
    for document in documents:
        outcome = read.get(document.id)
        if isinstance(outcome, Drop):
            yield outcome
        elif outcome is not None:
            yield Reread(document=document, claims=outcome)
        else:
            claims = tuple(c for c in first.claims if c.source.document == document.id)
            yield Reread(document=document, claims=claims)


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
