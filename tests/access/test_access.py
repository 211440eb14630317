"""Who asks: sessions, tokens, and machines where nobody need say."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from access.conftest import GOOD, Clock
from truceline.access import Access, Role, SignedIn, TooManyTries, Users


def signed_in(access: Access, name: str = "Ana") -> SignedIn:
    begun = access.sign_in(name, GOOD, "10.0.0.7")
    assert begun is not None
    return begun


def test_without_users_everybody_at_this_machine_is_an_owner(access: Access) -> None:
    who = access.visitor("cookie", "127.0.0.1", "Ana")
    assert (who.name, who.role, who.via) == ("Ana", Role.OWNER, "open")


def test_where_others_can_ask_nobody_is_anything_without_users(tmp_path: Path) -> None:
    closed = Access(tmp_path / "x.access", trusting=False)
    assert closed.visitor("cookie", "10.0.0.7", "Ana").role is Role.NOBODY


def test_with_the_first_user_everybody_has_to_sign_in(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, GOOD)
    assert access.visitor("cookie", "127.0.0.1", "Ana").role is Role.NOBODY


def test_reading_makes_no_file(access: Access) -> None:
    access.visitor("cookie", "127.0.0.1")
    assert access.by_session("x", "") is None
    assert access.by_token("x", "") is None
    assert access.entries() == ()
    assert not access.place.exists()


def test_the_file_is_for_its_owner_alone(access: Access, users: Users) -> None:
    users.add("Ana", Role.OWNER, GOOD)
    files = [path for path in access.place.parent.iterdir() if path.name.startswith(access.place.name)]
    assert files
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_session_says_who_asks(access: Access, users: Users) -> None:
    users.add("Ana", Role.REVIEWER, GOOD)
    begun = signed_in(access, "ana")
    who = access.by_session(begun.secret, "10.0.0.7")
    assert who is not None
    assert (who.name, who.role, who.via, who.address) == ("Ana", Role.REVIEWER, "session", "10.0.0.7")
    assert who.csrf
    assert signed_in(access).secret != begun.secret


def test_secrets_are_not_kept(access: Access, users: Users) -> None:
    users.add("Ana", Role.REVIEWER, GOOD)
    secrets = (signed_in(access).secret, users.give_token("Ana"), GOOD)
    access.close()
    kept = b"".join(path.read_bytes() for path in access.place.parent.iterdir())
    assert [secret for secret in secrets if secret.encode() in kept] == []


@pytest.mark.parametrize("name, password", [("Ana", "wrong"), ("nobody", GOOD), ("", ""), ("Bot", "")])
def test_what_does_not_fit_begins_no_session(access: Access, users: Users, name: str, password: str) -> None:
    users.add("Ana", Role.REVIEWER, GOOD)
    users.add("Bot", Role.READER, None)
    assert access.sign_in(name, password, "10.0.0.7") is None
    (failed,) = access.entries(what="sign-in failed")
    assert (failed.who, failed.address) == (name if name in {"Ana", "Bot"} else "", "10.0.0.7")


def test_a_session_ends_when_it_is_not_used(access: Access, users: Users, clock: Clock) -> None:
    users.add("Ana", Role.READER, GOOD)
    secret = signed_in(access).secret
    for _ in range(3):
        clock.pass_by(hours=11)
        assert access.by_session(secret, "") is not None
    clock.pass_by(hours=13)
    assert access.by_session(secret, "") is None


def test_a_session_ends_for_good_after_a_week(access: Access, users: Users, clock: Clock) -> None:
    users.add("Ana", Role.READER, GOOD)
    secret = signed_in(access).secret
    for _ in range(15):
        clock.pass_by(hours=11)
        access.by_session(secret, "")
    clock.pass_by(hours=11)
    assert access.by_session(secret, "") is None


def test_signing_out_ends_the_session(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, GOOD)
    begun = signed_in(access)
    access.sign_out(begun.secret, begun.who)
    assert access.by_session(begun.secret, "") is None
    assert [one.what for one in access.entries(who="Ana")] == ["sign-out", "sign-in"]


def test_a_new_role_or_password_ends_sessions_and_removal_ends_all(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, GOOD)
    first = signed_in(access).secret
    users.change_role("Ana", Role.OWNER)
    assert access.by_session(first, "") is None
    second = signed_in(access).secret
    users.change_password("Ana", GOOD + "!")
    assert access.by_session(second, "") is None
    assert access.sign_in("Ana", GOOD, "10.0.0.7") is None
    token = users.give_token("Ana")
    users.remove("Ana")
    assert access.by_token(token, "") is None


def test_a_token_has_the_role_that_its_user_has_now(access: Access, users: Users) -> None:
    users.add("Bot", Role.READER, None)
    token = users.give_token("Bot")
    users.change_role("Bot", Role.REVIEWER)
    who = access.by_token(token, "10.0.0.7")
    assert who is not None
    assert (who.name, who.role, who.via, who.csrf) == ("Bot", Role.REVIEWER, "token", "")


def test_a_token_holds_to_the_end_of_its_day(access: Access, users: Users, clock: Clock) -> None:
    users.add("Bot", Role.READER, None)
    token = users.give_token("Bot", clock.now.date())
    clock.pass_by(hours=11)
    assert access.by_token(token, "") is not None
    clock.pass_by(hours=1)
    assert access.by_token(token, "") is None


def test_revoked_tokens_hold_no_more(access: Access, users: Users) -> None:
    users.add("Bot", Role.READER, None)
    tokens = [users.give_token("Bot") for _ in range(2)]
    assert users.revoke("Bot") == 2
    assert [access.by_token(token, "") for token in tokens] == [None, None]


def test_guessing_a_password_slows_down_the_name_from_everywhere(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, None)
    for number in range(5):
        access.sign_in("Ana", "wrong", f"10.0.0.{number}")
    with pytest.raises(TooManyTries) as raised:
        access.sign_in("aNa", GOOD, "10.0.1.1")
    assert raised.value.wait == 2


def test_trying_many_names_slows_down_the_address(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, None)
    for number in range(20):
        access.sign_in(f"name {number}", "wrong", f"2001:db8::{number}")
    with pytest.raises(TooManyTries):
        access.sign_in("another", GOOD, "2001:db8::99")


def test_what_is_right_does_not_slow_down(access: Access, users: Users) -> None:
    users.add("Ana", Role.READER, GOOD)
    for _ in range(21):
        signed_in(access)
