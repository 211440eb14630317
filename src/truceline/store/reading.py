"""What is asked of a ledger. Each function runs on a connection that its caller opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, func, select

from truceline.model import (
    FAILED,
    GIVEN_UP,
    Ceasefire,
    Claim,
    Document,
    Drop,
    Judgement,
    Lineage,
    Noted,
    Office,
    RawArticle,
)
from truceline.store import rows, tables
from truceline.store.evidence import Evidence, Held
from truceline.store.shape import shape

T = TypeVar("T")

_CHUNK = 500  # ids in one query; SQLite takes 32,766 at most, PostgreSQL more


def known(connection: Connection, ids: Iterable[str], *, again: bool = False) -> frozenset[str]:
    """Which of these articles are in the ledger and need no coding; with `again` those do that were given up."""
    return frozenset(_among(connection, _known(again=again), tables.articles.c.id, ids))


def all_known(connection: Connection, *, again: bool = False) -> frozenset[str]:
    """All articles that are in the ledger and need no coding; with `again` those do that were given up."""
    return frozenset(connection.execute(_known(again=again)).scalars())


def days(connection: Connection, ids: Iterable[str]) -> dict[str, date]:
    """The days of publication of these articles, where one day is known."""
    table = tables.documents
    query = select(table.c.article, table.c.latest).where(table.c.earliest == table.c.latest)
    return {row.article: row.latest for row in rows_among(connection, query, table.c.article, ids)}


def articles(connection: Connection) -> Iterator[RawArticle]:
    """All articles with their bytes, by id."""
    query = select(tables.articles).order_by(tables.articles.c.id).execution_options(yield_per=_CHUNK)
    found = connection.execute(query)
    return (rows.article_of(row) for row in found.mappings())


def documents(
    connection: Connection, until: date | None = None, make: Callable[[str], Document] = rows.document_of
) -> tuple[Document, ...]:
    """All documents, or those published by the day `until`; by id."""
    query = select(tables.documents.c.json).order_by(tables.documents.c.id)
    if until is not None:
        query = query.where(published() <= until)
    return _values(connection, query, make)


def undated(connection: Connection) -> int:
    """How many documents nothing dates."""
    query = select(func.count()).select_from(tables.documents).where(published().is_(None))
    return connection.execute(query).scalar_one()


def claims(connection: Connection, until: date | None = None) -> tuple[Claim, ...]:
    """All claims, or those of documents published by the day `until`; by document and place in it."""
    table = tables.claims
    query = _with_lineage().order_by(table.c.document, table.c.start, table.c.id)
    if until is not None:
        query = query.where(published() <= until)
    return tuple(rows.claim_of(*row) for row in connection.execute(query))


def bare_claims(connection: Connection, make: Callable[[str], Claim]) -> tuple[Claim, ...]:
    """All claims by document and place in it, without what the ledger tells of the lineage of their documents."""
    table = tables.claims
    return _values(
        connection, select(table.c.json).order_by(table.c.document, table.c.start, table.c.id), make
    )


def claims_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """These claims, as far as they are in the ledger."""
    found = rows_among(connection, _with_lineage(), tables.claims.c.id, ids)
    return {claim.id: claim for claim in (rows.claim_of(*row) for row in found)}


def offices(connection: Connection) -> tuple[Office, ...]:
    """Who speaks for whom, as the documents tell; by id."""
    query = select(tables.offices.c.json).order_by(tables.offices.c.id)
    return _values(connection, query, rows.office_of)


def lineages(connection: Connection) -> dict[str, Lineage]:
    """What the ledger, as last derived, tells of each document by its id."""
    found = connection.execute(select(tables.documents).where(tables.documents.c.root.is_not(None)))
    return {row.id: rows.lineage_of(row) for row in found}


def left_out(connection: Connection) -> dict[str, str]:
    """The claims that no ceasefire is made of, by id, and why, as last derived."""
    table = tables.claims
    found = connection.execute(
        select(table.c.id, table.c.left_out).where(table.c.left_out.is_not(None))
    ).all()
    return {claim: why for claim, why in found}  # noqa: C416  # rows are no pairs to `dict`


def case_of(connection: Connection) -> dict[str, str]:
    """The claims that a ceasefire is made of, each with its id, as last derived."""
    table = tables.claims
    found = connection.execute(
        select(table.c.id, table.c.ceasefire).where(table.c.ceasefire.is_not(None))
    ).all()
    return {claim: one for claim, one in found}  # noqa: C416  # rows are no pairs to `dict`


def drops(connection: Connection) -> tuple[Drop, ...]:
    """All that was left out, by place and stage."""
    table = tables.drops
    query = select(table.c.json).order_by(table.c.where, table.c.stage, table.c.id)
    return _values(connection, query, rows.drop_of)


def given_up(connection: Connection) -> tuple[Drop, ...]:
    """What was given up before it was an article, since it harmed the process that read it."""
    table = tables.drops
    query = select(table.c.json).where(table.c.reason.in_(GIVEN_UP), table.c.article.is_(None))
    return _values(connection, query, rows.drop_of)


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, oldest first."""
    table = tables.judgements
    return _values(connection, select(table.c.json).order_by(table.c.at, table.c.id), rows.judgement_of)


