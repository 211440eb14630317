"""Where a ledger is: a file, or a database at an address."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from truceline.errors import LedgerError, without_secrets

_SCHEMES = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def url_of(place: str | Path) -> URL:
    """The address of a ledger as SQLAlchemy takes it. Raises LedgerError if it is none, without what it may hold of a password."""
    address = str(place)
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise LedgerError(
            "this address of a ledger cannot be used.",
            where=f"{address.partition('://')[0]}://…",
            next_step="Write postgresql://NAME@HOST/DATABASE; a password is best kept in PGPASSWORD or ~/.pgpass, "
            "for in an address each of its signs @ / : % is written as %40 %2F %3A %25.",
        ) from None
    scheme = _SCHEMES.get(url.get_backend_name())
    if scheme is None:
        raise LedgerError(
            f"this address of a ledger cannot be used ({url.get_backend_name()!r} is no kind of it).",
            where=shown(address),
            next_step="Name a file, or a PostgreSQL database: postgresql://NAME@HOST/DATABASE.",
        )
    return url.set(drivername=scheme)


def shown(place: str | Path) -> str:
    """The place of a ledger as people may see it: without a password."""
    return without_secrets(str(place))
