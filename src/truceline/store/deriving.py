"""Writes what was derived in the place of what was derived before. Runs inside a transaction that its caller opened and will commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Executable, Table, bindparam, delete, select, update

from truceline.model import Ceasefire, Change, Summary
from truceline.store import reading, rows, tables
from truceline.store.evidence import Derived
from truceline.store.inserting import insert_new
from truceline.store.shape import shape

RowOf = Callable[[Ceasefire, int, Summary | None, int | None], rows.Values]
"""Makes the row of a ceasefire: `ceasefire_row`, or `CeasefireRows` that keep what has not changed."""


def write_derived(
    connection: Connection, derived: Derived, since: int, at: str, row_of: RowOf = rows.ceasefire_row
) -> None:
    """Puts these ceasefires, made of the evidence of revision `since`, and all that is kept beside them, in the place of those before.

    `at` is the time of now. Ids that no longer stand lead on to what became of them. Only what has changed is written.
    """
    before = {row.id: row for row in connection.execute(select(tables.ceasefires))}
    told = _rows_of(derived, since, row_of)
    changed = [key for key, row in before.items() if key not in told or _is_other(row, told[key])]
    if changed or len(told) != len(before):
        _write_former_ids(
            connection, map(rows.former_of, (row.json for row in before.values())), derived.ceasefires
        )
    written = [key for key in told if key not in before or key in set(changed)]
    _replace(connection, tables.ceasefires, tables.ceasefires.c.id, changed, (told[key] for key in written))
    _move(connection, before, told)
    _write_relations(connection, derived, {*changed, *written})
    for table, lines in (
        (tables.conflicts, [rows.conflict_row(one, place) for place, one in enumerate(derived.conflicts)]),
        (tables.questions, [rows.question_row(one, place) for place, one in enumerate(derived.questions)]),
    ):
        _write_all(connection, table, lines)
    _write_changes(connection, _changes(connection, before, told), at)
    _write_lineages(connection, derived)
    _write_claims(connection, derived)
    connection.execute(update(tables.ledger).values(derived=since, shape=shape()))


def _rows_of(derived: Derived, revision: int, row_of: RowOf) -> dict[str, rows.Values]:
    return {
        one.id: row_of(one, place, derived.summaries.get(one.id), revision)
        for place, one in enumerate(derived.ceasefires)
    }


def _is_other(row: Any, now: rows.Values) -> bool:
    return bool(row.json != now["json"] or row.summary != now["summary"])


def _move(connection: Connection, before: Mapping[str, Any], told: Mapping[str, rows.Values]) -> None:
    table = tables.ceasefires
    moved = [
        {"of": key, "to": row["position"]}
        for key, row in told.items()
        if key in before and before[key].position != row["position"]
    ]
    _each(
        connection, update(table).where(table.c.id == bindparam("of")).values(position=bindparam("to")), moved
    )


def _write_relations(connection: Connection, derived: Derived, changed: Iterable[str]) -> None:
    by_id = {one.id: one for one in derived.ceasefires}
    keys = sorted(changed)
    lines = (row for key in keys if key in by_id for row in rows.relation_rows(by_id[key]))
    _replace(connection, tables.relations, tables.relations.c.ceasefire, keys, lines)


def _write_all(connection: Connection, table: Table, lines: Sequence[rows.Values]) -> None:
    """Puts these rows in the place of all before; what stands as it was is not written."""
    before = {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}
    now = {line["id"]: line for line in lines}
    gone = [key for key, row in before.items() if now.get(key) != row]
    _replace(connection, table, table.c.id, gone, (row for key, row in now.items() if before.get(key) != row))


def _changes(
    connection: Connection, before: Mapping[str, Any], told: Mapping[str, rows.Values]
) -> Iterator[Change]:
    """What is other than before, as far as it is told in the words of the summaries."""
    former = reading.former_ids(connection)
    for key in before:
        if key not in told:
            yield Change(ceasefire=key, was=key, now=former.get(key) or "")
    for key, row in told.items():
        if key not in before:
            yield Change(ceasefire=key, now=key)
            continue
        was, now = rows.words_of(before[key].summary), rows.words_of(row["summary"])
        for field in now:
            if field in was and was[field] != now[field]:
                yield Change(ceasefire=key, field=field, was=was[field], now=now[field])


def _write_changes(connection: Connection, changes: Iterable[Change], at: str) -> None:
    lines = [rows.change_row(change, at) for change in changes]
    if lines:
        connection.execute(tables.changes.insert(), lines)


def _write_lineages(connection: Connection, derived: Derived) -> None:
    documents = tables.documents
    names = ("superseded_by", "superseded_because", "copy_of", "root", "segments")
    columns = [documents.c[name] for name in names]
    none = dict.fromkeys(names)
    known = {
        row[0]: dict(zip(names, row[1:], strict=True))
        for row in connection.execute(select(documents.c.id, *columns))
    }
    told = {
        key: rows.lineage_row(lineage) | {"segments": rows.segments_line(derived.segments.get(key))}
        for key, lineage in derived.lineages.items()
    }
    lines = [
        {"of": key, **{f"new_{name}": row[name] for name in names}}
        for key in known
        if (row := told.get(key, none)) != known[key]
    ]
    marked = update(documents).where(documents.c.id == bindparam("of"))
    _each(connection, marked.values({name: bindparam(f"new_{name}") for name in names}), lines)


def _write_claims(connection: Connection, derived: Derived) -> None:
    """Writes which ceasefire each claim counts for, or why for none."""
    claims = tables.claims
    case_of = {claim: one.id for one in derived.ceasefires for claim in one.claims}
    _write_marks(connection, claims.c.left_out, reading.left_out(connection), derived.left_out)
    _write_marks(connection, claims.c.ceasefire, reading.case_of(connection), case_of)


def _write_marks(
    connection: Connection, column: Column[Any], before: Mapping[str, str], now: Mapping[str, str]
) -> None:
    """Writes a column of claims, given by their ids, where it is another."""
    changes = [
        {"of": key, "to": now.get(key)}
        for key in sorted(before.keys() | now.keys())
        if before.get(key) != now.get(key)
    ]
    marked = update(tables.claims).where(tables.claims.c.id == bindparam("of"))
    _each(connection, marked.values({column.name: bindparam("to")}), changes)


def _replace(
    connection: Connection,
    table: Table,
    column: Column[Any],
    gone: Iterable[str],
    lines: Iterable[rows.Values],
) -> None:
    _each(connection, delete(table).where(column == bindparam("of")), [{"of": key} for key in gone])
    insert_new(connection, table, lines)


def _each(connection: Connection, statement: Executable, lines: Sequence[rows.Values]) -> None:
    """Runs a statement for each of these lines, if there are any."""
    if lines:
        connection.execute(statement, lines)


def successors(before: Iterable[rows.Former], after: Sequence[Ceasefire]) -> dict[str, str | None]:
    """What became of each case whose id no longer stands: the one that says it had that id, else the one that shares
    most claims with it (the first of equals), else None.
    """
    standing = {ceasefire.id for ceasefire in after}
    gone = [old for old in before if old.id not in standing]
    if not gone:
        return {}
    had = {name: ceasefire.id for ceasefire in reversed(after) for name in ceasefire.also_known_as}
    holder = {claim: ceasefire.id for ceasefire in after for claim in ceasefire.claims}
    return {old.id: had.get(old.id) or _sharing(old, holder) for old in gone}


def _sharing(old: rows.Former, holder: Mapping[str, str]) -> str | None:
    shared = Counter(holder[claim] for claim in old.claims if claim in holder)
    return min(shared, key=lambda new: (-shared[new], new), default=None)


def _write_former_ids(
    connection: Connection, before: Iterable[rows.Former], after: Sequence[Ceasefire]
) -> None:
    former, gone = reading.former_ids(connection), successors(before, after)
    led_on = {old: gone.get(now, now) if now is not None else None for old, now in former.items()}
    standing = {ceasefire.id for ceasefire in after}
    leads = {old: now for old, now in {**led_on, **gone}.items() if old not in standing}
    if leads == former:
        return
    connection.execute(delete(tables.former_ids))
    insert_new(connection, tables.former_ids, ({"id": old, "ceasefire": now} for old, now in leads.items()))
