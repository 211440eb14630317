"""What is kept beside claims and documents so that they can be found: who stands in them, and their words.

All of it follows from them, and is written in the same transaction.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import Connection, delete

from truceline.model import ActClaim, Claim, Document, Role, content_id
from truceline.records import NOT_SPEAKING, is_somebody
from truceline.store import reading, rows, tables
from truceline.store.folding import folded
from truceline.store.inserting import insert_new

_BATCH = 500  # documents whose entries are made at once


def index(connection: Connection, documents: Sequence[Document], claims: Iterable[Claim]) -> None:
    """Writes what documents and their claims are found by; `claims` are all that these documents have."""
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.source.document].append(claim)
    for start in range(0, len(documents), _BATCH):
        some = documents[start : start + _BATCH]
        lines = [line for one in some for line in _roles(of[one.id], _day(one))]
        insert_new(connection, tables.roles, lines)
        insert_new(connection, tables.findable, (line for one in some for line in _findable(one, of[one.id])))


def forget(connection: Connection, documents: Iterable[str]) -> None:
    """Takes away what these documents and their claims are found by."""
    for document in documents:
        for table in (tables.roles, tables.findable):
            connection.execute(delete(table).where(table.c.document == document))


def fill(connection: Connection) -> None:
    """Writes what all documents and claims of a ledger are found by that was made before they were."""
    index(connection, reading.documents(connection), reading.claims(connection))


def facet_word(name: str, value: str) -> str:
    """The word by which what has this value is looked up: no value, of whatever script, can be taken for another."""
    return "f" + content_id(name, value)


def _day(document: Document) -> date | None:
    """The last day on which it can have been published, or the first where no last is known."""
    return document.dating.latest or document.dating.earliest


def _roles(claims: Iterable[Claim], day: date | None) -> Iterator[rows.Values]:
    in_document: set[str] = set()
    for claim in claims:
        in_claim: set[str] = set()
        as_words: set[tuple[str, str]] = set()
        for role, position, one in roles_of(claim):
            speaks = role not in NOT_SPEAKING
            quote = one.words.quote if one.words else None
            yield {
                "claim": claim.id,
                "role": role,
                "position": position,
                "document": claim.source.document,
                "actor": rows.storable(one.id),
                "name": rows.storable(one.name),
                "words": rows.storable(quote) if quote is not None else None,
                "reason": one.reason,
                "kind": claim.kind,
                "act": claim.act if isinstance(claim, ActClaim) else None,
                "status": claim.status,
                "day": day,
                "in_claim": int(speaks and one.id not in in_claim),
                "in_document": int(speaks and one.id not in in_document),
                "as_words": int(speaks and quote is not None and (one.id, quote) not in as_words),
            }
            if speaks:
                in_claim.add(one.id)
                in_document.add(one.id)
                as_words.add((one.id, quote or ""))


def roles_of(claim: Claim) -> Iterator[tuple[str, int, Role]]:
    """The roles of a claim that are of somebody or some place, each with the name of its field and its place there."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        many = value if isinstance(value, tuple) else (value,)
        for position, one in enumerate(many):
            if isinstance(one, Role) and (field.name in NOT_SPEAKING or is_somebody(one)):
                yield field.name, position, one


def _findable(document: Document, claims: Iterable[Claim]) -> Iterator[rows.Values]:
    day = _day(document)
    shared = {"outlet": [document.outlet] if document.outlet else [], "year": [str(day.year)] if day else []}
    head = _line(f"{document.title or ''} {document.outlet or ''}")
    yield _entry("article", document.id, document.id, day, head, document.text, shared)
    for claim in claims:
        actors = {one.id for role, _, one in roles_of(claim) if role not in NOT_SPEAKING}
        act = [str(claim.act)] if isinstance(claim, ActClaim) else []
        own: dict[str, list[str]] = {"kind": [claim.kind], "act": act, "status": [str(claim.status)], "actor": sorted(actors)}
        quotes = (claim.span, *claim.also) if isinstance(claim, ActClaim) else (claim.span,)
        text = " ".join(span.quote for span in quotes)
        yield _entry("claim", claim.id, document.id, day, "", text, {**own, **shared})


def _entry(  # noqa: PLR0913  # a row has as many columns as it has
    kind: str,
    of: str,
    document: str,
    day: date | None,
    head: str,
    text: str,
    told: Mapping[str, Sequence[str]],
) -> rows.Values:
    facets = {"what": [kind], **told}
    words = [facet_word(name, value) for name, values in facets.items() for value in values]
    return {
        "of": of,
        "document": document,
        "kind": kind,
        "day": day,
        "head": head or _line(""),
        "words": _line(text),
        "facets": f" {' '.join(words)} ",
        "told": rows.storable(json.dumps({k: v for k, v in facets.items() if v}, ensure_ascii=False)),
    }


def _line(text: str) -> str:
    """The words of a text with blanks around each, so that a plain comparison finds whole words too."""
    return f" {' '.join(folded(text))} "
