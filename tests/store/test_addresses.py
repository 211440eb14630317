"""The address of a ledger is read, and shown without a password whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import LedgerError
from truceline.store import shown
from truceline.store.addresses import url_of


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:s3cret@db.example.org/truces",
        "postgres://ana:s3cret@db.example.org:5433/truces?sslmode=require",
        "postgresql://ana:p@ss/s3cret:x@db.example.org/truces",
        "postgresql+psycopg://db.example.org/truces?user=ana&password=s3cret",
        "postgresql://db.example.org/truces?sslpassword=s3cret&sslmode=verify-full",
        "https://ana:s3cret@truces.example.org",
    ],
)
def test_a_password_is_not_shown(address: str) -> None:
    assert "s3cret" not in shown(address)
    assert "***" in shown(address)
    assert "example.org" in shown(address)


@pytest.mark.parametrize(
    "place", ["my.ledger", "/data/a:b@c.ledger", "postgresql://ana@db/truces", "sqlite:///a.ledger"]
)
def test_a_place_without_a_password_is_shown_as_it_is(place: str) -> None:
    assert shown(place) == place


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=4, max_size=12))
def test_an_address_that_cannot_be_read_does_not_give_its_password_away(password: str) -> None:
    secret = f"Zq{password}qZ"
    told = ""
    try:
        told = url_of(f"postgresql://ana:{secret}@db/truces").render_as_string()
    except LedgerError as error:
        told = f"{error} {error.__cause__}"
    assert secret not in told


@pytest.mark.parametrize("address", ["nonsense://somewhere", "mysql+pymysql://ana:s3cret@localhost/ledger"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(LedgerError, match=r"cannot be used.*postgresql://") as caught:
        url_of(address)
    assert "s3cret" not in str(caught.value)
