from __future__ import annotations

import csv
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page

from truceline.desk import Desk
from truceline.model import Verdict
from truceline.server import make_app
from truceline.web.pages import overview
from web.conftest import faults

CASES = [
    "AZE-ARM-2020-10-10",
    "AZE-ARM-2020-10-18",
    "AZE-ARM-2020-10-26",
    "AZE-ARM-2020-11-10",
    "AZE-NKR-2023-09-20",
]


def read(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def listed(page: html.HtmlElement) -> list[str]:
    return [str(one) for one in page.xpath("//table[contains(@class, 'list')]/tbody//th/a/text()")]


def words(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


@pytest.mark.parametrize(
    "asked, found",
    [
        ("", CASES),
        ("side=Nagorno-Karabakh", CASES[4:]),
        ("side=Armenia&other=Azerbaijan", CASES[:4]),
        ("standing=ended", CASES[:1]),
        ("standing=agreed&on=2020-10-09", CASES[:1]),
        ("since=2023-01-01&until=2023-12-31&standing=in+force", CASES[4:]),
        ("q=11-10", CASES[3:4]),
        ("conflict=Nagorno-Karabakh&place=", CASES),
    ],
)
def test_a_list_holds_what_is_wanted(client: TestClient, asked: str, found: list[str]) -> None:
    page = read(client, f"/?{asked}&order=id")
    assert listed(page) == found
    drawn = page.xpath("//figure//li/a[starts-with(@href, '/ceasefires/')]/text()")
    assert sorted(map(str, drawn)) == found


def test_what_there_is_not_is_told_beside_the_form(client: TestClient) -> None:
    page = read(client, "/?side=Armeniia", 404)
    assert "Near it: Armenia." in words(page)
    assert page.xpath("//input[@name='side']/@value") == ["Armeniia"]
    assert listed(page) == []


def test_headings_order_the_list_and_keep_what_is_asked_for(client: TestClient) -> None:
    page = read(client, "/?side=Armenia&as_of=2020-12-31")
    (link,) = page.xpath("//th/a[contains(., 'Origins')]/@href")
    assert link == "/?side=Armenia&as_of=2020-12-31&order=-reports"
    assert listed(read(client, link))[0] == CASES[0]
    assert (
        read(client, "/?order=-id").xpath("//th[@aria-sort='descending']//text()")[0].strip() == "Ceasefire"
    )
    assert read(client, "/?order=height", 404) is not None


def test_the_chart_has_its_table_and_its_file(client: TestClient) -> None:
    page = read(client, "/?side=Armenia&since=2020-10-01&until=2020-11-30")
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.xpath("//figure//table/tbody/tr")
    ]
    (link,) = page.xpath("//a[@download]/@href")
    file = list(csv.DictReader(client.get(link).text.splitlines()))
    assert rows == [[one["ceasefire"], one["state"], one["first"], one["last"]] for one in file]
    assert {one["last"] for one in file} >= {"2020-11-30"}
    assert len(page.xpath("//figure//svg[@role='img']/title")) == 4
    assert page.xpath("//figure//rect/title/text()") == [
        f"{one['state']}, {one['first']}" + (f" to {one['last']}" if one["last"] != one["first"] else "")
        for one in file
    ]


def test_long_lists_go_on_over_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "PAGE", 2)
    found, address = [], "/?order=id"
    while True:
        page = read(client, address)
        found += listed(page)
        link = page.xpath("//a[@rel='next']/@href")
        if not link:
            break
        (address,) = link
    assert found == CASES
    assert listed(read(client, "/?order=id&page=99")) == CASES[4:]
    assert listed(read(client, "/?order=id&page=x")) == CASES[:2]
    assert len(client.get("/standings.csv").text.splitlines()) > 10


def test_what_changed_since_the_last_visit_is_told_until_it_is_seen(own_karabakh: Path) -> None:
    desk = Desk(str(own_karabakh))
    with TestClient(make_app(desk), base_url="http://127.0.0.1") as client:
        assert "since your last visit" not in client.get("/").text
        assert "since your last visit" not in client.get("/").text
        desk.judge(Verdict.CORRECT, CASES[0], by="Ana", field="effect", value="2020-10-11")
        told = client.get("/").text
        page = html.fromstring(told)
        assert "What changed since your last visit" in told
        (row,) = page.xpath("//section[contains(@class, 'news')]//tr[td/a[.='effect']]")
        assert [words(cell) for cell in row[1:]] == ["effect", "2020-10-10 12:00", "2020-10-11"]
        assert "since your last visit" not in client.get("/?as_of=2020-12-01").text
        form = {one.get("name"): one.get("value") for one in page.xpath("//form[@action='/seen']//input")}
        assert client.post("/seen", data=form, follow_redirects=False).headers["location"] == "/"
        assert "since your last visit" not in client.get("/").text


def test_a_cookie_of_another_ledger_is_begun_anew(client: TestClient) -> None:
    client.cookies.set(overview.SEEN, "999999")
    assert "since your last visit" not in client.get("/").text
    client.cookies.set(overview.SEEN, "-1;x")
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_everybody(page: Page, served: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(served)
    assert page.get_by_role("link", name=CASES[0]).first.is_visible()
    assert faults(page) == []


def test_on_a_phone_the_page_does_not_scroll_sideways(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(served)
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    assert faults(page) == []


def test_filtering_changes_the_results_in_place(page: Page, served: str) -> None:
    page.goto(served)
    page.get_by_label("Standing", exact=True).select_option("ended")
    page.get_by_text("1 of 5 ceasefires").wait_for()
    assert page.locator(".list tbody tr").count() == 1
    assert "standing=ended" in page.url
    page.get_by_label("As known on").fill("2020-10-12")
    page.get_by_text("0 of 1 ceasefires").wait_for()
    assert page.locator("#as-of").inner_text().startswith("As known on 2020-10-12")
    page.reload()
    assert page.get_by_text("0 of 1 ceasefires").is_visible()


def test_everything_works_without_scripts(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.get_by_label("Side", exact=True).fill("Nagorno-Karabakh")
    page.get_by_role("button", name="Filter").click()
    page.locator(".lanes").get_by_role("link", name=CASES[4]).click()
    page.get_by_label("As known on").fill("2023-09-20")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith(f"{CASES[4]}?as_of=2023-09-20&on=")
    page.locator(".cited a").first.click()
    assert "#claim-" in page.url
    context.close()
