"""Database errors, said so that a person can act on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from truceline.errors import LedgerError

_UNTOUCHED = "What the ledger held before is untouched."
_AGAIN = "What was being written is there wholly or not at all: run the same command again."

Told = tuple[str, str]
"""What is the matter, and what to do next."""

_FULL = ("the disk is full.", f"{_UNTOUCHED} Free some space and run the same command again.")
_BUSY = (
    "another program is writing to this ledger and does not let go.",
    "Try again when it has ended.",
)
_LOST = ("the connection to the database was lost.", _AGAIN)

_FILE_FAULTS: tuple[tuple[str, Told], ...] = (
    ("database or disk is full", _FULL),
    ("is locked", _BUSY),
    ("readonly", ("the ledger may not be written to.", "Check the permissions of the file and its folder.")),
    (
        "unable to open",
        (
            "the ledger cannot be opened.",
            "Check the permissions of the file and its folder, and that the disk has room.",
        ),
    ),
    (
        "malformed",
        ("the ledger is damaged.", "Put back a copy; `sqlite3 FILE .recover` may save what is left."),
    ),
    (
        "not a database",
        ("the ledger is damaged, or is no ledger.", "Put back a copy, or name another file."),
    ),
    (
        "disk i/o error",
        (
            "the disk fails to read or write.",
            f"{_UNTOUCHED} Check the disk and run the command again.",
        ),
    ),
)

# By the beginning of the SQLSTATE: see "PostgreSQL Error Codes" in its manual, appendix A.
_STATES: tuple[tuple[str, Told], ...] = (
    ("08", _LOST),
    ("57P0", _LOST),  # the server is shut down, or shuts a connection
    ("53100", _FULL),
    ("53300", ("the server has no connection left for us.", "Try again when others have ended theirs.")),
    ("55P03", _BUSY),
    ("40", ("other work on this database got in the way again and again.", _AGAIN)),
    (
        "42501",
        (
            "the database does not let us ({words}).",
            "Ask its owner for the right: GRANT USAGE, CREATE ON SCHEMA public TO NAME; or be its owner.",
        ),
    ),
    (
        "25006",
        ("this database may only be read, as a standby is.", "Name the server that is written to."),
    ),
    ("XX", ("the database is damaged ({words}).", "Put back a copy.")),
    ("57014", ("the server ended the question ({words}).", _AGAIN)),
)

# No SQLSTATE comes with a connection that could not be made.
_CONNECTING: tuple[tuple[str, Told], ...] = (
    ("too many clients", ("the server has no connection left for us.", "Try again when others have ended.")),
    (
        "remaining connection slots",
        ("the server has no connection left for us.", "Try again when others have ended."),
    ),
    (
        "password",
        ("the server does not take this name and password.", "Set PGPASSWORD, or write them to ~/.pgpass."),
    ),
    (
        "pg_hba.conf",
        (
            "the server does not let this user in from here.",
            "Its administrator has to allow it in pg_hba.conf.",
        ),
    ),
    (
        "starting up",
        ("the server is starting or stopping.", "Try again in a moment."),
    ),
    ("shutting down", ("the server is starting or stopping.", "Try again in a moment.")),
    ("role ", ("the server knows no user of this name ({words}).", "Make one: createuser NAME.")),
    ("database ", ("there is no such database ({words}).", "Make it: createdb --encoding=UTF8 NAME.")),
)
_NOBODY = (
    "no PostgreSQL server answers there ({words}).",
    "Check host and port, and that the server runs: pg_isready --host=HOST --port=PORT.",
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns what SQLAlchemy raises inside the block into a LedgerError that says where and what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _ledger_error(error, where) from error


def _ledger_error(error: SQLAlchemyError, where: str) -> LedgerError:
    found = _of_server(error) if isinstance(error, DBAPIError) and _is_of_server(error) else _of_file(error)
    words = _words(error)
    what, next_step = found or ("the database refuses ({words}).", _UNTOUCHED)
    return LedgerError(what.format(words=words), where=where, next_step=next_step)


def _is_of_server(error: DBAPIError) -> bool:
    return hasattr(error.orig, "sqlstate")


def _of_file(error: SQLAlchemyError) -> Told | None:
    words = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    return next((said for sign, said in _FILE_FAULTS if sign in words), None)


def _of_server(error: DBAPIError) -> Told | None:
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return next((said for sign, said in _STATES if state.startswith(sign)), None)
    if error.connection_invalidated or error.statement is not None:
        return _LOST if error.connection_invalidated else None
    words = str(error.orig).lower()
    return next((said for sign, said in _CONNECTING if sign in words), _NOBODY)


def _words(error: SQLAlchemyError) -> str:
    """What the database says, in one line: what follows may hold rows of the ledger."""
    if not isinstance(error, DBAPIError):
        return str(error).partition("\n")[0]
    primary = getattr(getattr(error.orig, "diag", None), "message_primary", None)
    return primary or str(error.orig).strip().partition("\n")[0]
