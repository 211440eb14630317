from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from truceline.codec import from_plain
from truceline.desk import Desk, Job, JobState
from truceline.server import make_app

ROOT = "/api/v1"
REPORT = "GARAMBU, May 3, 2031. Norland and Suderia agreed on a ceasefire from noon on May 3, 2031."


@pytest.fixture
def own(own_karabakh: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(str(own_karabakh))), base_url="http://127.0.0.1") as opened:
        yield opened


def over(client: TestClient, job: str) -> Job:
    for _ in range(600):
        found = from_plain(client.get(f"{ROOT}/jobs/{job}").json(), Job)
        if found.is_over:
            return found
        time.sleep(0.1)
    raise AssertionError(job)


def test_files_texts_and_tables_are_added_behind_the_answer(own: TestClient) -> None:
    table = ("m.csv", "file,published\na.txt,2020-10-12\n")
    files: list[Any] = [
        (
            "files",
            ("a.txt", "Armenia and Azerbaijan agreed on a ceasefire on Sunday, officials of both said."),
        ),
        ("files", ("b.txt", "")),
        ("metadata", table),
    ]
    answer = own.post(f"{ROOT}/articles", files=files)
    assert answer.status_code == 202
    job = answer.json()["id"]
    assert answer.headers["Location"] == f"{ROOT}/jobs/{job}"
    told = own.post(f"{ROOT}/articles", json={"text": REPORT, "outlet": "Gazette", "published": "2031-05-04"})
    done, other = over(own, job), over(own, told.json()["id"])
    assert (done.state, other.state) == (JobState.DONE, JobState.DONE)
    assert done.report is not None
    assert (done.report.new, dict(done.report.drops)) == (1, {"empty": 1})
    assert [one["name"] for one in own.get(f"{ROOT}/jobs/{job}/articles").json()["items"]] == ["a.txt"]
    assert [one["reason"] for one in own.get(f"{ROOT}/jobs/{job}/drops").json()["items"]] == ["empty"]
    assert {one["id"] for one in own.get(f"{ROOT}/jobs").json()} == {told.json()["id"], job}
    assert len(own.get(f"{ROOT}/articles", params={"outlet": "gazette"}).json()["items"]) == 1


@pytest.mark.parametrize(
    "told, status, words",
    [
        ({"json": {}}, 400, "nothing to add"),
        ({"json": {"colour": 1}}, 422, "colour"),
        ({"json": {"addresses": ["ftp://x"]}}, 400, "no web address"),
        ({"json": {"text": REPORT, "published": "soon"}}, 400, "soon"),
        ({"content": "x=1", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 422, "JSON"),
        ({"files": [("metadata", ("m.csv", "file\n"))]}, 400, "nothing to add"),
    ],
)
def test_what_cannot_be_added_is_told_and_not_kept(
    own: TestClient, told: dict[str, Any], status: int, words: str
) -> None:
    answer = own.post(f"{ROOT}/articles", **told)
    assert (answer.status_code, words in answer.json()["says"]) == (status, True), answer.text
    assert own.get(f"{ROOT}/jobs").json() == []


def test_a_job_that_is_not_there_is_told(own: TestClient) -> None:
    assert own.get(f"{ROOT}/jobs/nope").status_code == 404
