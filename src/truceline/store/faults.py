"""Database errors, said so that a person can act on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from truceline.errors import LedgerError

_UNTOUCHED = "What the ledger held before is untouched."

_FAULTS = (
    (
        "database or disk is full",
        "the disk is full.",
        f"{_UNTOUCHED} Free some space and run the same command again.",
    ),
    (
        "is locked",
        "another program is writing to this ledger and does not let go.",
        "Try again when it has ended.",
    ),
    ("readonly", "the ledger may not be written to.", "Check the permissions of the file and its folder."),
    (
        "unable to open",
        "the ledger cannot be opened.",
        "Check the permissions of the file and its folder, and that the disk has room.",
    ),
    (
        "malformed",
        "the ledger is damaged.",
        "Put back a copy; `sqlite3 FILE .recover` may save what is left.",
    ),
    ("not a database", "the ledger is damaged, or is no ledger.", "Put back a copy, or name another file."),
    (
        "disk i/o error",
        "the disk fails to read or write.",
        f"{_UNTOUCHED} Check the disk and run the command again.",
    ),
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns what SQLAlchemy raises inside the block into a LedgerError that says where and what to do."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerError(
            f"this address of a ledger cannot be used ({error}).",
            where=where,
            next_step="Name a file, or an address whose database driver is installed.",
        ) from error
    except SQLAlchemyError as error:
        raise _ledger_error(error, where) from error


def _ledger_error(error: SQLAlchemyError, where: str) -> LedgerError:
    words = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    for sign, what, next_step in _FAULTS:
        if sign in words.lower():
            return LedgerError(what, where=where, next_step=next_step)
    return LedgerError(f"the database refuses ({words}).", where=where, next_step=_UNTOUCHED)
