"""Documents that are read anew because the ledger has told more of when they were published.

How each was read by itself is kept: narrower datings always follow from that, so that the order in which articles were
added makes no difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from sqlalchemy import Connection, delete, select, update

from truceline.model import Claim, Document
from truceline.store import indexing, reading, rows, tables
from truceline.store.evidence import Alone, Evidence, Reread
from truceline.store.inserting import insert_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Makers:
    """What makes documents and claims of the JSON of their rows."""

    document: Callable[[str], Document] = rows.document_of
    claim: Callable[[str], Claim] = rows.claim_of

    @classmethod
    def remembering(cls) -> Self:
        """Makers that give the same object for the same JSON again."""
        return cls(document=rows.Remembered(rows.document_of), claim=rows.Remembered(rows.claim_of))


def alone(connection: Connection, make: Makers) -> Alone:
    """All documents and claims as each document was read by itself, and as they are now; without lineages, which follow."""
    revision = reading.revision(connection)  # first: what is added meanwhile is told by it
    table = tables.first_readings
    found = connection.execute(select(table.c.document, table.c.json, table.c.claims)).all()
    documents = {identity: make.document(line) for identity, line, _ in found}
    claims = [make.claim(one) for _, _, line in found for one in json.loads(line)]
    now = Evidence(
        documents=reading.documents(connection, make=make.document),
        claims=reading.bare_claims(connection, make.claim),
        judgements=reading.judgements(connection),
    )
    return Alone(
        documents=tuple(documents.get(document.id, document) for document in now.documents),
        claims=(*(claim for claim in now.claims if claim.source.document not in documents), *claims),
        evidence=now,
        revision=revision,
        offices=reading.offices(connection),
    )


def with_reread(evidence: Evidence, rereadings: Sequence[Reread]) -> Evidence:
    """The evidence as it would be read if these readings had been written."""
    new = {
        one.document.id: rows.document_of(rows.document_row(one.document, "")["json"]) for one in rereadings
    }
    claims = {claim.id: claim for claim in evidence.claims if claim.source.document not in new}
    for one in rereadings:
        claims |= {claim.id: rows.claim_of(rows.claim_row(claim)["json"]) for claim in one.claims}
    return replace(
        evidence,
        documents=tuple(new.get(document.id, document) for document in evidence.documents),
        claims=tuple(sorted(claims.values(), key=lambda one: (one.source.document, one.span.start, one.id))),
    )


def write_reread(connection: Connection, rereadings: Iterable[Reread]) -> None:
    """Puts these readings in the place of those before, and keeps the first of each document."""
    for one in rereadings:
        _keep_first(connection, one.document.id)
        row = rows.document_row(one.document, article="")
        changed = {name: row[name] for name in ("earliest", "latest", "json")}
        documents, claims = tables.documents, tables.claims
        connection.execute(update(documents).where(documents.c.id == one.document.id).values(**changed))
        indexing.forget(connection, [one.document.id])
        connection.execute(delete(claims).where(claims.c.document == one.document.id))
        read = {claim.id: claim for claim in one.claims}.values()
        insert_new(connection, claims, map(rows.claim_row, read))
        indexing.index(connection, [one.document], read)


def _keep_first(connection: Connection, document: str) -> None:
    claims = tables.claims
    query = select(claims.c.json).where(claims.c.document == document).order_by(claims.c.start, claims.c.id)
    lines = connection.execute(query).scalars().all()
    line = connection.execute(
        select(tables.documents.c.json).where(tables.documents.c.id == document)
    ).scalar_one()
    first = {"document": document, "json": line, "claims": json.dumps(lines)}
    insert_new(connection, tables.first_readings, [first])
