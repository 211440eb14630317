"""What people coded and had kept beside the ledger. Rows are only added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from truceline.store import rows, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCoding:
    """A coding: whose it is, the name of its file, the hash of the file's bytes, when it was kept, and its cases as JSON."""

    coder: str
    name: str
    digest: str
    at: datetime
    cases: str


def keep(connection: Connection, coding: KeptCoding) -> bool:
    """Appends a coding; False, with nothing kept, where this coder's file of this content is there."""
    table = tables.codings
    same = select(table.c.number).where(table.c.digest == coding.digest, table.c.coder == coding.coder)
    if connection.execute(same).first() is not None:
        return False
    values = {
        "coder": rows.storable(coding.coder),
        "name": rows.storable(coding.name),
        "digest": coding.digest,
        "at": coding.at.isoformat(),
        "json": rows.storable(coding.cases),
    }
    connection.execute(insert(table).values(**values))
    return True


def codings(connection: Connection) -> tuple[KeptCoding, ...]:
    """All codings, oldest first."""
    table = tables.codings
    query = select(table).order_by(table.c.number)
    return tuple(
        KeptCoding(
            coder=row.coder,
            name=row.name,
            digest=row.digest,
            at=datetime.fromisoformat(row.at),
            cases=row.json,
        )
        for row in connection.execute(query)
    )
