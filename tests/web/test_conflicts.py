"""Conflicts as pages: their ceasefires, their map with its downloads, their timeline."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from web.conftest import faults

SVG = "{http://www.w3.org/2000/svg}"


def test_conflicts_are_listed(client: TestClient) -> None:
    html = client.get("/conflicts").text
    assert 'href="/conflicts/AZE-ARM"' in html
    assert "No ceasefire is known as of 2019-01-01" in client.get("/conflicts?as_of=2019-01-01").text


def test_a_conflict_has_its_ceasefires_places_and_timeline(client: TestClient) -> None:
    html = client.get("/conflicts/AZE-ARM").text
    assert 'href="/ceasefires/AZE-ARM-2020-10-10"' in html
    assert '<th scope="row"><a href="/search?place=NKR&amp;conflict=AZE-ARM">' in html
    assert re.search(r'href="/articles/[0-9a-f]{16}[^"]*#claim-[0-9a-f]{16}"', html)
    assert len(html) < 150_000


def test_a_place_leads_to_what_was_told_there(client: TestClient) -> None:
    html = client.get("/search", params={"place": "NKR", "conflict": "AZE-ARM"}).text
    assert "Nagorno-Karabakh" in html
    assert 'class="badge">claim' in html


def test_the_timeline_can_be_narrowed_and_goes_on(client: TestClient) -> None:
    whole = client.get("/conflicts/AZE-ARM").text
    assert 'href="/conflicts/AZE-ARM?page=2#timeline"' in whole
    part = client.get("/conflicts/AZE-ARM", params={"kind": "contact", "since": "2020-10-01"}).text
    status = re.search(r"(\d+) of (\d+) entr", part)
    assert status
    assert 0 < int(status[1]) < int(status[2])
    assert client.get("/conflicts/AZE-ARM?page=99").status_code == 200
    assert client.get("/conflicts/AZE-ARM?since=soon").status_code == 400


def test_the_map_is_a_file_that_stands_alone(client: TestClient) -> None:
    answer = client.get("/conflicts/AZE-ARM/map.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) < 40_000
    drawing = ET.fromstring(answer.content)
    assert [one.tag for one in drawing][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert "script" not in answer.text
    assert not drawing.findall(f".//{SVG}style")


def test_the_places_are_data_too(client: TestClient) -> None:
    features = client.get("/conflicts/AZE-ARM/places.geojson").json()["features"]
    by_id = {one["id"]: one for one in features}
    assert by_id["NKR"]["properties"]["point_of_seat"] == "Stepanakert"
    assert by_id["AZE"]["geometry"] is None
    rows = list(csv.DictReader(io.StringIO(client.get("/conflicts/AZE-ARM/places.csv").text)))
    assert {row["id"] for row in rows} == by_id.keys()
    timeline = list(csv.DictReader(io.StringIO(client.get("/conflicts/AZE-ARM/timeline.csv").text)))
    assert {row["kind"] for row in timeline} >= {"act", "contact", "incident"}


@pytest.mark.parametrize("path", ["", "/map.svg", "/places.csv", "/places.geojson", "/timeline.csv"])
def test_a_conflict_that_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/conflicts/NO-SUCH{path}").status_code == 404


@pytest.mark.parametrize("path", ["/conflicts", "/conflicts/AZE-ARM"])
def test_the_pages_are_for_everybody(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 375, "height": 800})
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
