from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from truceline.api.routes.code import LONGEST

CODE = "/api/v1/code"
REPORT = "BAKU, October 10, 2020. Armenia and Azerbaijan agreed on a ceasefire from noon on October 10, 2020."


def test_a_text_is_coded_and_not_kept(client: TestClient) -> None:
    before = client.get("/api/v1/status").json()
    told = client.post(CODE, json={"text": REPORT, "id": "wire 1", "published": "2020-10-10"}).json()
    assert told["id"] == "wire 1"
    assert {"act": "agree", "actors": ["Armenia", "Azerbaijan"]}.items() <= told["claims"][0].items()
    assert client.get("/api/v1/status").json() == before
    again = client.post(CODE, json={"text": "Cats sleep for most of the day, as owners of cats know."}).json()
    assert again["claims"] == []


@pytest.mark.parametrize(
    "body, status",
    [
        ({"text": ""}, 422),
        ({"text": "x" * (LONGEST + 1)}, 422),
        ({"text": REPORT, "colour": "blue"}, 422),
        ({"text": REPORT, "published": "some day"}, 400),
    ],
)
def test_what_cannot_be_coded_is_told(client: TestClient, body: dict[str, str], status: int) -> None:
    answer = client.post(CODE, json=body)
    assert answer.status_code == status
    assert answer.json()["says"]


def test_only_json_is_taken(client: TestClient) -> None:
    body = '{"text": "a text that another site sends with a form"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert client.post(CODE, content=body, headers={"Content-Type": kind}).status_code == 422, kind
