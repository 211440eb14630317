"""What the rest of the ledger tells of each document: whose copy it is, whom it goes back to, what took its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from truceline.documents.copies.corrections import corrections
from truceline.documents.copies.near import copy_groups
from truceline.documents.copies.owners import owner_of
from truceline.documents.copies.poorer import superseded
from truceline.documents.recurring import running_text
from truceline.model import Document, Lineage

GroupsOf = Callable[[Iterable[Document]], tuple[tuple[str, ...], ...]]
"""Makes the groups of documents that are copies of one another: `copy_groups`, or `Copies` that keep what has not changed."""

FULLER = "the same text is there with more told of it"


def trace(documents: Iterable[Document], groups_of: GroupsOf = copy_groups) -> dict[str, Lineage]:
    """The lineage of every document as it is by itself, by its id; the order of the documents changes nothing.

    What is in no way linked with a document, by its words, its text or its address, makes no difference to its lineage.
    `groups_of` may be `Copies`, which remember.
    """
    by_id = {document.id: document for document in documents}
    groups = groups_of(by_id.values())
    lineages = {identity: _alone(document) for identity, document in by_id.items()}
    for group in groups:
        lineages |= _of_copies([by_id[identity] for identity in group])
    gone = _replaced(by_id, {identity: group[0] for group in groups for identity in group})
    return {
        identity: replace(lineage, superseded_by=gone[identity][0], reason=gone[identity][1])
        if identity in gone
        else lineage
        for identity, lineage in lineages.items()
    }


def _replaced(by_id: Mapping[str, Document], groups: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each document that no longer speaks, the one that does in its place in the end, and why it gave way."""
    poorer = superseded(by_id.values())
    corrected = corrections((d for d in by_id.values() if d.id not in poorer), groups)
    gone = {**{old: (new, FULLER) for old, new in poorer.items()}, **corrected}
    return {old: (_last(new, gone), reason) for old, (new, reason) in gone.items()}


def _last(identity: str, gone: Mapping[str, tuple[str, str]]) -> str:
    while identity in gone:
        identity = gone[identity][0]
    return identity


def _alone(document: Document) -> Lineage:
    return Lineage(root=_name(document.origin or document.outlet) or document.id)


def _of_copies(copies: Sequence[Document]) -> dict[str, Lineage]:
    """The lineage of documents that are copies of one another: the first printed and, of those, the fullest is the original.

    What they go back to is whom the original credits, else whom most of them credit, else who printed the original.
    """
    original = min(copies, key=lambda one: (_day(one), -len(running_text(one)), one.id))
    credited = Counter(one.origin for one in copies if one.origin)
    most = min(credited, key=lambda origin: (-credited[origin], origin), default=None)
    root = _name(original.origin or most or original.outlet) or original.id
    return {one.id: Lineage(root=root, copy_of=None if one is original else original.id) for one in copies}


def _day(document: Document) -> date:
    return document.dating.latest or date.max


def _name(printed: str | None) -> str | None:
    return (owner_of(printed) or printed).casefold() if printed else None
