"""Whether the database is whole, and every row that names another leads to one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select, text
from sqlalchemy.exc import DatabaseError

from truceline.store import tables
from truceline.store.damage import ADD_AGAIN, PUT_BACK, Damage

_MOST = 100  # what SQLite tells of one fault goes on and on

_DERIVED = frozenset({"relations", "questions", "former_ids", "findable", "roles"})


def database(connection: Connection) -> Iterator[Damage]:
    """What the database itself finds wrong. PostgreSQL checks pages as it reads them: every row is read later on."""
    if connection.dialect.name == "sqlite":
        for line in connection.execute(text(f"PRAGMA integrity_check({_MOST})")).scalars():
            if line != "ok":
                yield Damage(what=f"the file is damaged ({line}).", table="")
    found = connection.execute(select(tables.ledger)).all()
    if len(found) != 1 or found[0].id != 1:
        yield Damage(what=f"it has {len(found)} rows where there is one, of the id 1.", table="ledger")
    yield from (
        Damage(
            what=f"the ceasefires are said to be of revision {row.derived}; there are {row.revision}.",
            table="ledger",
            id=str(row.id),
        )
        for row in found
        if row.derived > row.revision
    )


def full_text(connection: Connection) -> Iterator[Damage]:
    """Whether the index of words is that of the words. Others cannot write meanwhile; what is there is not changed."""
    if connection.dialect.name != "sqlite":
        return
    try:
        connection.execute(text("INSERT INTO found(found, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError:
        yield Damage(
            what="the index of words is not that of the words that are to be found.",
            table="found",
            next_step=ADD_AGAIN,
        )


def links(connection: Connection) -> Iterator[Damage]:
    """Rows that name a row that is not there."""
    for table in tables.metadata.sorted_tables:
        for key in table.foreign_keys:
            yield from _lost(connection, key.parent, key.column)
    for column, target in _NAMED:
        yield from _lost(connection, column, target)
    yield from _documents_of(connection)
    yield from _cases_of(connection)


_NAMED: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (tables.documents.c.copy_of, tables.documents.c.id),
    (tables.documents.c.superseded_by, tables.documents.c.id),
    (tables.findable.c.document, tables.documents.c.id),
    (tables.claims.c.ceasefire, tables.ceasefires.c.id),
    (tables.relations.c.ceasefire, tables.ceasefires.c.id),
    (tables.relations.c.other, tables.ceasefires.c.id),
    (tables.questions.c.ceasefire, tables.ceasefires.c.id),
    (tables.former_ids.c.ceasefire, tables.ceasefires.c.id),
)
"""Columns that name a row of another table without a foreign key."""


def _lost(connection: Connection, column: Column[Any], target: Column[Any]) -> Iterator[Damage]:
    parent = target.table.alias("parent")
    there = select(parent.c[target.name]).where(parent.c[target.name] == column).exists()
    table = column.table
    query = select(*table.primary_key, column).where(column.is_not(None), ~there).order_by(*table.primary_key)
    what = f"its {column.name} {{!r}} is not there (in {target.table.name})."
    for *key, value in connection.execute(query):
        yield _damage(table, key, what.format(value))


def _documents_of(connection: Connection) -> Iterator[Damage]:
    """Entries by which claims are found that name another document, or are of nothing."""
    roles, claims, findable, documents = tables.roles, tables.claims, tables.findable, tables.documents
    query = select(*roles.primary_key).join(claims, claims.c.id == roles.c.claim)
    for key in connection.execute(query.where(claims.c.document != roles.c.document)):
        yield _damage(roles, key, "its document is not that of its claim.")
    there = select(claims.c.id).where(claims.c.id == findable.c.of, claims.c.document == findable.c.document)
    read = select(documents.c.id).where(documents.c.id == findable.c.of)
    for kind, target in (("claim", there), ("article", read)):
        lost = select(findable.c.n).where(findable.c.kind == kind, ~target.exists())
        for key in connection.execute(lost):
            yield _damage(findable, key, f"the {kind} that is to be found by it is not there.")


def _cases_of(connection: Connection) -> Iterator[Damage]:
    """Ids that a ceasefire once had and that lead nowhere, or that one still has."""
    changes, former, cases = tables.changes, tables.former_ids, tables.ceasefires
    known = (
        select(cases.c.id).where(cases.c.id == changes.c.ceasefire).exists()
        | select(former.c.id).where(former.c.id == changes.c.ceasefire).exists()
    )
    lost: Select[Any] = (
        select(func.min(changes.c.number), changes.c.ceasefire).where(~known).group_by(changes.c.ceasefire)
    )
    for number, name in connection.execute(lost):
        yield _damage(changes, [number], f"the id {name!r} that it tells of leads nowhere.")
    for key in connection.execute(select(former.c.id).join(cases, cases.c.id == former.c.id)):
        yield _damage(former, key, "a ceasefire has this id now.")


def _damage(table: Table | Any, key: Any, what: str) -> Damage:
    step = ADD_AGAIN if table.name in _DERIVED else PUT_BACK
    return Damage(what=what, table=table.name, id="/".join(map(str, key)), next_step=step)
