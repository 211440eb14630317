"""Signing in and out, as a browser does it over https."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.conftest import ADDRESS, PASSWORD
from truceline.access import Access, Role, Users, Who
from truceline.web.onward import onward


def form_secret(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, onto: str = "/fields") -> Any:
    secret = form_secret(client.get("/sign-in", params={"next": onto}).text)
    data = {"name": name, "password": password, "next": onto, "csrf": secret}
    return client.post("/sign-in", data=data, headers={"Origin": ADDRESS})


def test_who_is_not_signed_in_is_sent_there_and_back(client: TestClient) -> None:
    sent = client.get("/ceasefires/AZE-ARM-2020-10-10?on=2020-10-12")
    assert sent.status_code == 303
    asked = sent.headers["Location"]
    assert asked == "/sign-in?next=%2Fceasefires%2FAZE-ARM-2020-10-10%3Fon%3D2020-10-12"
    page = client.get(asked).text
    assert 'name="next" value="/ceasefires/AZE-ARM-2020-10-10?on=2020-10-12"' in page
    assert "Conflicts" not in page


def test_signing_in_begins_a_session_in_a_cookie_out_of_reach(client: TestClient) -> None:
    answer = sign_in(client, "reader")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/fields"
    (cookie,) = [one for one in answer.headers.get_list("Set-Cookie") if "session" in one]
    assert cookie.startswith("__Host-truceline-session-443=")
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert not re.search(r"(?i)domain|max-age|expires", cookie)
    page = client.get("/who")
    assert "reader" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Strict-Transport-Security"].startswith("max-age=")


@pytest.mark.parametrize("name, password", [("reader", "wrong"), ("stranger", PASSWORD)])
def test_what_was_wrong_is_not_told_apart(client: TestClient, name: str, password: str) -> None:
    answer = sign_in(client, name, password)
    assert answer.status_code == 403
    assert "Name and password do not fit." in answer.text
    assert f'value="{password}"' not in answer.text
    assert client.get("/who").status_code == 303


def test_a_form_of_another_site_signs_nobody_in(client: TestClient) -> None:
    data = {"name": "reader", "password": PASSWORD}
    assert client.post("/sign-in", data=data, headers={"Origin": ADDRESS}).status_code == 403
    assert client.post("/sign-in", data=data, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.get("/who").status_code == 303


def test_too_many_tries_are_told_when_to_come_back(client: TestClient) -> None:
    for _ in range(5):
        sign_in(client, "reader", "wrong")
    answer = sign_in(client, "reader")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert client.get("/who").status_code == 303


def test_signing_in_again_ends_the_session_before(client: TestClient, access: Access) -> None:
    sign_in(client, "reader")
    first = client.cookies["__Host-truceline-session-443"]
    client.cookies.delete("__Host-truceline-session-443")
    secret = form_secret(client.get("/sign-in").text)
    client.cookies.set("__Host-truceline-session-443", first, domain="truce.example", path="/")
    secret = form_secret(client.get("/who").text)
    data = {"name": "owner", "password": PASSWORD, "csrf": secret}
    assert client.post("/sign-in", data=data, headers={"Origin": ADDRESS}).status_code == 303
    assert access.by_session(first, "") is None
    assert "owner" in client.get("/who").text


def test_signing_out_takes_a_form_and_ends_the_session(client: TestClient, access: Access) -> None:
    sign_in(client, "reader")
    session = client.cookies["__Host-truceline-session-443"]
    assert client.get("/sign-out").status_code == 404
    assert client.post("/sign-out", headers={"Origin": ADDRESS}).status_code == 403
    assert access.by_session(session, "") is not None
    data = {"csrf": form_secret(client.get("/who").text)}
    assert client.post("/sign-out", data=data, headers={"Origin": ADDRESS}).headers["Location"] == "/sign-in"
    assert access.by_session(session, "") is None
    assert "__Host-truceline-session-443" not in client.cookies


def test_the_api_takes_a_cookie_to_read_and_from_our_pages_alone_to_write(client: TestClient) -> None:
    sign_in(client, "reviewer")
    assert client.get("/api/v1/ceasefires/AZE-ARM-2020-10-10").status_code == 200
    assert client.post("/api/v1/judgements", json={}).status_code == 403
    assert client.post("/api/v1/judgements", json={}, headers={"Origin": ADDRESS}).status_code != 403


def test_a_program_shows_a_token_and_needs_no_form(client: TestClient, access: Access) -> None:
    token = Users(access, Who(name="root", role=Role.OWNER)).give_token("reviewer")
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/ceasefires/AZE-ARM-2020-10-10", headers=bearer).status_code == 200
    assert client.post("/api/v1/judgements", json={}, headers=bearer).status_code not in {401, 403}
    answer = client.get(
        "/api/v1/ceasefires/AZE-ARM-2020-10-10", headers={"Authorization": f"Bearer {token}x"}
    )
    assert answer.status_code == 401
    assert answer.json()["says"] == "this token is not known, or no longer."


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(client: TestClient) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": f"{ADDRESS}/review?as_of=2020-10-12"}
    answer = client.get("/claims/x", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in?next=%2Freview%3Fas_of%3D2020-10-12"


def test_the_log_is_for_owners_and_asked_by_name_kind_and_day(client: TestClient) -> None:
    sign_in(client, "reader")
    assert client.get("/log").status_code == 403
    client.cookies.clear()
    sign_in(client, "owner")
    page = client.get("/log").text
    assert "user added" in page
    assert "sign-in" in page
    assert "Nothing of this kind was done." in client.get("/log?day=2000-01-01").text
    assert "user added" not in client.get("/log?what=sign-in&who=reader").text.partition("<tbody>")[2]
    assert client.get("/log?before=x").status_code == 400


@pytest.mark.parametrize(
    "asked", ["/", "/ceasefires/A?on=2020-10-12&as_of=2020-10-13", "/search?q=a%20b", "/fields#term"]
)
def test_pages_of_ours_are_gone_on_to(asked: str) -> None:
    assert onward(asked) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n//evil.example",
        " //evil.example",
        "evil.example",
        "/sign-in?next=/sign-in",
        "/sign-out",
    ],
)
def test_other_places_are_not(asked: str) -> None:
    assert onward(asked) == "/"


def test_other_servers_of_this_machine_are_not_bound_to_https(client: TestClient) -> None:
    page = client.get("/sign-in", headers={"Host": "localhost:8642"})
    assert page.status_code == 200
    assert "Strict-Transport-Security" not in page.headers
