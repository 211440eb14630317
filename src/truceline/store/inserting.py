"""Rows that are added where they are not there yet."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from truceline.store import rows


def insert_new(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    """Inserts rows; one whose id is there already is left out."""
    lines = list(values)
    if not lines:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), lines)
    elif connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), lines)
    else:
        connection.execute(insert(table), lines)
