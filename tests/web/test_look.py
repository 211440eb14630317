from __future__ import annotations

import gzip
import re
from pathlib import Path

from fastapi.testclient import TestClient

from truceline import web
from truceline.model import State

STATIC = Path(web.__file__).with_name("static")


def test_every_standing_has_a_colour_and_a_pattern_of_its_own() -> None:
    sheet = (STATIC / "base.css").read_text()
    patterns = {}
    for state in (*State, "unclear"):
        rule = re.search(
            rf"^\.state-{re.escape(str(state).replace(' ', '-'))} {{(.*)}}$", sheet, re.MULTILINE
        )
        assert rule is not None, state
        patterns[state] = rule[1].partition("--pattern")[2]
    assert len(set(patterns.values())) == len(patterns)


def test_the_sheet_is_small() -> None:
    assert len((STATIC / "base.css").read_bytes()) < 20_000
    assert len(gzip.compress((STATIC / "base.css").read_bytes())) < 6_000


def test_the_current_page_is_marked(client: TestClient) -> None:
    assert '<a href="/" aria-current="page">Overview</a>' in client.get("/").text
    assert 'aria-current="page">Overview' not in client.get("/ceasefires/AZE-ARM-2020-10-10").text


def test_a_page_as_of_a_day_says_so_and_leads_back_to_now(client: TestClient) -> None:
    told = client.get("/ceasefires/AZE-ARM-2020-10-10?as_of=2020-10-12&on=2020-10-11").text
    assert "As known on" in told
    assert '<a href="/ceasefires/AZE-ARM-2020-10-10?on=2020-10-11">Back to now</a>' in told
    assert 'href="/?as_of=2020-10-12"' in told
    assert "Back to now" not in client.get("/").text


def test_a_day_that_is_none_is_not_carried_on(client: TestClient) -> None:
    answer = client.get('/?as_of=12"><script>')
    assert answer.status_code == 400
    assert "is no day" in answer.text
    assert "<script>" not in answer.text.replace("<script src", "")
    assert "As known on" not in answer.text
