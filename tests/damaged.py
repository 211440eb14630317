"""Ledgers with deliberate damage, made by plain SQL behind the store's back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, select, text

from truceline.store import open_store, tables
from truceline.store.tables import metadata

Change = Callable[[dict[str, Any]], object]


class Damaged:
    """A connection that may break every rule, to a ledger in a file or a database."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.bytes = "BYTEA" if "postgresql" in place else "BLOB"
        self._engine = create_engine(place if "://" in place else f"sqlite:///{place}")

    def run(self, *statements: str) -> None:
        """Runs SQL with foreign keys switched off."""
        with self._engine.begin() as connection:
            _lawless(connection)
            for statement in statements:
                connection.execute(text(statement))

    def edit(self, table: str, key: str, change: Change) -> None:
        """Changes the JSON of a row."""
        found = metadata.tables[table]
        (column,) = found.primary_key
        with self._engine.begin() as connection:
            line = connection.execute(select(found.c.json).where(column == key)).scalar_one()
            value = json.loads(line)
            change(value)
            connection.execute(found.update().where(column == key).values(json=json.dumps(value)))

    def ids(self, table: str) -> list[str]:
        """The ids of a table, in order."""
        found = metadata.tables[table]
        with self._engine.begin() as connection:
            return list(
                connection.execute(
                    select(found.primary_key.columns[0]).order_by(found.primary_key.columns[0])
                ).scalars()
            )

    def claims_of(self, document: str) -> list[str]:
        """The ids of the claims of a document, in order."""
        claims = tables.claims.c
        with self._engine.begin() as connection:
            query = select(claims.id).where(claims.document == document).order_by(claims.id)
            return list(connection.execute(query).scalars())

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()


def _lawless(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))


def put(ledger: Path, place: str) -> None:
    """Puts all rows of a ledger in a file into a new one."""
    open_store(place).close()
    source, target = (
        create_engine(one if "://" in one else f"sqlite:///{one}") for one in (str(ledger), place)
    )
    with source.connect() as here, target.begin() as there:
        _lawless(there)
        there.execute(tables.ledger.delete())
        for table in metadata.sorted_tables:
            found = [dict(row) for row in here.execute(select(table)).mappings()]
            if found:
                there.execute(table.insert(), found)
    source.dispose()
    target.dispose()
