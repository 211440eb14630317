"""`truceline users`, as typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from truceline.access import Access, Role
from truceline.cli.users import ROLES

Run = Callable[..., Result]
GOOD = "correct horse battery"


def lines(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def add(run: Run, name: str, *args: str) -> Result:
    return run("users", "add", name, "--password-stdin", *args, stdin=f"{GOOD}\n")


def test_a_user_is_added_beside_the_ledger(run: Run) -> None:
    assert "Ana is a reviewer now." in add(run, "Ana", "--role", "reviewer", "-l", "my.ledger").stderr
    (ana,) = lines(run("users", "list", "-l", "my.ledger"))
    assert (ana["name"], ana["role"], ana["password"], ana["tokens"]) == ("Ana", "reviewer", True, 0)
    assert Path("my.ledger.access").exists()
    assert not Path("my.ledger").exists()


@pytest.mark.parametrize(
    "args, place",
    [
        ((), "truceline.ledger.access"),
        (("--access", "a"), "a"),
        (("--ledger", "postgresql+psycopg://localhost/x"), "truceline.access"),
    ],
)
def test_the_access_file_lies_where_it_is_named(run: Run, args: tuple[str, ...], place: str) -> None:
    assert add(run, "Ana", *args).exit_code == 0
    assert Path(place).exists()


def test_the_settings_name_it_too(run: Run) -> None:
    Path("truceline.toml").write_text('access = "team.access"\n', "utf-8")
    add(run, "Ana")
    assert Path("team.access").exists()


def test_the_life_of_a_user(run: Run) -> None:
    add(run, "Ana")
    assert "Ana is an owner now." in run("users", "role", "ana", "owner").stderr
    token = run("users", "token", "Ana", "--expires", "2999-01-31").stdout.strip()
    done = run("users", "password", "Ana", "--password-stdin", stdin="another long password\n")
    assert "Tokens that still hold: 1." in done.stderr
    access = Access(Path("truceline.ledger.access"))
    assert access.sign_in("Ana", "another long password", "") is not None
    assert access.by_token(token, "") is not None
    assert "Tokens revoked: 1." in run("users", "revoke", "Ana").stderr
    assert access.by_token(token, "") is None
    access.close()
    assert "There are no users now" in run("users", "remove", "Ana").stderr
    assert lines(run("users", "list")) == []


def test_the_log_tells_what_was_done_and_by_whom(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "root")
    add(run, "Ana")
    run("users", "role", "Ana", "owner")
    changed, added = lines(run("users", "log"))
    assert (added["who"], added["what"], added["on"]) == ("root", "user added", "Ana: reader")
    assert lines(run("users", "log", "--what", "role changed")) == [changed]
    assert lines(run("users", "log", "--day", "2000-01-01")) == []


def test_programs_get_no_password(run: Run) -> None:
    assert run("users", "add", "bot", "--no-password").exit_code == 0
    assert lines(run("users", "list"))[0]["password"] is False


@pytest.mark.parametrize(
    "args, stdin, words",
    [
        (
            ("add", "Ana", "--role", "king", "--no-password"),
            "",
            "'king' is no role. There are reader, reviewer, owner.",
        ),
        (("add", "Ana", "--role", "nobody", "--no-password"), "", "'nobody' is no role"),
        (("add", "Ana", "--password-stdin"), "short\n", "at least 12 characters"),
        (("add", "Ana"), "", "--password-stdin"),
        (("role", "Eve", "owner"), "", "there is no user 'Eve'. See who there is: truceline users list."),
        (("password", "Eve", "--password-stdin"), GOOD, "there is no user 'Eve'"),
        (("remove", "Eve"), "", "there is no user 'Eve'"),
    ],
)
def test_what_cannot_be_is_told(run: Run, args: tuple[str, ...], stdin: str, words: str) -> None:
    result = run("users", *args, stdin=stdin)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_name_is_given_once(run: Run) -> None:
    add(run, "Ana")
    assert "there is a user 'ANA' already" in add(run, "ANA").stderr


def test_the_roles_are_those_there_are() -> None:
    assert [role for role in Role if role is not Role.NOBODY] == list(ROLES)


@pytest.mark.parametrize("name", ["add", "list", "role", "password", "remove", "token", "revoke", "log"])
def test_the_help_fits_one_screen_and_shows_an_example(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = run("users", name, "--help").stdout
    assert f"Example: truceline users {name}" in shown
    assert len(shown.splitlines()) <= 24
