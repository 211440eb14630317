"""The ledger as files: each format with its files and with what it loses."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from truceline.exports import EXPORTERS


def test_each_format_can_be_downloaded_and_says_what_it_loses(client: TestClient) -> None:
    page = client.get("/export").text
    for name, exporter in EXPORTERS.items():
        assert f'href="/export/{name}"' in page
        for table in exporter.tables or ("",):
            address = f"/api/v1/export/{name}" + (f"?table={table}" if table else "")
            assert f'href="{address}" download' in page


def test_the_day_asked_for_is_kept_in_what_is_downloaded(client: TestClient) -> None:
    page = client.get("/export?as_of=2020-10-12").text
    assert 'href="/api/v1/export/eth-prio?as_of=2020-10-12" download' in page
    assert 'href="/export/eth-prio?as_of=2020-10-12"' in page


def test_the_losses_are_told_with_codes_counts_and_where(client: TestClient) -> None:
    page = client.get("/export/eth-prio").text
    losses = client.get("/api/v1/export/eth-prio/lossiness").json()["losses"]
    assert len(re.findall(r'<th scope="row">', page)) == len(losses)
    assert "not mentioned, written as an empty cell" in page
    assert '<a href="/ceasefires/AZE-ARM-2020-10-10">' in page


def test_a_format_that_loses_nothing_says_so(client: TestClient) -> None:
    assert "Nothing is lost." in client.get("/export/jsonl").text


def test_a_format_that_is_none_is_told(client: TestClient) -> None:
    answer = client.get("/export/xls")
    assert answer.status_code == 404
    assert "xls" in answer.text


def test_the_overview_leads_there(client: TestClient) -> None:
    assert 'href="/export"' in client.get("/").text
