"""Whether what is derived in a ledger is what follows from its evidence, row for row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, select

from truceline.model import FAILED
from truceline.store import rows, tables
from truceline.store.damage import ADD_AGAIN, Damage
from truceline.store.evidence import Derived

_PAGE = 500  # rows read at once
_KEPT = ("superseded_by", "superseded_because", "copy_of", "root", "segments")


def derived(connection: Connection, made: Derived) -> Iterator[Damage]:
    """Where the ledger holds something else than what was derived now."""
    cases = [
        rows.ceasefire_row(one, place, made.summaries.get(one.id))
        for place, one in enumerate(made.ceasefires)
    ]
    yield from _other(connection, tables.ceasefires, cases, ("position", "summary", "json"))
    relations = (row for one in made.ceasefires for row in rows.relation_rows(one))
    yield from _other(connection, tables.relations, relations, ("other", "json"))
    conflicts = (rows.conflict_row(one, place) for place, one in enumerate(made.conflicts))
    yield from _other(connection, tables.conflicts, conflicts, ("position", "json"))
    questions = (rows.question_row(one, place) for place, one in enumerate(made.questions))
    told = ("position", "ceasefire", "doubt", "weight", "json")
    yield from _other(connection, tables.questions, questions, told)
    yield from _other(connection, tables.documents, _lineages(connection, made), _KEPT)
    yield from _other(connection, tables.claims, _marks(connection, made), ("left_out", "ceasefire"))


def coded(connection: Connection, anew: Connection) -> Iterator[Damage]:
    """Where a ledger holds something else of its articles than another one, made anew of the same articles."""
    failed = select(tables.drops.c.article).where(tables.drops.c.reason == FAILED)
    waiting = set(connection.execute(failed).scalars())  # the next `add` tries these again
    for table in (tables.documents, tables.claims, tables.offices, tables.first_readings):
        expected = {key: digest for key, _, digest in _digests(anew, table)}
        for key, document, digest in _digests(connection, table):
            wanted = expected.pop(key, None)
            if document in waiting or wanted == digest:
                continue
            what = "is not there when" if wanted is None else "is another when"
            yield _anew(table, key, f"it {what} the articles are coded anew.")
        for key in expected:
            yield _anew(table, key, "it is there when the articles are coded anew, and is not here.")


def _digests(connection: Connection, table: Table) -> Iterator[tuple[str, str, bytes]]:
    """The key of each row, the document it is of, and a hash of what is made of that document alone."""
    names = sorted(set(table.c.keys()) - {*_KEPT, "left_out", "ceasefire"})
    (key,) = table.primary_key
    document = key if table is tables.documents else table.c.document
    query = select(key, document, *(table.c[name] for name in names))
    for row in connection.execute(query.execution_options(yield_per=_PAGE)):
        yield row[0], row[1], blake2b(repr(tuple(row[2:])).encode(), digest_size=16).digest()


def _lineages(connection: Connection, made: Derived) -> Iterator[rows.Values]:
    none = dict.fromkeys(_KEPT)
    for key in connection.execute(select(tables.documents.c.id)).scalars().all():
        lineage = made.lineages.get(key)
        line = rows.segments_line(made.segments.get(key))
        yield {"id": key, **(none if lineage is None else rows.lineage_row(lineage)), "segments": line}


def _marks(connection: Connection, made: Derived) -> Iterator[rows.Values]:
    case_of = {claim: one.id for one in made.ceasefires for claim in one.claims}
    for key in connection.execute(select(tables.claims.c.id)).scalars().all():
        yield {"id": key, "left_out": made.left_out.get(key), "ceasefire": case_of.get(key)}


def _other(
    connection: Connection, table: Table, made: Iterable[rows.Values], names: tuple[str, ...]
) -> Iterator[Damage]:
    """A fault for each row that is another, is lacking, or is one too many."""
    key = [column.name for column in table.primary_key]
    expected = {tuple(row[name] for name in key): row for row in made}
    columns = [table.c[name] for name in (*key, *names)]
    for row in connection.execute(select(*columns).order_by(*table.primary_key)).mappings():
        identity = tuple(row[name] for name in key)
        line = expected.pop(identity, None)
        if line is None:
            yield _damage(table, identity, "nothing that the articles tell makes it.")
        elif wrong := [name for name in names if row[name] != line[name]]:
            yield _damage(table, identity, f"derived anew, its {', '.join(wrong)} is another.")
    for identity in expected:
        yield _damage(table, identity, "it follows from what the articles tell, and is not there.")


def _anew(table: Table, key: str, what: str) -> Damage:
    step = "Another version of Truceline may have coded it; if not, put back a backup: truceline restore."
    return Damage(what=what, table=table.name, id=key, next_step=step)


def _damage(table: Table, key: tuple[Any, ...], what: str) -> Damage:
    return Damage(what=what, table=table.name, id="/".join(map(str, key)), next_step=ADD_AGAIN)
