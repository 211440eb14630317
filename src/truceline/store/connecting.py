"""Connections of a ledger: such as read one moment of it, and such as write to it alone."""

from __future__ import annotations

from sqlalchemy import Connection, Engine


def for_reading(engine: Engine) -> Connection:
    """A connection whose every transaction sees the ledger as it stood when its first question was asked."""
    connection = engine.connect()
    if connection.dialect.name == "sqlite":  # it does so by itself
        return connection
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def for_writing(engine: Engine) -> Connection:
    """A connection whose transactions begin when no other writes, and see all that was written before (see `begin` of each store)."""
    return engine.connect().execution_options(writes=True)
