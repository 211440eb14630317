"""Signing in, the name of who asks, and the log, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from truceline.access import Access, Role, Users, Who
from truceline.desk import Desk
from truceline.server import make_app
from web.conftest import faults, serving

PASSWORD = "correct horse battery"


@pytest.fixture
def guarded(own_karabakh: Path) -> Iterator[str]:
    """The address of a ledger that has users."""
    access = Access(Path(f"{own_karabakh}.access"))
    Users(access, Who(name="root", role=Role.OWNER)).add("Ana", Role.OWNER, PASSWORD)
    access.close()
    with serving(own_karabakh) as address:
        yield address


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_signing_in_reading_the_log_and_signing_out(page: Page, guarded: str, colours: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(f"{guarded}/log")
    assert faults(page) == []
    page.get_by_label("Name").fill("ana")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{guarded}/log")
    assert page.get_by_role("row", name="sign-in").is_visible()
    assert faults(page) == []
    page.goto(f"{guarded}/who")
    assert faults(page) == []
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{guarded}/sign-in")
    page.go_back()
    page.reload()
    assert page.url.startswith(f"{guarded}/sign-in")


@pytest.fixture
def own_client(own_karabakh: Path) -> Iterator[TestClient]:
    """The application over a copy, without users."""
    with TestClient(make_app(Desk(str(own_karabakh))), base_url="http://127.0.0.1") as opened:
        yield opened


def secret(client: TestClient) -> str:
    return client.get("/who").text.split('name="csrf" value="')[1].split('"')[0]


def test_without_users_the_name_is_asked_once_and_kept(own_client: TestClient) -> None:
    assert "Your name" in own_client.get("/who").text
    answer = own_client.post(
        "/who", data={"csrf": secret(own_client), "name": " Ana  Ünal ", "next": "/fields"}
    )
    assert answer.url.path == "/fields"
    assert "<h1>Ana Ünal</h1>" in own_client.get("/who").text


@pytest.mark.parametrize("name", ["", "  ", "a\u202eb", "x" * 65])
def test_what_is_no_name_is_not_kept(own_client: TestClient, name: str) -> None:
    answer = own_client.post("/who", data={"csrf": secret(own_client), "name": name})
    assert answer.status_code == 400
    assert "is no name" in answer.text


def test_a_name_is_text_wherever_it_stands(own_client: TestClient) -> None:
    own_client.post("/who", data={"csrf": secret(own_client), "name": "<script>alert(1)</script>"})
    assert "<script>alert" not in own_client.get("/who").text
    assert "&lt;script&gt;alert(1)" in own_client.get("/who").text


def test_a_name_in_a_made_up_cookie_is_not_taken(own_client: TestClient) -> None:
    own_client.cookies.set("truceline-name-80", "x%0Ay" + "z" * 100, domain="127.0.0.1", path="/")
    assert "<h1>You</h1>" in own_client.get("/who").text


def test_without_users_there_is_nothing_to_sign_in_to(own_client: TestClient) -> None:
    assert own_client.get("/sign-in?next=/fields").url.path == "/fields"
