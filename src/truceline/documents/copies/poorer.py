"""Finds documents that are another one told with less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from truceline.model import DatingMethod, Document

Told = frozenset[tuple[str, str]]


def superseded(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that is another with fewer metadata, by its id, the id of the fuller one.

    The two have the same text, and what was given with the one (title, outlet, address, day) is a part of what was given
    with the other. The order of the documents changes nothing; none is said to be superseded by one that itself is.
    """
    by_text: dict[str, dict[str, Told]] = defaultdict(dict)
    for document in documents:
        by_text[document.text][document.id] = _given(document)
    return {
        poor: fuller
        for told in by_text.values()
        if len(told) > 1
        for poor in told
        if (fuller := _fullest(poor, told))
    }


def _fullest(poor: str, told: dict[str, Told]) -> str | None:
    fuller = [identity for identity, given in told.items() if told[poor] < given]
    return max(fuller, key=lambda identity: (len(told[identity]), identity), default=None)


def _given(document: Document) -> Told:
    named = set(document.meta.get("given", "").split())
    day = document.dating.day if document.dating.method is DatingMethod.GIVEN else None
    values = {"title": document.title, "outlet": document.outlet, "url": document.url}
    told = {(name, value) for name, value in values.items() if value and name in named}
    return frozenset(told | ({("published", day.isoformat())} if day else set()))
