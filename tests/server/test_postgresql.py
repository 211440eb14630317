"""A ledger served from PostgreSQL answers as the same ledger does from a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import postgres
from truceline.desk import Desk
from truceline.ledger import Ledger
from truceline.server import make_app
from truceline.settings import Settings
from truceline.store import open_store

ROOT = "/api/v1"
CASE = "AZE-ARM-2020-10-26"
ASKED = (
    f"{ROOT}/ceasefires",
    f"{ROOT}/ceasefires?as_of=2020-10-12",
    f"{ROOT}/ceasefires/{CASE}",
    f"{ROOT}/ceasefires/{CASE}/page",
    f"{ROOT}/ceasefires/{CASE}/fields/effect",
    f"{ROOT}/ceasefires/{CASE}/timeline?whole=true",
    f"{ROOT}/conflicts",
    f"{ROOT}/conflicts/AZE-ARM/places",
    f"{ROOT}/claims?limit=200",
    f"{ROOT}/articles?limit=200",
    f"{ROOT}/actors",
    f"{ROOT}/actors/AZE",
    f"{ROOT}/actors/RUS?as_of=2020-10-20",
    f"{ROOT}/search?q=ceasefire&size=100",
    f"{ROOT}/search?q=%22humanitarian+cease*%22+-reuters&size=100",
    f"{ROOT}/search?q=held&facet=actor:AZE&size=100",
    f"{ROOT}/questions",
    f"{ROOT}/changes",
    f"{ROOT}/drops",
    f"{ROOT}/screening",
    f"{ROOT}/export/eth-prio",
    "/",
    f"/ceasefires/{CASE}",
    f"/ceasefires/{CASE}/fields/effect",
    "/conflicts/AZE-ARM",
    "/actors/ARM",
    "/review",
)


@pytest.fixture(scope="module")
def address(karabakh: Path, postgresql: postgres.Server) -> Iterator[str]:
    """The example ledger in a database."""
    made = postgresql.new_database()
    with open_store(karabakh, create=False) as store, open_store(made) as other:
        store.copy_to(other)
    yield made
    postgresql.drop_database(made)


@pytest.fixture(scope="module")
def clients(
    karabakh: Path, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, TestClient]]:
    """The same ledger served from a file and from a database."""
    with serving(str(karabakh), tmp_path_factory) as file, serving(address, tmp_path_factory) as database:
        yield file, database


def serving(place: str, folders: pytest.TempPathFactory) -> TestClient:
    """What is kept beside a ledger in a database lies in the current folder, unless it is named."""
    folder = folders.mktemp("beside")
    settings = Settings.model_validate(
        {"access": str(folder / "access"), "incoming": str(folder / "incoming")}
    )
    return TestClient(make_app(Desk(place, settings=settings)), base_url="http://127.0.0.1")


def body(client: TestClient, path: str) -> str:
    """What is answered, without what differs from one visit to the next, and in one order where entries fit a search alike."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    if "/search" in path:
        told = answer.json()
        told["hits"].sort(key=lambda one: (one["document"], one["claim"] or ""))
        return str(told)
    return re.sub(r'name="csrf" value="[^"]*"', "", answer.text)


@pytest.mark.parametrize("path", ASKED)
def test_it_answers_as_from_a_file(clients: tuple[TestClient, TestClient], path: str) -> None:
    file, database = clients
    assert body(database, path) == body(file, path)


def test_a_decision_is_kept_and_worked_in(karabakh: Path, postgresql: postgres.Server) -> None:
    own = postgresql.new_database()
    with open_store(karabakh, create=False) as store, open_store(own) as other:
        store.copy_to(other)
    with Ledger(own) as ledger:
        first = ledger.claims()[0]
        ledger.judge("accept", first.id, by="Ana", why="read twice")
        assert [one.subject for one in ledger.judgements()] == [first.id]
    with Ledger(own) as ledger:
        assert ledger.unsettled() == ()
        assert len(ledger.ceasefires()) == 5
    postgresql.drop_database(own)
