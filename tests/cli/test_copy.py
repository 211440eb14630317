"""`truceline copy` moves a ledger between a file and a database, and says what it did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

import postgres

Run = Callable[..., Result]


def test_a_ledger_goes_to_a_database_and_back(
    run: Run, own_karabakh: Path, postgresql: postgres.Server
) -> None:
    address = postgresql.new_database()
    there = run("copy", str(own_karabakh), address)
    assert there.exit_code == 0
    told = json.loads(there.stdout)
    assert (told["from"], told["to"]) == (str(own_karabakh), address)
    assert told["counts"]["ceasefires"] > 0
    assert run("list", "--ledger", address).stdout == run("list", "--ledger", str(own_karabakh)).stdout
    back = run("copy", address, "back.ledger")
    assert json.loads(back.stdout)["counts"] == told["counts"]
    assert (
        run("export", "--ledger", "back.ledger").stdout == run("export", "--ledger", str(own_karabakh)).stdout
    )
    postgresql.drop_database(address)


def test_a_place_that_holds_something_is_refused(run: Run, own_karabakh: Path) -> None:
    assert run("copy", str(own_karabakh), "a.ledger").exit_code == 0
    again = run("copy", str(own_karabakh), "a.ledger")
    assert again.exit_code == 2
    assert again.stderr == (
        "truceline: a.ledger: there is something in this ledger already; nothing was copied. "
        "Name a new file, or make a new database: createdb NAME.\n"
    )


def test_a_ledger_that_is_not_there_is_told_and_nothing_is_made(run: Run) -> None:
    result = run("copy", "nowhere.ledger", "a.ledger")
    assert result.exit_code == 2
    assert "nowhere.ledger: there is no ledger here." in result.stderr
    assert not Path("a.ledger").exists()


def test_a_served_ledger_is_not_copied_from_afar(run: Run) -> None:
    result = run("copy", "https://truces.example.org", "a.ledger")
    assert result.exit_code == 2
    assert "this ledger is served by another machine" in result.stderr


def test_no_password_is_printed(run: Run, own_karabakh: Path, postgresql: postgres.Server) -> None:
    address = postgresql.new_database()
    result = run("copy", str(own_karabakh), address.replace("truceline@", "truceline:s3cret@"))
    assert result.exit_code == 0
    assert "s3cret" not in result.output
    assert "truceline:***@" in result.stdout
    postgresql.drop_database(address)


def test_who_served_it_is_told_where_the_users_stay(run: Run, own_karabakh: Path) -> None:
    users = Path(f"{own_karabakh}.access")
    users.touch()
    assert (
        f"stay in {users}; serve the copy with --access" in run("copy", str(own_karabakh), "a.ledger").stderr
    )
