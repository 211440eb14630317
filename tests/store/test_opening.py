from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from truceline.errors import LedgerError
from truceline.model import Drop, Stage
from truceline.store import open_store
from truceline.store.faults import told


def test_a_new_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    with open_store(tmp_path / "new.ledger") as store:
        assert store.ceasefires() == ()
    assert [path.name for path in tmp_path.iterdir()] == ["new.ledger"]


def test_no_ledger_is_made_by_those_who_only_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger here.*truceline add"):
        open_store(tmp_path / "new.ledger", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    place = tmp_path / "empty.ledger"
    place.touch()
    with open_store(place) as store:
        assert store.claims() == ()


def test_a_text_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("my notes")
    with pytest.raises(LedgerError, match=r"notes\.txt: this file is not a Truceline ledger.*--ledger"):
        open_store(place)
    assert place.read_text() == "my notes"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_another_sqlite_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE articles (id)")
    connection.close()
    before = place.read_bytes()
    with pytest.raises(LedgerError, match="not a Truceline ledger"):
        open_store(place)
    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["other.db"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="this is a folder"):
        open_store(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        open_store(tmp_path / "nowhere" / "t.ledger")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_ledger_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    place = tmp_path / "t.ledger"
    open_store(place).close()
    place.chmod(0)
    with pytest.raises(LedgerError, match=r"cannot be read.*permissions"):
        open_store(place)


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    place = tmp_path / "t.ledger"
    open_store(place).close()
    place.write_bytes(place.read_bytes()[:100] + b"\xff" * 20_000)
    with pytest.raises(LedgerError, match="damaged"):
        open_store(place)


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "t.ledger"
    open_store(place).close()
    connection = sqlite3.connect(place)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match=r"newer Truceline.*[Uu]pgrade"):
        open_store(place)


def test_a_full_disk_is_told_and_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    kept = Drop(stage=Stage.SOURCES, where="a", reason="empty", detail="empty")
    big = Drop(stage=Stage.SOURCES, where="b", reason="empty", detail="x" * 500_000)
    with open_store(tmp_path / "t.ledger") as store:
        store.save([], [kept])
    with open_store(tmp_path / "t.ledger") as store:
        event.listen(
            store._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 30")
        )
        store._engine.dispose()
        with pytest.raises(LedgerError, match=r"disk is full.*untouched"):
            store.save([], [big])
        assert store.drops() == (kept,)


def test_a_ledger_can_be_named_by_its_address(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/t.ledger").close()
    open_store(tmp_path / "t.ledger", create=False).close()


@pytest.mark.parametrize(
    "words, said",
    [
        ("database is locked", "another program is writing"),
        ("attempt to write a readonly database", "may not be written"),
        ("unable to open database file", "cannot be opened"),
        ("file is not a database", "no ledger"),
        ("something new", "something new"),
    ],
)
def test_database_errors_are_told_for_people(words: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said) as caught, told("my.ledger"):
        raise OperationalError("SELECT 1", None, sqlite3.OperationalError(words))
    assert caught.value.where == "my.ledger"
