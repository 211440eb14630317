from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_a_whole_ledger_is_told_so(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    result = run("check")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["clean"], told["faults"], told["counts"]["articles"]) == (True, [], 2)


def test_a_deep_check_codes_again(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    result = run("check", "--deep", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["deep"] is True


def test_faults_end_with_1_and_say_what_to_do(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE claims SET start = start + 1")
    connection.close()
    result = run("check")
    assert result.exit_code == 1
    (first, second) = json.loads(result.stdout)["faults"]
    assert first["table"] == second["table"] == "claims"
    assert first["what"].startswith("its start is ")
    monkeypatch.setattr("truceline.cli.check.wants_json", lambda asked: asked)
    shown = run("check").stdout
    assert "truceline.ledger: 2 faults in 2 articles, 2 claims, 2 ceasefires." in shown
    assert "Put back a backup: truceline restore." in shown


def test_what_cannot_be_read_ends_with_2(run: Run) -> None:
    result = run("check", "--ledger", "nowhere.ledger")
    assert result.exit_code == 2
    assert "there is no ledger here" in result.stderr


def test_a_served_ledger_is_checked_where_it_is(run: Run) -> None:
    result = run("check", "--ledger", "https://truce.example.org")
    assert result.exit_code == 2
    assert "Run the command there" in result.stderr
