"""A ledger that an older Truceline made is brought up to date when it is opened, with all that is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, MetaData, create_engine, inspect, select, text

import truceline.store
from truceline.annotations import Annotator
from truceline.checks import check_ledger
from truceline.errors import LedgerError
from truceline.model import Drop, Judgement, Stage, Verdict
from truceline.run.settle import settle
from truceline.store import open_store, rows, schema
from truceline.store.opening import _APPLICATION
from truceline.store.tables import metadata

RELEASED = [f"{number:04}" for number in range(1, int(schema.HEAD))]
EVIDENCE = ("articles", "documents", "claims", "drops", "judgements")
Rows = dict[str, list[dict[str, Any]]]

DROP = Drop(stage=Stage.SOURCES, where="a.txt", reason="unreadable", detail="x")
JUDGEMENT = Judgement(
    verdict=Verdict.ACCEPT,
    subject="AZE-ARM-2020-10-10",
    field="effect",
    value="2020-10-10",
    by="Ana",
    at=truceline.store.store.utc_now(),
)


def engine_of(place: str) -> Engine:
    return create_engine(place if "://" in place else f"sqlite:///{place}")


@contextmanager
def opened(place: str) -> Iterator[Connection]:
    engine = engine_of(place)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def older(place: str, revision: str) -> None:
    """An empty ledger at one of the earlier revisions."""
    config = Config()
    config.set_main_option("script_location", str(Path(truceline.store.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    with opened(place) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"PRAGMA application_id = {_APPLICATION}"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def filled(place: str, revision: str, ledger: Path) -> None:
    """A ledger of that revision with what is in another one, as far as its tables can hold it."""
    older(place, revision)
    known = MetaData()
    with opened(str(ledger)) as source, opened(place) as target:
        known.reflect(target)
        told: Rows = {
            table.name: [dict(row) for row in source.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }
        told["drops"].append(rows.drop_row(DROP, None))
        told["judgements"].append(rows.judgement_row(JUDGEMENT))
        if "first_readings" not in known.tables:
            _as_first_read(told)
        # How ceasefires were written then, no later Truceline has to be able to read.
        told["ceasefires"] = [
            {
                "id": row["id"],
                "position": row["position"],
                "json": json.dumps({"id": row["id"], "claims": []}),
            }
            for row in told["ceasefires"]
        ]
        for row in told["ledger"]:
            row["shape"] = "of another Truceline"
        target.execute(known.tables["ledger"].delete())
        for name in (table.name for table in metadata.sorted_tables if table.name in known.tables):
            columns = known.tables[name].c.keys()
            lines = [{key: value for key, value in row.items() if key in columns} for row in told[name]]
            if lines:
                target.execute(known.tables[name].insert(), lines)


def _as_first_read(told: Rows) -> None:
    """Puts how documents were read by themselves in the place of how they were read later."""
    for first in told["first_readings"]:
        key = first["document"]
        told["documents"] = [
            row | {"json": first["json"]} if row["id"] == key else row for row in told["documents"]
        ]
        told["claims"] = [row for row in told["claims"] if row["document"] != key]
        made = (rows.claim_row(rows.claim_of(line)) for line in json.loads(first["claims"]))
        told["claims"] += [{**row, "left_out": None, "ceasefire": None} for row in made]
        dating = rows.document_of(first["json"]).dating
        for row in told["documents"]:
            if row["id"] == key:
                row.update(earliest=dating.earliest, latest=dating.latest)


def evidence(place: str) -> dict[str, list[tuple[Any, ...]]]:
    """The evidence of a ledger of whatever revision, without what is derived."""
    derived = {"left_out", "ceasefire", "superseded_by", "superseded_because", "copy_of", "root", "segments"}
    known = MetaData()
    with opened(place) as connection:
        known.reflect(connection, only=EVIDENCE)
        return {
            name: sorted(
                connection.execute(select(*(one for one in known.tables[name].c if one.name not in derived))),
                key=repr,
            )
            for name in EVIDENCE
        }


def held(place: str) -> dict[str, Any]:
    """All that stands in a ledger: its tables, their columns, their rows."""
    known = MetaData()
    with opened(place) as connection:
        known.reflect(connection)
        return {
            name: (table.c.keys(), sorted(map(tuple, connection.execute(select(table))), key=repr))
            for name, table in known.tables.items()
        }


def check_upgrade(place: str, revision: str, ledger: Path, annotator: Annotator) -> None:
    filled(place, revision, ledger)
    before = evidence(place)
    assert all(before.values())
    with open_store(place, create=False) as store:
        assert evidence(place) == before
        at_rest = [store.is_derived]
        list(settle(store, annotator, batch=64))
        at_rest.append(store.is_derived)
        assert at_rest == [False, True]
        assert store.judgements() == (JUDGEMENT,)
        assert store.drops() == (DROP,)
        cases = {case.id for case in store.ceasefires()}
        assert set(store.former_ids()) | cases >= {"AZE-ARM-2020-10-10", "AZE-NKR-2023-09-20"}
    assert check_ledger(place).faults == ()


@pytest.mark.parametrize("revision", RELEASED)
def test_a_file_of_each_released_schema_is_brought_up_to_date_without_loss(
    tmp_path: Path, revision: str, karabakh: Path, annotator: Annotator
) -> None:
    check_upgrade(str(tmp_path / "old.ledger"), revision, karabakh, annotator)


@pytest.mark.parametrize("revision", ["0001", "0005", "0009"])
def test_a_database_of_a_released_schema_is_brought_up_to_date_without_loss(
    postgresql: Any, revision: str, karabakh: Path, annotator: Annotator
) -> None:
    place = postgresql.new_database()
    check_upgrade(place, revision, karabakh, annotator)
    postgresql.drop_database(place)


def test_an_upgrade_that_fails_leaves_the_ledger_as_it_was(
    place: str, karabakh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(place, "0001", karabakh)
    before = held(place)
    assert "roles" not in before

    def fail(connection: Connection) -> None:
        assert inspect(connection).has_table("roles")
        raise LedgerError("the power is gone.")

    with monkeypatch.context() as patched:
        patched.setattr("truceline.store.indexing.fill", fail)
        with pytest.raises(LedgerError, match="the power is gone"):
            open_store(place, create=False)
    assert held(place) == before
    with open_store(place, create=False) as store:
        assert len(store.claims()) == len(before["claims"][1])


def test_a_ledger_without_offices_gets_a_table_for_them(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    older(str(path), "0002")
    with open_store(path, create=False) as store:
        store.save([], [DROP])
        assert store.offices() == ()
        assert [drop.where for drop in store.drops()] == ["a.txt"]
