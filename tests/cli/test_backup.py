from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from truceline.access import Access

Run = Callable[..., Result]


def test_a_ledger_goes_into_a_file_and_comes_back(run: Run, ledger: Path) -> None:
    listed = run("list").stdout
    made = run("backup", "monday.ledger")
    assert made.exit_code == 0
    assert json.loads(made.stdout)["counts"]["claims"] == 2
    ledger.unlink()
    back = run("restore", "monday.ledger")
    assert back.exit_code == 0
    assert json.loads(back.stdout)["ledger"] == "truceline.ledger"
    assert run("list").stdout == listed
    assert run("check").exit_code == 0


def test_a_file_that_is_there_is_kept_unless_replaced(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    Path("monday.ledger").write_text("mine")
    refused = run("backup", "monday.ledger")
    assert refused.exit_code == 2
    assert "monday.ledger: there is a file already" in refused.stderr
    assert run("backup", "monday.ledger", "--replace").exit_code == 0


def test_users_and_log_go_beside_when_asked(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    run("users", "add", "Ana", "--role", "owner", "--no-password")
    assert run("backup", "plain.ledger").exit_code == 0
    assert not Path("plain.ledger.access").exists()
    assert run("backup", "monday.ledger", "--users").exit_code == 0
    assert run("restore", "monday.ledger", "--users", "--ledger", "again.ledger").exit_code == 0
    access = Access(Path("again.ledger.access"))
    assert access.has_users()
    access.close()


def test_users_that_are_there_are_not_restored_over(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    run("users", "add", "Ana", "--role", "owner", "--no-password")
    run("backup", "monday.ledger", "--users")
    ledger.unlink()
    refused = run("restore", "monday.ledger", "--users")
    assert refused.exit_code == 2
    assert "truceline.ledger.access: there is a file already" in refused.stderr
    assert not ledger.exists()
