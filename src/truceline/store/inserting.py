"""Rows that are added where they are not there yet."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, MetaData, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from truceline.store import rows
from truceline.store.postgresql import copy_rows

MANY = 200
"""Rows from which PostgreSQL's COPY is quicker than INSERT, a table of its own included: see bench/stores.py."""


def insert_new(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    """Inserts rows; one whose id is there already is left out."""
    lines = list(values)
    if not lines:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), lines)
    elif len(lines) < MANY:
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), lines)
    else:
        _insert_many(connection, table, lines)


def _insert_many(connection: Connection, table: Table, lines: list[rows.Values]) -> None:
    """Copies the rows to a table of this transaction's own, in which none can be there already, and takes from it what is new.

    A table of one's own is read in the order in which it was written, so that rows are numbered in their order.
    """
    names = list(lines[0])
    columns = [Column(name, table.c[name].type) for name in names]
    coming = Table(f"coming_{table.name}", MetaData(), *columns, prefixes=["TEMPORARY"])
    coming.create(connection, checkfirst=False)
    copy_rows(connection, coming, names, ([line[name] for name in names] for line in lines))
    new = postgresql.insert(table).from_select(names, select(coming))
    connection.execute(new.on_conflict_do_nothing())
    coming.drop(connection, checkfirst=False)
