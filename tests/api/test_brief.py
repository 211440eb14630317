"""Briefs over the API and as files of the pages."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

ROOT = "/api/v1"


def test_a_brief_is_given_as_data_with_its_notes(client: TestClient) -> None:
    asked = {"conflict": "AZE-ARM", "since": "2020-10-20", "as_of": "2020-11-20"}
    told = client.get(f"{ROOT}/brief", params=asked).json()
    assert [one["name"] for one in told["sections"]] == [
        "agreed",
        "changed",
        "alleged",
        "owed",
        "disputed",
        "standing",
    ]
    assert all(note["quote"] for note in told["notes"])


def test_a_brief_that_begins_before_all_reports_tells_all_as_new(client: TestClient) -> None:
    told = client.get(f"{ROOT}/brief", params={"conflict": "AZE-ARM", "since": "2020-01-01"}).json()
    (changed,) = (one for one in told["sections"] if one["name"] == "changed")
    made_by = [one["statements"][0]["made_by"] for one in changed["pieces"]]
    assert made_by == ["new"] * len(told["ceasefires"])


@pytest.mark.parametrize("path", [f"{ROOT}/brief", "/brief"])
def test_a_brief_is_given_as_a_file(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}/md", params={"ceasefire": "AZE-ARM-2020-10-26"})
    assert answer.headers["content-type"].startswith("text/markdown")
    assert "attachment" in answer.headers["content-disposition"]
    assert "Armenia and Azerbaijan agreed on Sunday to a humanitarian cease-fire" in answer.text


@pytest.mark.parametrize(
    "path, status",
    [
        ("/brief/md", 400),
        ("/brief/xls?conflict=AZE-ARM", 400),
        ("/brief/md?conflict=nowhere", 404),
        ("/brief/md?conflict=AZE-ARM&since=2020-10-10&until=2020-10-09", 400),
    ],
)
def test_what_no_brief_can_be_made_of_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"{ROOT}{path}").status_code == status
    assert client.get(path).status_code == status
