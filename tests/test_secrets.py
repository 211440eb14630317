"""No message, no representation and no setting shows a password or a token, wherever it stands."""

import inspect
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline import Ledger, errors
from truceline.errors import LedgerError, NotYet, SettingsError, TrucelineError, without_secrets
from truceline.settings import Settings, load_settings
from truceline.store import open_store

SECRET = st.text(st.characters(categories=["L", "N", "S"], include_characters="/:@?!%+-_.~"), min_size=1).map(
    lambda words: f"s3cr3t{words}s3cr3t"
)
KINDS = [
    kind
    for kind in vars(errors).values()
    if inspect.isclass(kind) and issubclass(kind, TrucelineError) and kind is not NotYet
]
HIDDEN = ("token", "secret", "password")


def address(secret: str) -> str:
    return f"postgresql+psycopg://me:{secret}@db.example:5432/ledger?sslmode=require"


def is_secret(name: str) -> bool:
    return any(part in name for part in HIDDEN) and not name.endswith("_file")  # where it lies is none


@given(secret=SECRET, kind=st.sampled_from(KINDS))
def test_no_error_shows_the_password_of_an_address(secret: str, kind: type[TrucelineError]) -> None:
    place = address(secret)
    error = kind(f"cannot reach {place} now.", where=place, next_step=f"Try {place} later.")
    told = f"{error} {error!r} {error.args} {error.what} {error.where} {error.next_step}"
    assert "s3cr3t" not in told
    assert "db.example:5432/ledger" in told  # all else is told


@given(st.text(alphabet="ab:/@?=&token .\n#'\"", max_size=60))
def test_what_is_bare_stays_as_it_is(words: str) -> None:
    once = without_secrets(words)
    assert without_secrets(once) == once
    if "://" not in words and "token" not in words:
        assert once == words


@pytest.mark.parametrize(
    "words,bare",
    [
        ("https://me:pw@news.example/a", "https://me:***@news.example/a"),
        ("https://pw@news.example/a", "https://***@news.example/a"),
        ("postgresql://db/l?user=me&password=pw&x=1", "postgresql://db/l?user=me&password=***&x=1"),
        ("https://hook.example/?x=1&access_token=pw#a", "https://hook.example/?x=1&access_token=***#a"),
        ("https://news.example/@writer/a", "https://news.example/@writer/a"),
        ("mail me@news.example: 10:30", "mail me@news.example: 10:30"),
        ("my.ledger", "my.ledger"),
    ],
)
def test_what_is_hidden(words: str, bare: str) -> None:
    assert without_secrets(words) == bare


def test_an_error_about_a_day_is_as_before() -> None:
    assert str(NotYet(date(2020, 10, 10), wait=5)).startswith("the ledger as it was known on 2020-10-10")


@given(secret=SECRET)
def test_settings_show_no_secret(secret: str) -> None:
    settings = Settings(ledger=address(secret), token=secret, proxies=f"http://me:{secret}@10.0.0.1")
    assert "s3cr3t" not in f"{settings!r} {settings}"
    assert settings.ledger == address(secret)


def test_a_setting_that_is_a_secret_is_in_no_representation() -> None:
    fields = Settings.model_fields.items()
    assert [name for name, field in fields if is_secret(name) and field.repr] == []


def test_a_fault_of_settings_does_not_repeat_their_values() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(None, {"TRUCELINE_BATCH": "s3cr3t", "TRUCELINE_TOKENS": "s3cr3t"})
    assert "s3cr3t" not in str(caught.value)


@pytest.mark.parametrize(
    "place",
    [
        "postgresql+psycopg://me:s3cr3t@127.0.0.1:1/none",
        "postgresql+psycopg://127.0.0.1:1/none?user=me&password=s3cr3t",
        "postgresql+psycopg://me:s3cr3t@127.0.0.1:port/none",
        "no-such-database://me:s3cr3t@127.0.0.1/none",
    ],
)
def test_a_database_that_cannot_be_opened_is_told_without_its_password(place: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_store(place)
    assert "s3cr3t" not in str(caught.value)
    assert "s3cr3t" not in repr(caught.value)


def test_a_ledger_shows_itself_without_its_password(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.ledger") as opened:
        opened.place = address("s3cr3t")
        assert "s3cr3t" not in repr(opened)
