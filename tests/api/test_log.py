"""The log as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from truceline.access import Access, Role, Users, Who
from truceline.api.paging import cursor
from truceline.desk import Desk
from truceline.server import make_app


@pytest.fixture
def owner(own_karabakh: Path) -> Iterator[TestClient]:
    """A program of an owner, after five users were added."""
    access = Access(Path(f"{own_karabakh}.access"))
    users = Users(access, Who(name="root", role=Role.OWNER))
    for name in "abcde":
        users.add(name, Role.OWNER, None)
    headers = {"Authorization": f"Bearer {users.give_token('a')}"}
    app = make_app(Desk(str(own_karabakh)), access)
    with TestClient(app, base_url="http://127.0.0.1", headers=headers) as opened:
        yield opened


def test_the_log_is_handed_out_in_pages_last_first(owner: TestClient) -> None:
    first = owner.get("/api/v1/log?what=user%20added&limit=3").json()
    rest = owner.get("/api/v1/log", params={"what": "user added", "limit": 3, "cursor": first["next"]}).json()
    assert [one["on"][0] for one in (*first["items"], *rest["items"])] == list("edcba")
    assert rest["next"] is None
    assert {one["who"] for one in first["items"]} == {"root"}


def test_it_is_narrowed(owner: TestClient) -> None:
    assert owner.get("/api/v1/log?who=nobody").json()["items"] == []
    assert owner.get("/api/v1/log?day=2000-01-01").json()["items"] == []
    assert len(owner.get("/api/v1/log?what=token%20given").json()["items"]) == 1


@pytest.mark.parametrize("key", [("x",), (-1,), (2**70,), (1, 2), (1.5,)])
def test_a_cursor_of_another_list_is_refused(owner: TestClient, key: tuple[int, ...]) -> None:
    assert owner.get("/api/v1/log", params={"cursor": cursor(key)}).status_code == 400
