"""The names by which a server may be asked."""

from __future__ import annotations

import socket

import pytest

from truceline.access import Hosts, is_loopback
from truceline.access.forms import fits, form_secret, masked


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machine_alone(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "example.org", "127.0.0.1.example.org", ""])
def test_others_too(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "host", ["truce.example", "TRUCE.example.:443", "other.example", "10.0.0.5:8642", "localhost"]
)
def test_names_that_are_known(host: str) -> None:
    assert Hosts.of("10.0.0.5", ["truce.example", "other.example:8642"]).know(host)


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.6", "truce.example.evil.example", "", "[::2]"])
def test_names_that_are_not(host: str) -> None:
    assert not Hosts.of("10.0.0.5", ["truce.example"]).know(host)


def test_a_server_that_listens_everywhere_answers_to_addresses_and_the_name_of_the_machine() -> None:
    hosts = Hosts.of("0.0.0.0")
    assert hosts.know("192.0.2.1:8642")
    assert hosts.know("[2001:db8::1]:8642")
    assert hosts.know(socket.gethostname())
    assert not hosts.know("evil.example")


def test_the_secret_of_a_form_fits_its_visit_alone() -> None:
    secret = form_secret("one")
    assert fits(secret, masked(secret))
    assert not fits(form_secret("two"), masked(secret))


@pytest.mark.parametrize("shown", ["", "x", "é", "====", "AAAA", "A" * 88, "A" * 4000])
def test_anything_else_does_not_fit(shown: str) -> None:
    assert not fits(form_secret("one"), shown)


def test_without_a_secret_nothing_fits() -> None:
    assert not fits("", "")
