"""What each run searched and met. Rows are only added: that it began, what each batch met, and that it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from truceline.codec import from_json, to_json
from truceline.model import Met, Run
from truceline.store import rows, tables

_MET = tuple[Met, ...]


def begin(connection: Connection, run: Run) -> None:
    """Notes that a run has begun."""
    _add(connection, run.id, "began", run.began.isoformat(), to_json(run))


def note(connection: Connection, run: str, met: Iterable[Met], at: str) -> None:
    """Notes what a run has met since the time before."""
    if told := tuple(met):
        _add(connection, run, "met", at, to_json(told))


def end(connection: Connection, run: str, at: str) -> None:
    """Notes that a run came to its end."""
    _add(connection, run, "ended", at, "null")


def runs(connection: Connection) -> tuple[Run, ...]:
    """All runs with what each met, in the order in which they began."""
    table = tables.runs
    found: dict[str, Run] = {}
    met: dict[str, list[Met]] = {}
    query = select(table.c.run, table.c.what, table.c.at, table.c.json).order_by(table.c.number)
    for run, what, at, line in connection.execute(query):
        if what == "began":
            found[run] = from_json(line, Run)
        elif what == "ended":
            found[run] = replace(found[run], ended=datetime.fromisoformat(at))
        else:
            met.setdefault(run, []).extend(from_json(line, _MET))
    return tuple(replace(one, met=summed(met.get(key, ()))) for key, one in found.items())


def summed(met: Iterable[Met]) -> tuple[Met, ...]:
    """The same with one entry for each source, day, stage and outcome, in the order of the first of each."""
    first: dict[tuple[str, str | None, str | None, str], Met] = {}
    records: Counter[tuple[str, str | None, str | None, str]] = Counter()
    claims: Counter[tuple[str, str | None, str | None, str]] = Counter()
    for one in met:
        key = (one.source, one.day, one.stage, one.outcome)
        first.setdefault(key, one)
        records[key] += one.records
        claims[key] += one.claims
    return tuple(replace(one, records=records[key], claims=claims[key]) for key, one in first.items())


def _add(connection: Connection, run: str, what: str, at: str, line: str) -> None:
    values = {"run": run, "what": what, "at": at, "json": rows.storable(line)}
    connection.execute(insert(tables.runs).values(**values))
