"""Users: added, changed, removed, and all of it in the log."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from access.conftest import GOOD, Clock
from truceline.access import Access, Role, Users
from truceline.errors import AccessError, NotFound


def test_users_are_listed_by_name(users: Users) -> None:
    users.add("bo", Role.READER, GOOD)
    users.add("Ana", Role.OWNER, None)
    assert [(one.name, one.role, bool(one.password)) for one in users.all()] == [
        ("Ana", "owner", False),
        ("bo", "reader", True),
    ]


def test_passwords_are_argon2id_hashes(users: Users) -> None:
    assert (users.add("Ana", Role.OWNER, GOOD).password or "").startswith("$argon2id$")


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 1025])
def test_a_password_of_another_length_is_refused(users: Users, password: str) -> None:
    with pytest.raises(AccessError, match="at least 12"):
        users.add("Ana", Role.READER, password)
    assert users.all() == ()


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\u202eb", "x" * 65])
def test_what_is_no_name_is_refused(users: Users, name: str) -> None:
    with pytest.raises(AccessError, match="no name"):
        users.add(name, Role.READER, None)


@pytest.mark.parametrize("other", ["ana", "ANA ", "A\u0301na", "Ａna"])
def test_a_name_is_given_once(users: Users, other: str) -> None:
    users.add("Ána" if "\u0301" in other else "Ana", Role.READER, None)
    with pytest.raises(AccessError, match="already"):
        users.add(other, Role.OWNER, None)


def test_a_token_may_hold_to_the_last_day_there_is(access: Access, users: Users) -> None:
    users.add("bot", Role.READER, None)
    assert access.by_token(users.give_token("bot", date.max), "") is not None


def test_nobody_of_a_name_is_told_so(users: Users) -> None:
    for act in (users.remove, users.revoke, users.give_token):
        with pytest.raises(NotFound, match="no user 'Eve'"):
            act("Eve")


def test_every_change_is_in_the_log(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, GOOD)
    users.change_role("Ana", Role.OWNER)
    users.change_password("Ana", GOOD)
    users.give_token("Ana", date(2027, 1, 31))
    users.revoke("Ana")
    users.remove("Ana")
    logged = [(one.what, one.on) for one in reversed(access.entries())]
    assert logged == [
        ("user added", "Ana: reader"),
        ("role changed", "Ana: reader to owner"),
        ("password changed", "Ana"),
        ("token given", "Ana, until 2027-01-31"),
        ("tokens revoked", "Ana: 1"),
        ("user removed", "Ana"),
    ]
    assert {(one.who, one.role, one.address) for one in access.entries()} == {
        ("root", "owner", "command line")
    }


def test_the_log_is_asked_by_name_kind_day_and_place(access: Access, users: Users, clock: Clock) -> None:
    users.add("Ana", Role.READER, None)
    clock.pass_by(hours=11, minutes=59)
    users.add("Bo", Role.READER, None)
    clock.pass_by(minutes=1)
    users.remove("Bo")
    last, second, first = access.entries()
    assert access.entries(day=date(2026, 11, 22)) == (second, first)
    assert access.entries(what="user removed") == (last,)
    assert access.entries(who="root", limit=1) == (last,)
    assert access.entries(before=last.id, limit=1) == (second,)
    assert access.entries(who="Ana") == ()
    assert access.entries(day=date.max) == ()


@pytest.mark.parametrize("change", ["UPDATE log SET who = 'Eve'", "DELETE FROM log"])
def test_the_log_cannot_be_changed(access: Access, users: Users, change: str) -> None:
    users.add("Ana", Role.READER, None)
    with (
        sqlite3.connect(access.place) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only added"),
    ):
        connection.execute(change)
    connection.close()


def test_another_file_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a database, but somebody's notes")
    with pytest.raises(AccessError, match=r"notes\.txt"):
        Access(other).has_users()
    assert other.read_text() == "not a database, but somebody's notes"


def test_another_database_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(AccessError, match="no access file"):
        Access(other).has_users()
    assert other.read_bytes() == before


def test_a_file_of_a_newer_truceline_is_refused(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, None)
    with sqlite3.connect(access.place) as connection:
        connection.execute("UPDATE access SET version = 99")
    connection.close()
    with pytest.raises(AccessError, match="newer Truceline"):
        Access(access.place).has_users()
