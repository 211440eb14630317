"""The one door: names, origins, forms, headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, cast

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from truceline.access import Role, Who
from truceline.desk import Desk
from truceline.server import make_app
from truceline.web.guarding import a_form_of_ours, may
from truceline.web.templating import environment, page


@pytest.fixture
def app(karabakh: Path) -> FastAPI:
    """The application, with a form at /who that does nothing but tell who sent it."""
    made = make_app(Desk(str(karabakh)))
    template = environment.from_string("<form method=post>{{ csrf() }}</form>")

    @made.get("/review/form")
    def shown(request: Request) -> object:
        return page(request, cast("str", template))  # Jinja takes a template for its own name

    @made.post("/judge/form", dependencies=[Depends(a_form_of_ours)])
    def taken(found: Annotated[Who, Depends(may(Role.REVIEWER))]) -> dict[str, str]:
        return {"name": found.name, "role": found.role}

    return made


@pytest.fixture
def visitor(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://127.0.0.1") as opened:
        yield opened


def secret(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/review/form").text)
    assert found
    return found[1]


def test_on_this_machine_without_users_everybody_is_an_owner(visitor: TestClient) -> None:
    answer = visitor.post("/judge/form", data={"csrf": secret(visitor)})
    assert answer.json() == {"name": "", "role": "owner"}


def test_a_form_is_taken_only_with_the_secret_of_the_visit(visitor: TestClient) -> None:
    own = secret(visitor)
    assert visitor.post("/judge/form").status_code == 403
    assert visitor.post("/judge/form", data={"csrf": "x"}).status_code == 403
    assert visitor.post("/judge/form", headers={"X-CSRF-Token": own}).status_code == 200
    visitor.cookies.clear()
    assert visitor.post("/judge/form", data={"csrf": own}).status_code == 403


def test_the_secret_is_shown_otherwise_each_time(visitor: TestClient) -> None:
    assert secret(visitor) != secret(visitor)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:81"},
    ],
)
def test_other_sites_change_nothing(visitor: TestClient, headers: dict[str, str]) -> None:
    answer = visitor.post("/judge/form", data={"csrf": secret(visitor)}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://127.0.0.1"}, {}], ids=str
)
def test_pages_of_ours_and_programs_do(visitor: TestClient, headers: dict[str, str]) -> None:
    assert visitor.post("/judge/form", data={"csrf": secret(visitor)}, headers=headers).is_success


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8642", "localhost.evil.example", "", "10.0.0.1"]
)
def test_a_name_that_is_not_ours_is_not_answered(visitor: TestClient, host: str) -> None:
    assert visitor.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8642", "localhost:1", "[::1]:8642", "LOCALHOST"])
def test_names_of_this_machine_are_answered(visitor: TestClient, host: str) -> None:
    assert visitor.get("/static/base.css", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/static/base.css", "/ceasefires/NONE", "/api/v1/ceasefires/NONE"]
)
def test_every_answer_says_what_browsers_may_do(visitor: TestClient, path: str) -> None:
    headers = visitor.get(path).headers
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_a_proxy_is_not_taken_for_somebody_at_this_machine(visitor: TestClient, header: str) -> None:
    answer = visitor.get("/static/base.css", headers={header: "203.0.113.9"})
    assert answer.status_code == 403
    assert "--behind-proxy" in answer.text
