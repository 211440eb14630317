"""The screening log over the API and as a page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_the_log_is_given_as_data(client: TestClient) -> None:
    told = client.get("/api/v1/screening").json()
    assert told["counts"]["met"] == 16
    assert told["held"]["with_claims"] == 16


@pytest.mark.parametrize(
    "form, begins", [("md", b"# Screening log"), ("csv", b"by,name,met"), ("pdf", b"%PDF")]
)
def test_the_log_is_given_as_files(client: TestClient, form: str, begins: bytes) -> None:
    assert client.get(f"/screening/{form}").content.startswith(begins)


def test_the_page_tells_what_was_searched(client: TestClient) -> None:
    page = client.get("/screening").text
    assert "met 16 records" in page
    assert "Articles read for claims" in page
