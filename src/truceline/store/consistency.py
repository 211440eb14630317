"""Whether every row tells in its columns what its value says, and has the hash of it for an id."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cattrs import BaseValidationError
from sqlalchemy import Connection, RowMapping, Table, select

from truceline.codec import from_json
from truceline.model import Claim, Document, Met, Run
from truceline.store import indexing, reading, rows, tables
from truceline.store.damage import ADD_AGAIN, Damage

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, BaseValidationError)
"""What the reading of a row that was tampered with can raise."""

_PAGE = 500  # rows read at once

_MADE: tuple[tuple[Table, Callable[[RowMapping], rows.Values]], ...] = (
    (tables.documents, lambda row: rows.document_row(rows.document_of(row["json"]), row["article"])),
    (tables.claims, lambda row: rows.claim_row(rows.claim_of(row["json"]))),
    (tables.offices, lambda row: rows.office_row(rows.office_of(row["json"]))),
    (tables.drops, lambda row: rows.drop_row(rows.drop_of(row["json"]), row["article"])),
    (tables.judgements, lambda row: rows.judgement_row(rows.judgement_of(row["json"]))),
    (tables.first_readings, lambda row: {"document": _first_of(row)}),
    (tables.questions, lambda row: rows.question_row(rows.question_of(row["json"]), row["position"])),
    (tables.conflicts, lambda row: rows.conflict_row(rows.conflict_of(row["json"]), row["position"])),
    (tables.ceasefires, lambda row: {"id": rows.ceasefire_of(row["json"]).id}),
    (tables.relations, lambda row: {"other": rows.relation_of(row["json"]).other}),
    (tables.changes, lambda row: {"number": rows.noted_of(row).number}),
    (tables.codings, lambda row: {"json": row["json"]} if json.loads(row["json"]) is not None else {}),
    (tables.runs, lambda row: {"run": _run_of(row)}),
)
"""What the columns of each row would be, made anew of the value that stands in it."""

# A value of an older Truceline may lack what has been added since: how it is written down is not compared.
_NOT_COMPARED = frozenset({"json", "content", "given", "meta"})


def rows_of_tables(connection: Connection) -> Iterator[Damage]:
    """Rows that cannot be read, whose id is not the hash of what they hold, or whose columns tell something else.

    Those of articles, which hold much, are told of by `row_of_article`.
    """
    for table, make in _MADE:
        query = select(table).order_by(*table.primary_key).execution_options(yield_per=_PAGE)
        for row in connection.execute(query).mappings():
            yield from _row(table, row, make)


def row_of_article(row: RowMapping) -> Iterator[Damage]:
    """The same of the row of an article."""
    return _row(tables.articles, row, lambda one: rows.article_row(rows.article_of(one), one["added_at"]))


def _row(table: Table, row: RowMapping, make: Callable[[RowMapping], rows.Values]) -> Iterator[Damage]:
    try:
        made = make(row)
    except UNREADABLE as error:
        yield _damage(table, row, f"it cannot be read ({type(error).__name__}).")
        return
    for name, value in made.items():
        if name not in _NOT_COMPARED and row[name] != value:
            what = f"its {name} is {_short(row[name])}; what it holds says {_short(value)}."
            yield _damage(table, row, what)


def found_by(connection: Connection, document: Document, claims: Sequence[Claim]) -> Iterator[Damage]:
    """Where what a document and its claims are found by is not what they tell."""
    roles, findable = indexing.entries(document, claims)
    for table, made in ((tables.roles, roles), (tables.findable, findable)):
        query = select(table).where(table.c.document == document.id)
        there = [dict(row) for row in connection.execute(query).mappings()]
        names = sorted({name for line in made for name in line} - {"in_document"})
        was, now = _lines(there, names), _lines(made, names)
        if was != now:
            lacking, over = (now - was).total(), (was - now).total()
            yield Damage(
                what=f"what it is found by is not what it tells ({lacking} entries lack, {over} are too many).",
                table=table.name,
                id=document.id,
                next_step=ADD_AGAIN,
            )
    # which claim an actor is counted by for the whole article hangs on the order of reading: only the sums tell
    query = select(tables.roles.c.actor, tables.roles.c.in_document)
    found = connection.execute(query.where(tables.roles.c.document == document.id))
    if _sums(found) != _sums((line["actor"], line["in_document"]) for line in roles):
        what = "in how many articles its actors stand is counted wrongly."
        yield Damage(what=what, table="roles", id=document.id, next_step=ADD_AGAIN)


def _sums(counted: Iterable[Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    for actor, n in counted:
        found[actor] += n
    return found


def dropped(connection: Connection, articles: Iterable[RowMapping]) -> frozenset[str]:
    """The ids of those of these articles of which, or of whose place, something is noted as left out."""
    some = list(articles)
    table = tables.drops
    by_id = reading.rows_among(
        connection, select(table.c.article), table.c.article, [row["id"] for row in some]
    )
    by_place = reading.rows_among(
        connection, select(table.c.where), table.c.where, [row["where"] for row in some]
    )
    ids, places = {row[0] for row in by_id}, {row[0] for row in by_place}
    return frozenset(row["id"] for row in some if row["id"] in ids or row["where"] in places)


def _lines(made: Iterable[Mapping[str, Any]], names: Sequence[str]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(line.get(name) for name in names) for line in made)


def _first_of(row: RowMapping) -> str:
    claims = [rows.claim_of(line) for line in json.loads(row["claims"])]
    if any(claim.source.document != row["document"] for claim in claims):
        raise ValueError("claims of another document")
    return rows.document_of(row["json"]).id


def _run_of(row: RowMapping) -> str:
    if row["what"] == "began":
        return from_json(row["json"], Run).id
    if row["what"] == "met":
        from_json(row["json"], tuple[Met, ...])
    elif row["what"] != "ended":
        raise ValueError(row["what"])
    return str(row["run"])


def _damage(table: Table, row: RowMapping, what: str) -> Damage:
    key = "/".join(str(row[column.name]) for column in table.primary_key)
    return Damage(what=what, table=table.name, id=key)


def _short(value: object) -> str:
    told = repr(str(value)) if isinstance(value, str) else repr(value)
    return told if len(told) <= 60 else f"{told[:57]}…"
