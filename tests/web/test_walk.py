"""What people come for, from the first page to the last click."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from web.conftest import faults

CASE = "AZE-ARM-2020-10-26"
PAGES = (
    "/",
    f"/ceasefires/{CASE}",
    f"/ceasefires/{CASE}?as_of=2020-10-27",
    f"/ceasefires/{CASE}/fields/effect",
    f"/ceasefires/{CASE}/fields/standing?on=2020-10-27",
    f"/ceasefires/{CASE}/grouping",
    "/ceasefires/NO-SUCH",
    "/conflicts",
    "/actors",
    "/actors/AZE",
    "/search",
    "/search?q=truce",
    "/fields",
    "/export",
    "/export/eth-prio",
    "/source/records/fields/times.py",
    "/review",
    "/review/history",
    "/screening",
    "/review/differences",
    "/add",
    "/who",
)
Opened = Mapping[str, Page]
SHIFT = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) moved += one.value })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(moved), 300);
})"""


def test_three_clicks_lead_from_the_overview_to_the_words_in_the_article(page: Page, served: str) -> None:
    page.goto(served)
    page.locator("main").get_by_role("link", name=CASE, exact=True).first.click()
    page.locator("main").get_by_role("link", name="effect", exact=True).first.click()
    quote = page.locator("blockquote").first.inner_text()
    page.get_by_role("link", name="the words in the article").first.click()
    expect(page).to_have_url(re.compile(r"/articles/[0-9a-f]+.*#claim-"))
    marked = page.locator(":target").inner_text()
    assert marked
    assert marked.split()[-1] in quote


def test_a_day_set_on_a_page_stays_set_from_page_to_page(page: Page, served: str) -> None:
    page.goto(f"{served}/ceasefires/{CASE}")
    before = page.locator("main").inner_text()
    page.get_by_label("As known on").fill("2020-10-26")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("as_of=2020-10-26"))
    assert page.locator("main").inner_text() != before
    page.locator("main").get_by_role("link", name="effect", exact=True).first.click()
    expect(page).to_have_url(re.compile("as_of=2020-10-26"))
    page.get_by_role("link", name="Overview").click()
    expect(page).to_have_url(re.compile("as_of=2020-10-26"))
    assert "AZE-ARM-2020-11-10" not in page.locator("main").inner_text()


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Opened]:
    """Pages of each sort, opened once for all tests of this file."""
    wide, narrow = ViewportSize(width=1280, height=900), ViewportSize(width=375, height=800)
    contexts = {
        "light": browser.new_context(viewport=wide, color_scheme="light", reduced_motion="reduce"),
        "dark": browser.new_context(viewport=wide, color_scheme="dark", reduced_motion="reduce"),
        "phone": browser.new_context(viewport=narrow, is_mobile=True, has_touch=True),
        "no scripts": browser.new_context(java_script_enabled=False),
    }
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


def go(page: Page, served: str, path: str) -> None:
    answer = page.goto(served + path)
    assert answer is not None
    assert answer.status == (404 if "NO-SUCH" in path else 200)


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_shut_out_and_nothing_jumps(path: str, opened: Opened, served: str) -> None:
    go(opened["light"], served, path)
    assert opened["light"].evaluate(SHIFT) < 0.01
    assert faults(opened["light"]) == []
    go(opened["dark"], served, path)
    assert faults(opened["dark"]) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_each_page_without_sideways_scrolling(path: str, opened: Opened, served: str) -> None:
    go(opened["phone"], served, path)
    assert opened["phone"].evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_read_without_scripts(path: str, opened: Opened, served: str) -> None:
    go(opened["no scripts"], served, path)
    assert opened["no scripts"].locator("h1").inner_text()
    assert opened["no scripts"].locator("main").inner_text().strip()
