"""Moves a ledger from one store to another, row for row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, insert, select, text, update

from truceline.errors import LedgerError
from truceline.store import rows, tables
from truceline.store.postgresql import copy_rows, number_on

_PAGE = 500  # rows that are held at once; an article may be of megabytes
_LOOKED_UP = {("roles", "actor"), ("roles", "name"), ("offices", "actor")}  # columns that are `rows.indexed`
_ROWS = "ledger"  # has one row in every ledger, which is written over


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """How far copying is: the table at work, and how many rows of all tables are copied."""

    table: str
    rows: int
    of: int


CopyTell = Callable[[Copied], None]
"""Is handed how far copying is, every so many rows."""


def copy(
    source: Connection, target: Connection, where: str, tell: CopyTell | None = None
) -> Mapping[str, int]:
    """Writes all that the source holds, as of one moment, to a target that holds nothing; how many rows of each table there were.

    Raises LedgerError if the target holds something. Runs inside a transaction of the target that its caller opened and
    will commit.
    """
    _check_is_empty(target, where)
    counts = {table.name: _count(source, table) for table in tables.metadata.sorted_tables}
    of, done = sum(counts.values()), 0
    for table in tables.metadata.sorted_tables:
        for some in _pages(source, table):
            _write(target, table, some)
            done += len(some)
            if tell is not None:
                tell(Copied(table=table.name, rows=done, of=of))
        number_on(target, table)
    if target.dialect.name == "postgresql":
        for name in counts:
            target.execute(
                text(f"ANALYZE {name}")
            )  # it plans by what it knows, and would look only in a while
    return counts


def _check_is_empty(target: Connection, where: str) -> None:
    full = [
        table.name
        for table in tables.metadata.sorted_tables
        if table.name != _ROWS and target.execute(select(table).limit(1)).first() is not None
    ]
    revision = target.execute(select(tables.ledger.c.revision)).scalar_one()
    if full or revision:
        raise LedgerError(
            "there is something in this ledger already; nothing was copied.",
            where=where,
            next_step="Name a new file, or make a new database: createdb NAME.",
        )


def _count(source: Connection, table: Table) -> int:
    return source.execute(select(func.count()).select_from(table)).scalar_one()


def _pages(source: Connection, table: Table) -> Iterator[list[RowMapping]]:
    """All rows, some at a time, in the order of their keys: what numbers them elsewhere does so in the same order."""
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=_PAGE)
    found = iter(source.execute(query).mappings())
    while some := list(islice(found, _PAGE)):
        yield some


def _write(target: Connection, table: Table, some: list[RowMapping]) -> None:
    if table.name == _ROWS:
        for row in some:
            target.execute(update(table).where(table.c.id == row["id"]).values(**row))
    elif target.dialect.name == "postgresql":
        copy_rows(
            target, table, table.c.keys(), ([_fitting(table, *one) for one in row.items()] for row in some)
        )
    else:
        target.execute(insert(table), [dict(row) for row in some])


def _fitting(table: Table, name: str, value: Any) -> Any:
    """A value as new ledgers hold it: an older one may have zeros in a text, which PostgreSQL does not take, or names of any length."""
    if not isinstance(value, str):
        return value
    return rows.indexed(value) if (table.name, name) in _LOOKED_UP else rows.storable(value)
