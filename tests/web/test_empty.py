from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from truceline.desk import Desk
from truceline.errors import LedgerError
from truceline.server import make_app

PAGES = (
    "/",
    "/conflicts",
    "/actors",
    "/search",
    "/search?q=truce",
    "/review",
    "/review/history",
    "/add",
    "/fields",
    "/who",
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    app = make_app(Desk(str(tmp_path / "new.ledger"), create=True))
    with TestClient(app, base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
def test_a_ledger_that_was_just_begun_has_every_page(empty: TestClient, path: str) -> None:
    assert empty.get(path).status_code == 200
    assert empty.get(path, params={"as_of": "2020-10-10"}).status_code == 200


def test_the_overview_of_an_empty_ledger_leads_to_adding(empty: TestClient) -> None:
    assert 'href="/add"' in empty.get("/").text.split("<main", 1)[1]


def test_no_ledger_is_begun_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="truceline serve --new"):
        Desk(str(tmp_path / "new.ledger"))
    assert not (tmp_path / "new.ledger").exists()