def ceasefires(connection: Connection) -> tuple[Ceasefire, ...]:
    """The ceasefires as last derived, in the order they were given."""
    table = tables.ceasefires
    return _values(connection, select(table.c.json).order_by(table.c.position), rows.ceasefire_of)


def count_ceasefires(connection: Connection) -> int:
    """How many ceasefires there are, as last derived."""
    return connection.execute(select(func.count()).select_from(tables.ceasefires)).scalar_one()


def held(connection: Connection) -> Held:
    """How much is held of what was read."""
    documents, claims = tables.documents, tables.claims
    telling = select(claims.c.document).distinct()
    is_telling, speaks = documents.c.id.in_(telling), documents.c.superseded_by.is_(None)

    def count(table: Table, *wanted: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*wanted)).scalar_one()

    return Held(
        articles=count(documents),
        with_claims=count(documents, is_telling),
        superseded=count(documents, is_telling, documents.c.superseded_by.is_not(None)),
        copies=count(documents, is_telling, speaks, documents.c.copy_of.is_not(None)),
        claims=count(claims),
        counted=count(claims, claims.c.ceasefire.is_not(None)),
    )


def count_claims(connection: Connection) -> int:
    """How many claims there are."""
    return connection.execute(select(func.count()).select_from(tables.claims)).scalar_one()


def former_ids(connection: Connection) -> dict[str, str | None]:
    """Where each id that a case once had leads now; None where nothing of the case is left."""
    found = connection.execute(select(tables.former_ids.c.id, tables.former_ids.c.ceasefire)).all()
    return {former: now for former, now in found}  # noqa: C416  # rows are no pairs to `dict`


def evidence(connection: Connection, until: date | None = None) -> Evidence:
    """All that ceasefires are made of, or what of it had been published by the day `until`."""
    return Evidence(
        documents=documents(connection, until),
        claims=claims(connection, until),
        judgements=judgements(connection),
        undated=undated(connection) if until is not None else 0,
    )


def changes(connection: Connection, since: int, most: int | None) -> tuple[Noted, ...]:
    """What became of ceasefires after the change of this number, oldest first, and so many at most."""
    table = tables.changes
    query = select(table).where(table.c.number > since).order_by(table.c.number).limit(most)
    return tuple(rows.noted_of(row) for row in connection.execute(query).mappings())


def revision(connection: Connection) -> int:
    """How many writes of evidence there have been."""
    return int(connection.execute(select(tables.ledger.c.revision)).scalar_one())


def derived(connection: Connection) -> int:
    """The revision that the ceasefires were last derived from."""
    return int(connection.execute(select(tables.ledger.c.derived)).scalar_one())


def is_derived(connection: Connection) -> bool:
    """Whether the ceasefires were made of all the evidence there is, by this Truceline."""
    table = tables.ledger.c
    row = connection.execute(select(table.revision, table.derived, table.shape)).one()
    return bool(row.revision == row.derived and (row.revision == 0 or row.shape == shape()))


def is_foreign(connection: Connection) -> bool:
    """Whether the ceasefires were last derived by another Truceline."""
    found = connection.execute(select(tables.ledger.c.shape)).scalar_one()
    return found is not None and found != shape()


def rows_among(
    connection: Connection, query: Select[Any], column: Column[str], ids: Iterable[str]
) -> Iterator[Row[Any]]:
    """What the query gives of the rows with these ids in the column."""
    waiting = iter(dict.fromkeys(ids))
    while chunk := list(islice(waiting, _CHUNK)):
        yield from connection.execute(query.where(column.in_(chunk))).all()


def published() -> Any:
    """The day from which a document counts: the last on which it can have been published, or the first where no last is known."""
    return func.coalesce(tables.documents.c.latest, tables.documents.c.earliest)


def _known(*, again: bool) -> Select[Any]:
    reasons = {FAILED, *GIVEN_UP} if again else {FAILED}
    failed = select(tables.drops.c.article).where(
        tables.drops.c.reason.in_(reasons), tables.drops.c.article.is_not(None)
    )
    return select(tables.articles.c.id).where(tables.articles.c.id.not_in(failed))


def _with_lineage() -> Select[Any]:
    documents = tables.documents
    return select(tables.claims.c.json, documents.c.copy_of, documents.c.root).join(documents)


def _values(connection: Connection, query: Select[Any], make: Callable[[str], T]) -> tuple[T, ...]:
    return tuple(make(line) for line in connection.execute(query).scalars())


def _among(
    connection: Connection, query: Select[Any], column: Column[str], ids: Iterable[str]
) -> Iterator[str]:
    return (row[0] for row in rows_among(connection, query, column, ids))
