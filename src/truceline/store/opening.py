"""Opens a ledger: looks before it touches anything, and makes a new one where there is none."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from truceline.errors import LedgerError
from truceline.store.addresses import shown, url_of
from truceline.store.faults import told
from truceline.store.postgresql import check, postgresql_engine
from truceline.store.schema import bring_up_to_date
from truceline.store.store import Store

_MAGIC = b"SQLite format 3\0"
_APPLICATION = int.from_bytes(b"TRUC")  # the number by which SQLite files tell whose they are
_PATIENCE = 120  # seconds to wait for another process that writes
_READERS = 16  # connections kept open; more are opened when more are at work
_ELSEWHERE = "Name another file with --ledger."


def open_store(place: str | Path, *, create: bool = True) -> Store:
    """The ledger in this file, or in the PostgreSQL database at this address (`postgresql://NAME@HOST/DATABASE`).

    A new one is made where there is none, unless `create` is false. Raises LedgerError if the place holds something
    else, is made by a newer Truceline, or may not be read; it is then left as it was.
    """
    url = url_of(place)
    where = url.database if url.get_backend_name() == "sqlite" and url.database else shown(place)
    engine = _sqlite_engine(url, create=create) if _is_file(url) else postgresql_engine(url, where)
    try:
        with told(where):
            if not _is_file(url):
                check(engine, where, create=create)
            bring_up_to_date(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, where)


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def check_file(path: Path, *, create: bool) -> None:
    """Raises LedgerError unless there is a ledger in this file, or one can be made there."""
    if path.is_dir():
        raise LedgerError("this is a folder, not a ledger.", where=str(path), next_step=_ELSEWHERE)
    if not path.exists():
        _check_room(path, create=create)
    elif not _is_ours(path):
        raise LedgerError(
            "this file is not a Truceline ledger; it was left as it is.",
            where=str(path),
            next_step=_ELSEWHERE,
        )


def _check_room(path: Path, *, create: bool) -> None:
    if not create:
        raise LedgerError(
            "there is no ledger here.",
            where=str(path),
            next_step="Make one: truceline add FILES… --ledger FILE, or in a browser: truceline serve --new.",
        )
    if not path.absolute().parent.is_dir():
        raise LedgerError(
            f"there is no folder {str(path.parent)!r}.",
            where=str(path),
            next_step="Make it, or name another place.",
        )


def _is_ours(path: Path) -> bool:
    """Whether the file is a ledger or empty, told by its first bytes so that SQLite need not touch it."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        raise LedgerError(
            f"the ledger cannot be read ({error.strerror}).",
            where=str(path),
            next_step="Check its permissions.",
        ) from error
    return not head or (head.startswith(_MAGIC) and int.from_bytes(head[68:72]) == _APPLICATION)


def _sqlite_engine(url: URL, *, create: bool) -> Engine:
    if url.database:
        check_file(Path(url.database), create=create)
    engine = create_engine(
        url,
        connect_args={"timeout": _PATIENCE},
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=-1,
        hide_parameters=True,  # they are the texts of articles
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = (
        None  # we say BEGIN ourselves: the driver's own way leaves reads outside transactions
    )
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    if connection.execute("PRAGMA journal_mode").fetchone() == ("delete",):
        _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Lets readers read while one writes. SQLite does not wait for a lock here, so we do."""
    for _ in range(50):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.1)
        else:
            return


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
