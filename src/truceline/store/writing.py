"""What is written to a ledger. Each function runs inside a transaction that its caller opened and will commit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, update

from truceline.model import Coded, Drop, Judgement, Stage
from truceline.store import indexing, reading, rows, tables
from truceline.store.evidence import Saved
from truceline.store.inserting import insert_new


def save(connection: Connection, coded: Sequence[Coded], drops: Iterable[Drop], added_at: str) -> Saved:
    """Adds articles with all that came of them; what is there already stays as it is."""
    known = reading.known(connection, (one.article.id for one in coded), again=True)
    new = list({one.article.id: one for one in coded if one.article.id not in known}.values())
    _forget_mended(connection, new)
    insert_new(connection, tables.articles, (rows.article_row(one.article, added_at) for one in new))
    made = [(one.document, one.article.id) for one in new if one.document is not None and not _refused(one)]
    insert_new(
        connection, tables.documents, (rows.document_row(document, article) for document, article in made)
    )
    claims = {claim.id: claim for one in new for claim in one.claims}
    insert_new(connection, tables.claims, map(rows.claim_row, claims.values()))
    indexing.index(connection, [document for document, _ in made], claims.values())
    kept = {document.id for document, _ in made}
    offices = (rows.office_row(office) for one in new for office in one.offices if office.document in kept)
    insert_new(connection, tables.offices, offices)
    left_out = [rows.drop_row(drop, one.article.id) for one in new for drop in one.drops]
    left_out += [rows.drop_row(drop, None) for drop in drops]
    insert_new(connection, tables.drops, left_out)
    if made or claims:
        _count_revision(connection)
    return Saved(articles=len(new), claims=len(claims), new=frozenset(one.article.id for one in new))


def judge(connection: Connection, judgement: Judgement) -> None:
    """Appends a judgement."""
    insert_new(connection, tables.judgements, [rows.judgement_row(judgement)])
    _count_revision(connection)


def _refused(coded: Coded) -> bool:
    return any(drop.stage is Stage.GATE for drop in coded.drops)


def _forget_mended(connection: Connection, coded: Sequence[Coded]) -> None:
    """Takes away what was noted of articles that could not be coded or read before, and now were."""
    table = tables.drops
    for one in coded:
        connection.execute(delete(table).where(table.c.article == one.article.id))
        connection.execute(
            delete(table).where(table.c.where == rows.storable(one.article.where), table.c.article.is_(None))
        )


def _count_revision(connection: Connection) -> None:
    connection.execute(update(tables.ledger).values(revision=tables.ledger.c.revision + 1))
