from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

import postgres
from damaged import put
from truceline.checks import check_ledger
from truceline.errors import LedgerError
from truceline.model import Drop, Stage
from truceline.store import back_up, open_store, restore

Rows = dict[str, list[tuple[object, ...]]]


def rows(place: Path) -> Rows:
    """All rows of all tables, those of the index of words included."""
    with closing(sqlite3.connect(place)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
            )
        ]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


def drop(number: int) -> Drop:
    return Drop(stage=Stage.SOURCES, where=f"{number}.txt", reason="unreadable", detail="x")


def test_a_backup_is_a_ledger_with_the_same_rows(own_karabakh: Path, tmp_path: Path) -> None:
    before = rows(own_karabakh)
    made = back_up(own_karabakh, tmp_path / "b.ledger")
    assert rows(tmp_path / "b.ledger") == before
    assert (made.counts["articles"], made.counts["ceasefires"]) == (16, 5)
    assert made.sha256 == sha256((tmp_path / "b.ledger").read_bytes()).hexdigest()
    with open_store(tmp_path / "b.ledger", create=False) as store:
        assert store.is_derived


def test_a_ledger_in_a_database_goes_into_a_file_and_comes_back(
    karabakh: Path, postgresql: postgres.Server, tmp_path: Path
) -> None:
    place, again = postgresql.new_database(), postgresql.new_database()
    put(karabakh, place)
    with open_store(place) as store:

        def write(done: int, _of: int) -> None:
            store.save([], [drop(done)])

        made = back_up(place, tmp_path / "b.ledger", tell=write)
        assert store.drops()
    assert made.counts["drops"] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["b.ledger"]
    assert check_ledger(tmp_path / "b.ledger").is_clean
    assert restore(tmp_path / "b.ledger", again) == made.counts
    assert check_ledger(again).is_clean
    with pytest.raises(LedgerError, match="there is something in this ledger already"):
        restore(tmp_path / "b.ledger", again)
    back_up(again, tmp_path / "c.ledger")
    known = [name for name in rows(karabakh) if name in made.counts]
    first, second = rows(tmp_path / "b.ledger"), rows(tmp_path / "c.ledger")
    assert {name: first[name] for name in known} == {name: second[name] for name in known}
    for address in (place, again):
        postgresql.drop_database(address)


def test_what_is_written_meanwhile_is_not_in_the_backup(
    own_karabakh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.store.backup._STEP", 7)
    before = rows(own_karabakh)
    with open_store(own_karabakh) as store:
        steps: list[int] = []

        def write(done: int, _total: int) -> None:
            store.save([], [drop(len(steps))])
            steps.append(done)

        back_up(own_karabakh, tmp_path / "b.ledger", tell=write)
        assert len(steps) > 10
        assert len(store.drops()) == len(steps)
    assert rows(tmp_path / "b.ledger") == before


def test_a_backup_stands_alone_in_its_folder(own_karabakh: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    own_karabakh.chmod(0o640)
    back_up(own_karabakh, tmp_path / "kept" / "b.ledger")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["b.ledger"]
    assert (tmp_path / "kept" / "b.ledger").stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_there_is_only_replaced_when_asked(own_karabakh: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.ledger"
    target.write_text("mine")
    with pytest.raises(LedgerError, match="there is a file already"):
        back_up(own_karabakh, target)
    assert target.read_text() == "mine"
    back_up(own_karabakh, target, replace=True)
    assert rows(target) == rows(own_karabakh)


def test_somebody_who_is_faster_keeps_the_name(
    own_karabakh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "b.ledger"
    monkeypatch.setattr("truceline.store.backup._STEP", 7)
    with pytest.raises(LedgerError, match="there is a file already"):
        back_up(own_karabakh, target, tell=lambda _done, _total: target.touch())
    assert target.read_bytes() == b""
    assert sorted(path.name for path in tmp_path.iterdir() if "b.ledger" in path.name) == ["b.ledger"]


def _text(place: Path) -> None:
    place.write_text("my notes")


def _half(place: Path) -> None:
    place.write_bytes(place.read_bytes()[: 40 * 4096])


def _torn(place: Path) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[: 20 * 4096] + b"\xff" * 30 * 4096 + whole[50 * 4096 :])


@pytest.mark.parametrize("harm", [_text, _half, _torn])
def test_what_is_damaged_is_neither_backed_up_nor_restored(
    own_karabakh: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(own_karabakh)
    harmed = own_karabakh.read_bytes()
    for act in (back_up, restore):
        with pytest.raises(LedgerError):
            act(own_karabakh, tmp_path / "b.ledger")
    assert own_karabakh.read_bytes() == harmed
    assert [path.name for path in tmp_path.iterdir() if "b.ledger" in path.name] == []


def test_a_backup_comes_back_as_it_was(own_karabakh: Path, tmp_path: Path) -> None:
    before = rows(own_karabakh)
    back_up(own_karabakh, tmp_path / "b.ledger")
    with open_store(own_karabakh) as store:
        store.save([], [drop(1)])
    own_karabakh.rename(tmp_path / "old.ledger")
    counts = restore(tmp_path / "b.ledger", own_karabakh)
    assert counts["articles"] == 16
    assert rows(own_karabakh) == before


def test_nothing_is_restored_over_a_ledger(own_karabakh: Path, tmp_path: Path) -> None:
    back_up(own_karabakh, tmp_path / "b.ledger")
    before = rows(own_karabakh)
    with pytest.raises(LedgerError, match="there is a file already"):
        restore(tmp_path / "b.ledger", own_karabakh)
    assert rows(own_karabakh) == before


def test_what_was_left_of_a_ledger_that_is_gone_is_no_part_of_a_new_one(
    own_karabakh: Path, tmp_path: Path
) -> None:
    back_up(own_karabakh, tmp_path / "b.ledger")
    (tmp_path / "new.ledger-wal").write_bytes(b"left")
    with pytest.raises(LedgerError, match="left of a ledger that is gone"):
        restore(tmp_path / "b.ledger", tmp_path / "new.ledger")


def test_a_backup_of_a_newer_truceline_is_refused(own_karabakh: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(own_karabakh)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    back_up(own_karabakh, tmp_path / "b.ledger")
    with pytest.raises(LedgerError, match="a newer Truceline made this ledger"):
        restore(tmp_path / "b.ledger", tmp_path / "new.ledger")
    assert not (tmp_path / "new.ledger").exists()


def test_a_ledger_is_no_backup_of_itself(own_karabakh: Path) -> None:
    with pytest.raises(LedgerError, match="this is the ledger itself"):
        back_up(own_karabakh, own_karabakh, replace=True)


def test_a_folder_that_is_not_there_is_told(own_karabakh: Path, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"cannot be written \(No such file or directory\)"):
        back_up(own_karabakh, tmp_path / "nowhere" / "b.ledger")
