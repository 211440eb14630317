"""Many rows are added as few are, whichever way they go into the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

import postgres
from store.test_copying import rows
from store.test_finding import NEWS
from store.test_store import coded
from truceline.errors import LedgerError
from truceline.model import Coded, Drop, Stage
from truceline.store import Store, inserting, open_store, tables
from truceline.store.inserting import insert_new
from truceline.store.postgresql import copy_rows


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    with open_store(made) as opened:
        yield opened


def many(count: int = 250) -> list[Coded]:
    odd = Drop(stage=Stage.CLAIMS, where="tab\tand\nline\\.txt", reason="odd", detail="\\N é 😀 \udce9")
    return [
        coded(f"{i}", text=f"They agreed on a ceasefire of {i} days, at last.", drops=(odd,))
        for i in range(count)
    ]


def test_many_rows_are_as_they_would_be_one_by_one(
    store: Store, postgresql: postgres.Server, empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(of: Store) -> dict[str, list[tuple[object, ...]]]:
        found = rows(of)
        found["articles"] = [row[:-1] for row in found["articles"]]  # without the time
        return found

    store.save([*many(), *NEWS])
    monkeypatch.setattr(inserting, "MANY", 10**9)
    address = postgresql.new_database(empty_database)
    with open_store(address) as other:
        other.save([*many(), *NEWS])
        assert told(other) == told(store)
    postgresql.drop_database(address)


def test_rows_that_are_there_stay_and_those_that_are_new_come(store: Store) -> None:
    table = tables.former_ids
    with store._writing() as connection:
        insert_new(connection, table, [{"id": "7", "ceasefire": "before"}])
        insert_new(connection, table, ({"id": f"{i % 200}", "ceasefire": "after"} for i in range(400)))
        insert_new(connection, table, ({"id": f"{i}", "ceasefire": None} for i in range(300)))
    with store._reading() as connection:
        found = dict(map(tuple, connection.execute(select(table))))
    assert len(found) == 300
    assert found["7"] == "before"
    assert {found["6"], found["199"]} == {"after"}
    assert found["200"] is None


def test_rows_are_numbered_in_their_order(store: Store) -> None:
    lines = [
        {
            "of": f"{i}",
            "document": "d",
            "kind": "claim",
            "day": date(2020, 1, 1),
            "told": "{}",
            "head": "  ",
            "words": f" {i} ",
            "facets": "  ",
        }
        for i in range(500, 0, -1)
    ]
    with store._writing() as connection:
        insert_new(connection, tables.findable, lines)
    with store._reading() as connection:
        found = connection.execute(select(tables.findable.c.of).order_by(tables.findable.c.n)).scalars().all()
    assert found == [line["of"] for line in lines]


def test_what_the_database_refuses_in_bulk_is_told_and_nothing_is_there(store: Store) -> None:
    orphans = [{"document": f"d{i}", "json": "{}", "claims": "[]"} for i in range(300)]
    with pytest.raises(LedgerError, match=r"(?i)foreign key"), store._writing() as connection:
        insert_new(connection, tables.first_readings, orphans)
    assert rows(store)["first_readings"] == []


def test_a_connection_that_dies_in_the_middle_of_many_rows_is_told(
    postgresql: postgres.Server, empty_database: str
) -> None:
    address = postgresql.new_database(empty_database)

    def lines() -> Iterator[list[str]]:
        for i in range(100_000):
            if i == 50_000:
                postgresql.drop_database(address)
            yield [f"{i}", "x" * 100]

    with (
        open_store(address) as store,
        pytest.raises(LedgerError, match="connection to the database was lost"),
        store._writing() as connection,
    ):
        copy_rows(connection, tables.former_ids, ["id", "ceasefire"], lines())
