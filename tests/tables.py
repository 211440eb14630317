"""What stands in a ledger, table by table: what two ledgers have to agree in, however they came to be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine, select
from sqlalchemy.engine import make_url

# When something was written, the runs that wrote it, and what a database keeps for itself.
_TIMES = {"added_at", "at", "began", "ended", "run"}
_RUN = re.compile(r'"(?:id|began|ended)":"[^"]*"')
_INDEXES = ("findable_", "sqlite_")

Tables = dict[str, list[tuple[str, ...]]]


def tables_of(place: str | Path) -> Tables:
    """All rows of all tables of a ledger, in an order of their own, without times and the ids of runs."""
    url = make_url(str(place) if "://" in str(place) else f"sqlite:///{place}")
    engine = create_engine(url)
    known = MetaData()
    try:
        known.reflect(engine, only=lambda name, _: not name.startswith(_INDEXES))
        with engine.connect() as connection:
            return {
                table.name: sorted(
                    tuple(f"{name}={_told(table.name, name, value)}" for name, value in row.items())
                    for row in connection.execute(select(table)).mappings()
                )
                for table in known.sorted_tables
            }
    finally:
        engine.dispose()


def _told(table: str, column: str, value: Any) -> str:
    if column in _TIMES:
        return "…"
    if table == "runs" and column == "json":
        return _RUN.sub("…", value)
    return repr(bytes(value) if isinstance(value, memoryview) else value)
