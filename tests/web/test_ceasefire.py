from __future__ import annotations

import csv
import gzip
import re
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Page
from pypdf import PdfReader

from simulation import Settings, simulate
from truceline.desk import Desk
from truceline.model import Coded, Given, RawArticle
from truceline.store import open_store
from truceline.views import Deriver
from truceline.web.files import csv_file
from truceline.web.pages import ceasefire
from web.conftest import faults, serving

CASE = "/ceasefires/AZE-ARM-2020-10-10"


def read(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def table(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    return list(csv.DictReader(answer.text.splitlines()))


def test_a_value_stands_with_its_support_its_sources_and_what_does_not_fit(client: TestClient) -> None:
    page = read(client, CASE)
    (row,) = page.xpath("//table[contains(@class, 'facts')]//tr[th/a[.='agreed']]")
    assert "2020-10-09 against 2020-10-10 12:00" in words(row)
    assert "4 origins" in words(row)
    assert row.xpath(".//a[starts-with(@href, '/ceasefires/AZE-ARM-2020-10-10/fields/agreed')]")
    assert len(row.xpath("td[last()]//a[contains(@href, '#claim-')]")) == 4


def test_the_words_are_one_click_away_from_every_entry(client: TestClient) -> None:
    page = read(client, CASE)
    rows = page.xpath("//section[@id='acts']//tbody/tr")
    assert len(rows) > 10
    assert all(
        row.xpath(".//a[starts-with(@href, '/articles/')][contains(@href, '#claim-')]") for row in rows
    )


def test_what_nothing_speaks_of_is_named_in_one_line(client: TestClient) -> None:
    line = next(
        words(one) for one in read(client, CASE).xpath("//p") if words(one).startswith("Not mentioned")
    )
    assert "signatories, place, fixed" in line


def test_the_day_asked_for_decides_how_it_stands_and_what_is_due(client: TestClient) -> None:
    assert "On 2020-10-09: agreed since 2020-10-09" in words(read(client, f"{CASE}?on=2020-10-09"))
    assert "On 2020-10-12: ended since 2020-10-10" in words(read(client, f"{CASE}?on=2020-10-12"))
    assert "Terms, as they stand on 2020-10-12" in words(read(client, f"{CASE}?on=2020-10-12"))


def test_the_day_as_of_which_it_is_known_goes_along_with_every_link(client: TestClient) -> None:
    page = read(client, f"{CASE}?as_of=2020-10-10")
    assert len(page.xpath("//ol[@class='sources']/li")) == 3
    links = page.xpath("//main//a[starts-with(@href, '/')]/@href")
    assert links
    days = ("as_of=2020-10-10", "as_of=2020-10-11")  # the next day of reports
    assert all(any(day in one for day in days) for one in links)
    assert page.xpath("//a[@rel='next']/@href") == [f"{CASE}?as_of=2020-10-11"]
    assert page.xpath("//input[@name='as_of']/@value") == ["2020-10-10"]


def test_from_the_last_day_of_reports_the_way_leads_to_all(client: TestClient) -> None:
    (link,) = read(client, f"{CASE}?as_of=2021-01-01&on=2020-10-12").xpath("//a[@rel='next']/@href")
    assert link == f"{CASE}?on=2020-10-12"
    assert read(client, CASE).xpath("//a[@rel='next']") == []


def test_before_the_first_report_the_page_says_when_that_was(client: TestClient) -> None:
    answer = client.get(f"{CASE}?as_of=2020-01-01")
    assert answer.status_code == 404
    assert "nothing was told of AZE-ARM-2020-10-10 by 2020-01-01" in answer.text
    assert "2020-10-10." in answer.text


def test_downloads_give_what_the_charts_show(client: TestClient) -> None:
    page = read(client, CASE)
    drawn = page.xpath("//figure[contains(@class, 'case')]//rect/title/text()")
    life = table(client, f"{CASE}/life.csv")
    days = [
        one["first"] if one["first"] == one["last"] else f"{one['first']} to {one['last']}" for one in life
    ]
    assert drawn == [f"{one['value']}, {day}" for one, day in zip(life, days, strict=True)]
    breaches = table(client, f"{CASE}/breaches.csv")
    shown = page.xpath("//section[@id='breaches']//table//tbody/tr")
    assert [one["reports"] for one in breaches] == [words(row[4]) for row in shown]
    drawn = page.xpath("//section[@id='breaches']//svg//rect/title/text()")
    assert [one.partition(",")[0] for one in drawn] == [one["reports"] for one in breaches]


def test_every_chart_says_what_it_shows(client: TestClient) -> None:
    page = read(client, CASE)
    charts = page.xpath("//figure//svg[@role='img']")
    assert len(charts) >= 4
    assert all(words(chart.find("title")) for chart in charts)
    assert all(figure.xpath(".//table") for figure in page.xpath("//figure"))
    patterns = set(page.xpath("//pattern/@id"))
    used = {fill[5:-1] for fill in page.xpath("//rect/@fill") if fill.startswith("url(")}
    assert used <= patterns


def test_cells_that_a_spreadsheet_would_compute_stay_text() -> None:
    file = csv_file('a"/../=b.csv', ("of",), [("=1+1",), ("-5",), (-5,)])
    assert bytes(file.body) == b"of\n'=1+1\n'-5\n-5\n"
    assert file.headers["content-disposition"] == 'attachment; filename="a__..__b.csv"'


@pytest.mark.parametrize("address", [f"{CASE}?on=never", f"{CASE}?as_of=2020-13-01"])
def test_what_is_no_day_is_told(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "is no day" in answer.text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_everybody(page: Page, served: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(served + CASE)
    assert faults(page) == []


def test_on_a_phone_the_page_does_not_scroll_sideways(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(served + CASE)
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    assert faults(page) == []


def test_choosing_a_day_changes_the_page_in_place(page: Page, served: str) -> None:
    page.goto(f"{served}{CASE}?on=2020-10-12")
    page.get_by_label("As known on").fill("2020-10-10")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("As known on 2020-10-10").wait_for()
    assert page.locator(".sources li").count() == 3
    assert page.url.endswith("?as_of=2020-10-10&on=2020-10-12")
    assert "as_of=2020-10-10" in (page.get_by_role("link", name="Truceline").get_attribute("href") or "")
    page.go_back()
    page.get_by_text("As known on 2020-10-10").wait_for(state="detached")
    assert page.locator(".sources li").count() == 7


def test_a_case_is_printed_on_two_pages(page: Page, served: str) -> None:
    page.goto(served + CASE)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 2
    told = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in printed.pages))
    for part in ("Fields", "Terms, as they stand on", "Acts, in order of time", "Sources", "Ledger revision"):
        assert part in told
    assert "Overview" not in told
    assert "Download" not in told


def test_long_tables_begin_with_the_first_rows_and_lead_to_all(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = len(read(client, CASE).xpath("//section[@id='acts']//tbody/tr"))
    monkeypatch.setattr(ceasefire, "MOST", 5)
    page = read(client, f"{CASE}?on=2020-10-12")
    assert len(page.xpath("//section[@id='acts']//tbody/tr")) == 5
    assert f"The first 5 of {every} entries" in words(page)
    (link,) = page.xpath("//section[@id='acts']//a[.='show all']/@href")
    assert link == f"{CASE}?on=2020-10-12&whole=1"
    assert len(read(client, link).xpath("//section[@id='acts']//tbody/tr")) == every


def test_questions_about_it_lead_to_where_they_are_decided(client: TestClient) -> None:
    page = read(client, CASE)
    links = page.xpath("//section[@id='questions']//a/@href")
    assert links
    assert all(link.startswith("/review?q=") for link in links)
    assert read(client, f"{CASE}?as_of=2020-10-12").xpath("//section[@id='questions']") == []


@pytest.fixture(scope="module")
def told_by_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated ledger, whose cases are told by far more reports than those of the examples."""
    corpus = simulate(1, Settings(wars=1))
    place = tmp_path_factory.mktemp("simulated") / "war.ledger"
    coded = [
        Coded(
            article=RawArticle(
                where=one.document.name,
                content=one.document.text.encode(),
                media_type="text/plain",
                given=Given(name=one.document.id),
            ),
            document=one.document,
            claims=tuple(one.claims),
        )
        for one in corpus.articles
    ]
    with open_store(str(place)) as store:
        store.save(coded)
        store.derive(Deriver())
    return place


def test_a_case_told_by_many_is_printed_on_two_pages_and_stays_light(page: Page, told_by_many: Path) -> None:
    desk = Desk(str(told_by_many))
    richest = max(desk.snapshot().summaries, key=lambda one: one.claims)
    desk.close()
    assert richest.support.articles > 10
    with serving(told_by_many) as address:
        answer = page.goto(f"{address}/ceasefires/{richest.id}")
        assert answer is not None
        assert len(gzip.compress(answer.body())) < 40_000
        assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) <= 2
