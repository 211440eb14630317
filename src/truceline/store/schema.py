"""Brings the tables of a ledger up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from truceline.errors import LedgerError
from truceline.store import indexing
from truceline.store.postgresql import compare_text_by_bytes
from truceline.store.tables import metadata

HEAD = "0010"
"""The newest migration; a test holds it equal to the newest file in `migrations/versions`."""

_FOUND_SINCE = "0006"  # the first with tables by which claims are found
_FOLDER = Path(__file__).with_name("migrations")


def bring_up_to_date(engine: Engine, where: str) -> None:
    """Makes or changes the tables as this version of Truceline needs them; all of it in one transaction.

    Raises LedgerError if a newer Truceline made the ledger.
    """
    with engine.connect() as connection:
        if _revision(connection, where) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        before = _revision(connection, where)  # another process may have been faster
        if before != HEAD:
            _upgrade(connection)
            if connection.dialect.name == "postgresql":
                compare_text_by_bytes(connection, list(metadata.tables))
            if before is not None and before < _FOUND_SINCE:
                indexing.fill(connection)


def is_up_to_date(connection: Connection) -> bool:
    """Whether the tables are those that this version of Truceline knows."""
    found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return found == HEAD


def check_version(connection: Connection, where: str) -> None:
    """Raises LedgerError if a newer Truceline has upgraded the ledger since it was opened."""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is not None and found > HEAD:
        raise newer(found, where)


def _revision(connection: Connection, where: str) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is not None and found > HEAD:
        raise newer(found, where)
    return found


def newer(found: str, where: str) -> LedgerError:
    """What is said of a ledger whose tables are at a revision that this version does not know."""
    return LedgerError(
        f"a newer Truceline made this ledger (its tables are at {found}, this version knows {HEAD}).",
        where=where,
        next_step="Upgrade Truceline: pip install --upgrade truceline.",
    )


def _upgrade(connection: Connection) -> None:
    from alembic import command  # a quarter of a second to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
