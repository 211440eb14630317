"""Reports as pages of HTML, opened in a browser as files are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from papers_by_hand import HOSTILE, SCRIPTS, paper_of
from truceline.papers import write_paper
from web.conftest import faults

WORDS = f"{' '.join(HOSTILE)} {SCRIPTS}"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report whose every word is hostile, and whose parts, tables and charts have the same names twice."""
    place: Path = tmp_path_factory.mktemp("papers") / "paper.html"
    told = paper_of(WORDS)
    write_paper(replace(told, blocks=(*told.blocks, *told.blocks)), place)
    return place.as_uri()


def test_a_report_can_be_read_by_all(page: Page, paper: str) -> None:
    page.goto(paper)
    assert faults(page) == []
    page.get_by_text("The same as a table").first.click()
    assert faults(page) == []


def test_a_report_can_be_read_in_the_dark(browser: Browser, paper: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(paper)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
    assert faults(page) == []
    context.close()


def test_a_report_fits_a_phone(browser: Browser, paper: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(paper)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert faults(page) == []
    context.close()


def test_references_lead_to_footnotes_and_back(page: Page, paper: str) -> None:
    page.goto(paper)
    page.get_by_label("Footnote 1", exact=True).first.click()
    assert page.url.endswith("#note-1")
    page.get_by_label("Back to footnote 1 in the text, place 2", exact=True).click()
    assert page.url.endswith("#ref-1-2")


def test_a_report_runs_no_script_and_loads_nothing(page: Page, paper: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(paper)
    assert asked == [paper]
