"""The search as a page: words are found and marked, facets narrow, ids lead straight to what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from truceline.desk import Desk, Snapshot
from truceline.views.search import show_search
from truceline.views.search_words import marked, parse, snippet, typed
from web.conftest import faults


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_words_are_found_and_marked(client: TestClient) -> None:
    html = client.get("/search", params={"q": "ceasefire"}).text
    assert "<mark><bdi>ceasefire</bdi></mark>" in html.lower()
    assert re.search(r'href="/articles/[0-9a-f]{16}#claim-[0-9a-f]{16}"', html)


def test_a_facet_narrows_and_can_be_dropped(client: TestClient) -> None:
    html = client.get("/search", params={"q": "ceasefire", "kind": "act", "act": "violate"}).text
    says = re.findall(r'<span class="badge">claim</span> <a href="[^"]+">([^<]+)</a>', html)
    assert says
    assert set(says) == {"violate"}
    assert 'class="badge calm"' not in html
    assert 'href="/search?q=ceasefire&amp;act=violate"' in html


def test_a_search_can_be_narrowed_to_a_ceasefire_and_a_conflict(client: TestClient) -> None:
    with_case = client.get("/search", params={"ceasefire": "AZE-ARM-2020-10-10", "what": "claim"}).text
    assert set(re.findall(r'href="/ceasefires/([^"]+)"', with_case)) == {"AZE-ARM-2020-10-10"}
    assert client.get("/search", params={"conflict": "no such"}).status_code == 404
    assert client.get("/search", params={"ceasefire": "no-such"}).status_code == 404


@pytest.mark.parametrize("asked", ["AZE-ARM-2020-10-10", " arm-aze-2020-10-10 "])
def test_the_id_of_a_ceasefire_leads_straight_to_it(client: TestClient, asked: str) -> None:
    answer = client.get("/search", params={"q": asked, "as_of": "2020-10-12"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/ceasefires/AZE-ARM-2020-10-10?as_of=2020-10-12"


def test_the_ids_of_articles_and_claims_lead_to_the_words(client: TestClient, karabakh: Path) -> None:
    desk = Desk(str(karabakh))
    claim = next(iter(desk.snapshot().case("AZE-ARM-2020-10-10").claims))
    document = desk.snapshot().claim(claim).source.document
    desk.close()
    to_article = client.get("/search", params={"q": document}, follow_redirects=False)
    to_claim = client.get("/search", params={"q": claim}, follow_redirects=False)
    assert to_article.headers["location"] == f"/articles/{document}"
    assert to_claim.headers["location"] == f"/articles/{document}#claim-{claim}"


def test_only_what_had_been_published_is_found(client: TestClient) -> None:
    assert "Nothing found" in client.get("/search", params={"q": "ceasefire", "as_of": "2020-01-01"}).text


def test_what_cannot_be_found_is_explained(client: TestClient) -> None:
    assert "There is no word in that" in client.get("/search", params={"q": "?!"}).text
    assert "Nothing found" in client.get("/search", params={"q": "zzzzzz"}).text
    assert "What can be found" in client.get("/search").text


@pytest.mark.parametrize("page", ["0", "-3", "99999", "x", "²", "1e9"])
def test_a_page_that_is_not_there_is_no_error(client: TestClient, page: str) -> None:
    assert client.get("/search", params={"q": "ceasefire", "page": page}).status_code == 200


def test_pages_follow_one_another(client: TestClient) -> None:
    first = client.get("/search", params={"q": "ceasefire"}).text
    assert 'href="/search?q=ceasefire&amp;page=2"' in first
    second = client.get("/search", params={"q": "ceasefire", "page": "2"}).text
    anchors = [re.findall(r'href="(/articles/[^"]+)"', html) for html in (first, second)]
    assert anchors[0]
    assert not set(anchors[0]) & set(anchors[1])


@pytest.fixture(scope="module")
def snapshot(karabakh: Path) -> Iterator[Snapshot]:
    desk = Desk(str(karabakh))
    yield desk.snapshot()
    desk.close()


@given(asked=st.text(max_size=40) | st.text(alphabet='"*-() :^+{}ANDORNET\\%_\0a', max_size=25))
def test_any_string_can_be_typed(snapshot: Snapshot, asked: str) -> None:
    assert show_search(asked, {}, snapshot).total >= 0


@given(st.text(max_size=60), st.text(max_size=12))
def test_marking_loses_nothing_of_a_text(text: str, asked: str) -> None:
    assert "".join(part.text for part in marked(text, parse(asked))) == text


@pytest.mark.parametrize(
    "asked, understood",
    [
        ('held "Cease-Fire" -Réuters viol*', 'held "cease fire" -reuters viol*'),
        ("“heavy shelling”*", '"heavy shelling"*'),
        ('"open', "open"),
        ("NOT (a AND b)", "not a and b"),
        ("---", ""),
        ("*", ""),
    ],
)
def test_what_is_typed_is_read_as_terms(asked: str, understood: str) -> None:
    assert typed(parse(asked)) == understood


def test_a_snippet_shows_the_words_around_the_first_match() -> None:
    text = "word " * 100 + "the cease-fire held " + "after " * 100
    parts = snippet(text, parse('"cease fire"'))
    assert [part.text for part in parts if part.found] == ["cease-fire"]
    assert len("".join(part.text for part in parts)) < 260
    assert parts[0].text == "… "


def test_the_actor_and_the_conflict_of_a_name_are_offered(client: TestClient) -> None:
    html = client.get("/search", params={"q": "nagorno-karabakh"}).text
    assert 'The conflict <a href="/conflicts/AZE-ARM">' in html
    assert 'The actor <a href="/actors/NKR">' in html


def test_markup_in_a_question_stays_text(client: TestClient) -> None:
    html = client.get("/search", params={"q": "<script>alert(1)</script>", "actor": '"><b>'}).text
    assert "<script>alert" not in html
    assert '"><b>' not in html


@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 375)])
def test_the_page_is_for_everybody(page: Page, served: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served}/search")
    page.get_by_role("searchbox").fill("ceasefire")
    page.get_by_role("button", name="Search").click()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="claims", exact=True).click()
    assert page.get_by_text("article", exact=True).count() == 0
