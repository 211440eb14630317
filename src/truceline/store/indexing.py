"""What is kept beside claims and documents so that they can be found: who stands in them, and their words.

All of it follows from them, and is written in the same transaction.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import Connection, bindparam, delete, update

from truceline.model import ActClaim, Claim, Document, Role, content_id
from truceline.records import NOT_SPEAKING, is_somebody, what
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


def entries(document: Document, claims: Iterable[Claim]) -> tuple[list[rows.Values], list[rows.Values]]:
    """What a document and all its claims are found by: the rows of `roles`, and those of `findable`."""
    some = list(claims)
    return list(_roles(some, _day(document))), list(_findable(document, some))


def forget(connection: Connection, documents: Iterable[str]) -> None:
    """Takes away what these documents and their claims are found by."""
    for document in documents:
        for table in (tables.roles, tables.findable):
            connection.execute(delete(table).where(table.c.document == document))


def fill(connection: Connection) -> None:
    """Writes what all documents and claims of a ledger are found by that was made before they were."""
    index(connection, reading.documents(connection), reading.claims(connection))
    offices = tables.offices
    told = [{"of": one.id, "to": rows.indexed(one.actor.id)} for one in reading.offices(connection)]
    if told:
        set_actor = update(offices).where(offices.c.id == bindparam("of")).values(actor=bindparam("to"))
        connection.execute(set_actor, told)


def facet_word(name: str, value: str) -> str:
    """The word by which what has this value is looked up: no value, of whatever script, can be taken for another."""
    return "f" + content_id(name, value)


def _day(document: Document) -> date | None:
    """The last day on which it can have been published, or the first where no last is known."""
    return document.dating.latest or document.dating.earliest


def _roles(claims: Iterable[Claim], day: date | None) -> Iterator[rows.Values]:
    in_document: set[str] = set()
    for claim in claims:
        roles = list(roles_of(claim))
        speaking = [place for place, (role, _, _) in enumerate(roles) if role not in NOT_SPEAKING]
        # of the roles of one actor the one counts whose name comes first, so that names can be told by counted roles alone
        first = _firsts(sorted(speaking, key=lambda place: roles[place][2].name), roles, with_words=False)
        as_words = _firsts(speaking, roles, with_words=True)
        for place, (role, position, one) in enumerate(roles):
            yield {
                **_role_row(claim, role, position, one),
                "day": day,
                "in_claim": int(place in first),
                "in_document": int(place in first and one.id not in in_document),
                "as_words": int(place in as_words and one.words is not None),
            }
        in_document.update(roles[place][2].id for place in first)


def _firsts(
    places: Iterable[int], roles: Sequence[tuple[str, int, Role]], *, with_words: bool
) -> frozenset[int]:
    """The first place of each actor, or of each actor with the same words."""
    found: dict[tuple[str, str | None], int] = {}
    for place in places:
        one = roles[place][2]
        found.setdefault((one.id, one.words.quote if one.words and with_words else None), place)
    return frozenset(found.values())


def _role_row(claim: Claim, role: str, position: int, one: Role) -> rows.Values:
    return {
        "claim": claim.id,
        "role": role,
        "position": position,
        "document": claim.source.document,
        "actor": rows.indexed(one.id),
        "name": rows.indexed(one.name),
        "words": rows.storable(one.words.quote) if one.words else None,
        "reason": one.reason,
        "kind": claim.kind,
        "what": what(claim),
        "status": claim.status,
    }


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
    entry = {"document": document.id, "day": day}
    head = _line(f"{document.title or ''} {document.outlet or ''}")
    told = _told({"what": ["article"], **shared})
    yield {**entry, **told, "of": document.id, "kind": "article", "head": head, "words": _line(document.text)}
    for claim in claims:
        told = _told({"what": ["claim"], **_facets(claim), **shared})
        quotes = (claim.span, *claim.also) if isinstance(claim, ActClaim) else (claim.span,)
        words = _line(" ".join(span.quote for span in quotes))
        yield {**entry, **told, "of": claim.id, "kind": "claim", "head": _line(""), "words": words}


def _facets(claim: Claim) -> dict[str, list[str]]:
    return {
        "kind": [claim.kind],
        "act" if isinstance(claim, ActClaim) else "type": [what(claim)],
        "status": [str(claim.status)],
        "actor": sorted({one.id for role, _, one in roles_of(claim) if role not in NOT_SPEAKING}),
        "place": sorted({one.id for role, _, one in roles_of(claim) if role in NOT_SPEAKING}),
    }


def _told(facets: Mapping[str, Sequence[str]]) -> rows.Values:
    words = [facet_word(name, value) for name, values in facets.items() for value in values]
    told = json.dumps({name: values for name, values in facets.items() if values}, ensure_ascii=False)
    return {"told": rows.storable(told), "facets": f" {' '.join(words)} "}


def _line(text: str) -> str:
    """The words of a text with blanks around each, so that a plain comparison finds whole words too."""
    return f" {' '.join(folded(text))} "
