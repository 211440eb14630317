"""Who is known, as pages: the same as the command tells, counted without reading all claims."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from truceline import Ledger
from truceline.desk import Desk, Snapshot
from truceline.model import Doubt, Question
from truceline.views import list_actors, show_actor
from web.conftest import faults


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("as_of", [None, date(2020, 10, 12)])
def test_the_pages_tell_of_each_actor_what_the_command_tells(karabakh: Path, as_of: date | None) -> None:
    with Ledger(karabakh) as ledger:
        told = {row.id: row for row in ledger.actors(as_of)}
    desk = Desk(str(karabakh))
    finder = desk.snapshot(as_of).finder
    listed = {row.id: row for row in list_actors(finder)}
    spoken = {key: row for key, row in told.items() if row.claims}
    assert listed.keys() == spoken.keys()
    for key, row in spoken.items():
        assert (listed[key].name, listed[key].claims, listed[key].articles) == (
            row.name,
            row.claims,
            row.articles,
        )
        shown = show_actor(key, finder, (), (), ())
        assert shown.names == row.names
        assert {one.person for one in shown.speakers} == {one.person for one in row.offices}
    desk.close()


def test_the_list_can_be_narrowed(client: TestClient) -> None:
    html = client.get("/actors", params={"called": "aze", "kind": "state"}).text
    assert re.findall(r'<th scope="row"><a href="([^"]+)">', html) == ["/actors/AZE"]
    assert "0 of" in words(client.get("/actors", params={"called": "nobody at all"}).text)


def test_an_actor_has_its_ceasefires_deeds_and_claims(client: TestClient) -> None:
    html = client.get("/actors/AZE").text
    assert 'href="/ceasefires/AZE-ARM-2020-10-10"' in html
    assert re.search(r'href="/actors/AZE\?kind=act&amp;what=agree#claims">agree<', html)
    assert re.search(r'href="/articles/[0-9a-f]{16}#claim-[0-9a-f]{16}"', html)
    assert re.search(r"It accuses of breaches and attacks Armenia \d+ claim", words(html))


def test_the_claims_of_an_actor_can_be_narrowed_to_a_sort_and_a_role(client: TestClient) -> None:
    html = client.get("/actors/AZE", params={"kind": "act", "what": "violate", "role": "said_by"}).text
    told = re.findall(r'<p class="from">(.*?)</p>', html, flags=re.DOTALL)
    assert told
    assert all(words(one).startswith("violate") and "says Azerbaijan" in words(one) for one in told)


def test_what_was_published_later_is_not_told(client: TestClient) -> None:
    assert client.get("/actors/AZE", params={"as_of": "2020-01-01"}).status_code == 404
    assert "0 actors" in words(client.get("/actors", params={"as_of": "2020-01-01"}).text)


@pytest.mark.parametrize("actor", ["NOBODY", "a/b/c", "%00", "'; DROP TABLE roles", "<script>"])
def test_who_is_not_there_is_not_found(client: TestClient, actor: str) -> None:
    answer = client.get(f"/actors/{actor}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace('<script src="/static', "")


def test_a_name_that_may_mean_the_actor_can_be_judged(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Question(doubt=Doubt.ALIAS, subject="naka", other="AZE", says="Does “naka” mean Azerbaijan?")
    monkeypatch.setattr(Snapshot, "alias_questions", (asked,))
    html = client.get("/actors/AZE").text
    assert asked.says in words(html)
    assert 'name="verdict" value="alias"' in html
    assert 'name="verdict" value="reject"' in html
    assert 'action="/judge"' not in client.get("/actors/AZE?as_of=2020-12-31").text
    assert asked.says not in words(client.get("/actors/ARM").text)


@pytest.mark.parametrize("path", ["/actors", "/actors/AZE"])
def test_the_pages_are_for_everybody(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 375, "height": 800})
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
