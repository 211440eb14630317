"""Each route × each visitor: who may, and what the others are told."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.responses import Response

from server.conftest import ADDRESS, PASSWORD
from truceline.access import SAFE, Access, Hosts, Role, Users, Who, needed
from truceline.api import PREFIX
from truceline.api.routes import ROUTERS as API_ROUTERS
from truceline.server.guard import Guard
from truceline.server.policy import Policy
from truceline.web.pages import ROUTERS as PAGE_ROUTERS
from truceline.web.pages import STREAMED


def routes() -> Iterator[tuple[str, str]]:
    """Every route there is, with something in the place of what varies."""
    yield ("GET", "/static/base.css")
    yield ("GET", "/api/v1/openapi.json")
    for prefix, routers in (("", (*PAGE_ROUTERS, *STREAMED)), (PREFIX, API_ROUTERS)):
        for route in (route for router in routers for route in router.routes):
            assert isinstance(route, APIRoute)
            for method in route.methods or ():
                yield method, prefix + re.sub(r"\{[^}]+\}", "x", route.path)


ROUTES = sorted(set(routes()))
FOR_OWNERS = {("GET", "/log"), ("GET", "/api/v1/log")}
FOR_NOBODY = {
    ("GET", "/static/base.css"),
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("POST", "/sign-out"),
}
SENT_BY_READERS = {("POST", "/seen"), ("POST", "/who"), ("POST", "/api/v1/code")}
VISITORS = (
    "nobody",
    "reader",
    "reviewer",
    "owner",
    "reader's token",
    "reviewer's token",
    "owner's token",
    "ended session",
    "made-up session",
    "wrong token",
    "no bearer",
    "removed user's token",
    "removed user's session",
)


def test_the_table_forgets_no_route() -> None:
    assert [route for route in ROUTES if needed(*route) is None] == []


def test_only_the_log_is_for_owners() -> None:
    assert {route for route in ROUTES if needed(*route) is Role.OWNER} <= FOR_OWNERS


def test_only_signing_in_is_for_everybody() -> None:
    assert {route for route in ROUTES if needed(*route) is Role.NOBODY} == FOR_NOBODY


def test_what_changes_something_is_not_for_readers() -> None:
    sent = {(method, path) for method, path in ROUTES if method not in SAFE}
    assert {route for route in sent if needed(*route) is Role.READER} <= SENT_BY_READERS


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api/v1", "/api/v1/nowhere", "/api/v2/ceasefires", "/logs", "//", ""]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "BREW"])
def test_what_stands_not_in_the_table_is_for_owners(
    shown: tuple[Guard, dict[str, dict[str, str]]], method: str, path: str
) -> None:
    guard, headers = shown
    assert ask(guard, method, path, headers["reviewer"])[0] == 404
    assert ask(guard, method, path, headers["owner"])[0] == 204


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Guard, dict[str, dict[str, str]]]]:
    """The guard before nothing, and what each visitor shows it."""
    access = Access(tmp_path_factory.mktemp("access") / "a.access", trusting=False)
    users = Users(access, Who(name="root", role=Role.OWNER))
    for role in ("reader", "reviewer", "owner"):
        users.add(role, Role(role), PASSWORD)
    users.add("gone", Role.OWNER, PASSWORD)
    bearer = {
        role: {"authorization": f"Bearer {users.give_token(role)}"}
        for role in ("reader", "reviewer", "owner", "gone")
    }
    sessions = {role: _session(access, role) for role in ("reader", "reviewer", "owner", "gone")}
    ended = _session(access, "owner")
    access.sign_out(ended["cookie"].partition("=")[2], Who(name="owner", role=Role.OWNER))
    users.remove("gone")
    guard = Guard(Response(status_code=204), access=access, policy=Policy(hosts=Hosts.of("truce.example")))
    yield (
        guard,
        {
            "nobody": {},
            **{role: sessions[role] for role in ("reader", "reviewer", "owner")},
            **{f"{role}'s token": bearer[role] for role in ("reader", "reviewer", "owner")},
            "ended session": ended,
            "made-up session": {"cookie": "__Host-truceline-session-443=" + "x" * 43},
            "wrong token": {"authorization": "Bearer truceline_" + "x" * 43},
            "no bearer": {"authorization": "Basic b3duZXI6Y29ycmVjdCBob3JzZSBiYXR0ZXJ5"},
            "removed user's token": bearer["gone"],
            "removed user's session": sessions["gone"],
        },
    )
    access.close()


def _session(access: Access, name: str) -> dict[str, str]:
    begun = access.sign_in(name, PASSWORD, "10.0.0.7")
    assert begun
    return {"cookie": f"__Host-truceline-session-443={begun.secret}"}


def ask(guard: Guard, method: str, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Status and headers of what the guard answers, as a browser on a page of ours asks."""
    told: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    sent = {"host": "truce.example", "sec-fetch-site": "same-origin", **headers}
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "scheme": "https",
        "server": ("10.0.0.5", 443),
        "client": ("10.0.0.7", 1),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }
    asyncio.run(guard(scope, receive, send))
    return told[0]["status"], {name.decode(): value.decode() for name, value in told[0]["headers"]}


@pytest.mark.parametrize("visitor", VISITORS)
def test_each_route_is_opened_to_its_role_alone(
    shown: tuple[Guard, dict[str, dict[str, str]]], visitor: str
) -> None:
    guard, headers = shown
    role = visitor.removesuffix("'s token")
    has = Role(role) if role in {"reader", "reviewer", "owner"} else Role.NOBODY
    for method, path in ROUTES:
        status, answered = ask(guard, method, path, headers[visitor])
        place = f"{method} {path}: {status}"
        if "authorization" in headers[visitor] and has is Role.NOBODY:
            assert status == 401, place
        elif has.may(needed(method, path) or Role.OWNER):
            assert status == 204, place
        elif has is not Role.NOBODY:
            assert status == 403, place
        elif path.startswith("/api/"):
            assert status == 401, place
            assert answered["www-authenticate"] == "Bearer"
        else:
            assert status == 303, place
            assert answered["location"].startswith("/sign-in?next=%2F")


def test_nobody_is_shown_anything_of_the_ledger(client: TestClient) -> None:
    for method, path in ROUTES:
        answer = client.request(method, path, headers={"Origin": ADDRESS})
        if (method, path) in FOR_NOBODY:
            assert "AZE-ARM" not in answer.text
        else:
            assert answer.status_code in {303, 401}, path
            assert len(answer.content) < 200, path
