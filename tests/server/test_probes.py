from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.conftest import ADDRESS
from truceline import logs
from truceline.access import Access, Hosts, Role, Users, Who
from truceline.desk import Desk, Doing, Task
from truceline.server import Policy, make_app


@pytest.fixture
def served(karabakh: Path, tmp_path: Path, access: Access) -> Iterator[tuple[Path, Desk, TestClient]]:
    """A copy of the example ledger, its desk, and somebody far away who asks for it."""
    place = Path(shutil.copy(karabakh, tmp_path / "served.ledger"))
    desk = Desk(str(place))
    app = make_app(desk, access, Policy(hosts=Hosts.of("10.0.0.5", ["truce.example"])))
    with TestClient(app, base_url=ADDRESS, client=("203.0.113.9", 5000)) as opened:
        yield place, desk, opened


def bearer(access: Access, role: str) -> dict[str, str]:
    token = Users(access, Who(name="root", role=Role.OWNER)).give_token(role)
    return {"Authorization": f"Bearer {token}"}


def test_everybody_may_ask_whether_it_lives_and_can_work(served: tuple[Path, Desk, TestClient]) -> None:
    client = served[2]
    assert client.get("/health").json()["alive"] is True
    assert client.head("/health").status_code == 200
    ready = client.get("/ready")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "ledger": True, "keeper": True})


def test_a_ledger_that_is_gone_is_alive_and_not_ready(served: tuple[Path, Desk, TestClient]) -> None:
    place, _, client = served
    place.rename(place.with_suffix(".away"))
    assert client.get("/health").status_code == 200
    ready = client.get("/ready")
    assert (ready.status_code, ready.json()["ledger"]) == (503, False)
    assert str(place) not in ready.text


def test_a_keeper_that_gave_up_is_not_ready(
    served: tuple[Path, Desk, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, desk, client = served
    monkeypatch.setattr(desk.keeper, "busy", lambda: Doing(task=Task.STOPPED, says="No memory."))
    ready = client.get("/ready")
    assert (ready.status_code, ready.json()) == (503, {"ready": False, "ledger": True, "keeper": False})


def test_figures_are_for_owners(served: tuple[Path, Desk, TestClient], access: Access) -> None:
    client = served[2]
    asked = {
        role: client.get("/metrics", headers=bearer(access, role)).status_code for role in ("reader", "owner")
    }
    assert asked == {"reader": 403, "owner": 200}
    assert client.get("/metrics", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "address, headers, status",
    [("127.0.0.1", {}, 200), ("::1", {}, 200), ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 303)],
)
def test_figures_are_for_this_machine_itself(
    karabakh: Path, access: Access, address: str, headers: dict[str, str], status: int
) -> None:
    app = make_app(Desk(str(karabakh)), access, Policy(hosts=Hosts.of("10.0.0.5", ["truce.example"])))
    with TestClient(app, base_url=ADDRESS, client=(address, 5000), follow_redirects=False) as client:
        assert client.get("/metrics", headers=headers).status_code == status
        assert client.get("/log", headers=headers).status_code == 303


def test_figures_may_be_opened_to_all(karabakh: Path, access: Access) -> None:
    policy = Policy(hosts=Hosts.of("10.0.0.5", ["truce.example"]), open_metrics=True)
    app = make_app(Desk(str(karabakh)), access, policy)
    with TestClient(app, base_url=ADDRESS, client=("203.0.113.9", 5000)) as client:
        assert client.get("/metrics").status_code == 200
        assert client.post("/metrics", follow_redirects=False).status_code == 303


def figures(client: TestClient, access: Access) -> dict[str, float]:
    text = client.get("/metrics", headers=bearer(access, "owner")).text
    found = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in found}


def test_figures_tell_of_requests_by_route_and_never_what_was_asked(
    served: tuple[Path, Desk, TestClient], access: Access
) -> None:
    client, reader = served[2], bearer(access, "reader")
    client.get("/ceasefires/AZE-ARM-2020-10-10", headers=reader)
    client.get("/search?q=lebedev", headers=reader)
    client.get("/nowhere/lebedev", headers=reader)
    client.get("/static/base.css")
    client.get("/api/v1/ceasefires/AZE-ARM-2020-10-10", headers=reader)
    client.request("BREW", "/health")
    told = figures(client, access)
    asked = {name: value for name, value in told.items() if name.startswith("truceline_requests_total")}
    routes = {re.search(r'route="([^"]*)"', name)[1]: value for name, value in asked.items()}  # type: ignore[index]
    assert {"/search", "/static", "other"} <= routes.keys()
    assert {"/ceasefires/{case}", "/api/v1/ceasefires/{case}"} <= routes.keys()
    assert told['truceline_request_seconds_count{route="/search"}'] == 1
    assert "lebedev" not in client.get("/metrics", headers=bearer(access, "owner")).text
    assert any('method="other"' in name for name in asked)


def test_figures_tell_of_the_ledger_its_jobs_and_the_process(
    served: tuple[Path, Desk, TestClient], access: Access
) -> None:
    place, desk, client = served
    desk.jobs.break_off(desk.jobs.begin("Ana"))
    told = figures(client, access)
    assert told["truceline_ledger_up"] == 1
    assert told['truceline_ledger_rows{of="articles"}'] == 16
    assert told['truceline_ledger_rows{of="ceasefires"}'] == 5
    assert told["truceline_ledger_behind"] == 0
    assert told['truceline_jobs{state="broken off"}'] == 1
    assert told["truceline_keeper_stuck"] == 0
    assert told["process_resident_memory_bytes"] > 1_000_000
    place.rename(place.with_suffix(".away"))
    assert figures(client, access)["truceline_ledger_up"] == 0


def test_requests_are_logged_by_route_alone(
    served: tuple[Path, Desk, TestClient], access: Access, tmp_path: Path
) -> None:
    client = served[2]
    logs.begin(str(tmp_path / "t.log"))
    client.get("/search?q=lebedev", headers=bearer(access, "reader"))
    client.get("/nowhere/lebedev", follow_redirects=False)
    logs.end()
    first, second = map(json.loads, (tmp_path / "t.log").read_text().splitlines())
    assert (first["method"], first["route"], first["status"], first["role"]) == (
        "GET",
        "/search",
        200,
        "reader",
    )
    assert second["route"] == "other"
    assert first["ms"] > 0
    assert "lebedev" not in (tmp_path / "t.log").read_text()
