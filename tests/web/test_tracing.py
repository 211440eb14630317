from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html as markup
from playwright.sync_api import Page

from truceline.ledger import Ledger
from truceline.model import Claim, Document
from truceline.records import FIELDS
from web.conftest import faults

CASE = "AZE-ARM-2020-10-10"


@pytest.fixture(scope="module")
def claims(karabakh: Path) -> tuple[Claim, ...]:
    with Ledger(karabakh) as ledger:
        return tuple(ledger.claims())


@pytest.fixture(scope="module")
def documents(karabakh: Path) -> tuple[Document, ...]:
    with Ledger(karabakh) as ledger:
        return tuple(ledger.documents())


def received(page: str) -> str:
    """The text of an article as its page shows it, without what is put between its words."""
    (shown,) = markup.fromstring(page).xpath("//div[@class='received']")
    for added in shown.xpath(".//*[@class='tag' or starts-with(@class, 'no ')]"):
        added.drop_tree()
    return str(shown.text_content())


@pytest.mark.parametrize("field", [*FIELDS, "standing"])
def test_every_field_has_its_page_with_its_function(client: TestClient, field: str) -> None:
    answer = client.get(f"/ceasefires/{CASE}/fields/{field}")
    assert answer.status_code == 200
    source = re.search(r'href="(/source/[^"#]+)#L(\d+)"', answer.text)
    assert source is not None
    line = markup.fromstring(client.get(source[1]).text).get_element_by_id(f"L{source[2]}")
    assert f"def {field}(" in line.text_content()


def test_a_field_leads_to_the_words_in_the_article(client: TestClient, claims: tuple[Claim, ...]) -> None:
    by_id = {claim.id: claim for claim in claims}
    page = client.get(f"/ceasefires/{CASE}/fields/effect").text
    links = re.findall(r'class="words" href="([^"]+)"', page)
    assert len(links) > 5
    for link in (links[0], links[-1]):
        claim = by_id[urlsplit(link).fragment.removeprefix("claim-")]
        article = markup.fromstring(client.get(unescape(link)).text)
        number = article.get_element_by_id(f"claim-{claim.id}")
        assert number.getnext().tag == "mark"
        assert claim.cue.quote.startswith(number.getnext().text_content())


def test_the_standing_is_told_for_the_day_asked(client: TestClient) -> None:
    before = client.get(f"/ceasefires/{CASE}/fields/standing?on=2020-10-09").text
    after = client.get(f"/ceasefires/{CASE}/fields/standing?on=2020-10-12").text
    assert "Standing on 2020-10-09" in before
    assert "Standing on 2020-10-12" in after
    assert before.split("chosen")[1] != after.split("chosen")[1]


def test_who_reports_breaches_is_told_over_time(client: TestClient) -> None:
    assert "Over time, by who reports it" in client.get(f"/ceasefires/{CASE}/fields/violated").text
    assert "Over time" not in client.get(f"/ceasefires/{CASE}/fields/effect").text


def test_a_field_that_is_none_and_a_case_that_is_none_are_told(client: TestClient) -> None:
    assert client.get(f"/ceasefires/{CASE}/fields/colour").status_code == 404
    assert client.get("/ceasefires/XYZ-1999/fields/effect").status_code == 404
    assert client.get(f"/ceasefires/{CASE}/fields/effect?from=-1").status_code == 400
    assert client.get("/articles/0123456789abcdef").status_code == 404
    assert client.get("/claims/0123456789abcdef").status_code == 404
    assert client.get("/source/../../pyproject.toml").status_code == 404
    assert client.get("/source/%2e%2e/%2e%2e/pyproject.toml").status_code == 404


def test_every_article_is_shown_as_it_was_received(
    client: TestClient, documents: tuple[Document, ...], claims: tuple[Claim, ...]
) -> None:
    for document in documents:
        page = client.get(f"/articles/{document.id}").text
        assert received(page) == document.text
        told = [claim.id for claim in claims if claim.source.document == document.id]
        root = markup.fromstring(page)
        for claim in told:
            assert len(root.xpath(f"//*[@id='claim-{claim}']")) == 1
            assert len(root.xpath(f"//*[@id='says-{claim}']")) == 1


def test_copies_of_an_article_lead_to_one_another(
    client: TestClient, documents: tuple[Document, ...]
) -> None:
    (reprint,) = (one for one in documents if "reprint" in one.name)
    page = client.get(f"/articles/{reprint.id}").text
    original = re.search(r'A copy of <a href="(/articles/\w+)"', page)
    assert original is not None
    assert f'/articles/{reprint.id}"' in client.get(original[1]).text.split("Copies of it")[1]


def test_a_claim_is_a_page_and_a_part_of_one(client: TestClient, claims: tuple[Claim, ...]) -> None:
    whole = client.get(f"/claims/{claims[0].id}").text
    part = client.get(f"/claims/{claims[0].id}", headers={"HX-Request": "true"})
    assert "<h1>" in whole
    assert "<html" not in part.text
    assert part.headers["vary"].lower().count("hx-request")
    assert claims[0].made_by in part.text


def test_an_article_of_later_than_the_day_shown_says_so(
    client: TestClient, documents: tuple[Document, ...]
) -> None:
    last = max((one for one in documents if one.dating.day), key=lambda one: str(one.dating.day))
    answer = client.get(f"/articles/{last.id}?as_of=2020-10-09")
    assert answer.status_code == 404
    assert "was not known yet at the end of 2020-10-09" in answer.text
    assert client.get(f"/articles/{last.id}").status_code == 200


def test_why_reports_are_one_case_and_another_is_not(client: TestClient) -> None:
    page = client.get(f"/ceasefires/{CASE}/grouping").text
    assert "report" in page
    other = re.findall(r'href="/ceasefires/([A-Z0-9-]+)"', page.split("Beside other ceasefires")[1])[0]
    assert (
        f"Why {other} is another ceasefire" in client.get(f"/ceasefires/{CASE}/grouping?other={other}").text
    )
    assert client.get(f"/ceasefires/{CASE}/grouping?other=XYZ").status_code == 404


def test_every_field_is_told_on_the_page_of_meanings(client: TestClient) -> None:
    root = markup.fromstring(client.get("/fields").text)
    for name in (*FIELDS, "standing"):
        assert root.get_element_by_id(name).xpath(".//a[starts-with(@href, '/source/')]"), name


def test_the_claim_pointed_at_shows_its_record_and_keys_go_on(
    page: Page, served: str, documents: tuple[Document, ...]
) -> None:
    document = documents[0].id
    page.goto(f"{served}/articles/{document}")
    page.locator(".received mark").first.hover()
    page.locator("#record dl").wait_for()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent").startswith("2")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.textContent").startswith("1")
    assert "Claim 1 of" in (page.locator("#told").text_content() or "")
    page.locator("#keys").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "keys"
    assert faults(page) == []


@pytest.mark.parametrize(
    "path", [f"/ceasefires/{CASE}/fields/violated", f"/ceasefires/{CASE}/grouping", "/fields"]
)
def test_the_pages_that_trace_serve_everybody_on_a_phone_in_the_dark(
    page: Page, served: str, path: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(served + path)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 375
