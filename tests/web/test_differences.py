"""The queue of differences between a person's coding and the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from truceline.desk import Desk
from truceline.ledger import Ledger
from truceline.server import make_app
from web.conftest import faults, serving
from web.test_review import judgements, name_oneself

ANA = Path(__file__).parents[1] / "data/coders/ana.csv"
PATH = "/review/differences"
TEN = "AZE-ARM-2020-10-10"


@pytest.fixture
def kept(own_karabakh: Path) -> Path:
    """A ledger in which Ana's coding is kept."""
    with Ledger(own_karabakh) as ledger:
        assert ledger.keep_coding(ANA)
    return own_karabakh


@pytest.fixture
def address(kept: Path) -> Iterator[str]:
    with serving(kept) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_without_a_coding_it_tells_how_one_is_kept(client: TestClient) -> None:
    told = client.get(PATH).text
    assert "evaluate --against FILE --keep" in told
    assert 'action="/judge"' not in told


def test_each_difference_has_both_values_and_the_words_of_both(own_karabakh: Path) -> None:
    with Ledger(own_karabakh) as ledger:
        ledger.judge("correct", TEN, field="effect", value="2020-10-11", by="Ben")
        ledger.keep_coding(ANA)
    with TestClient(make_app(Desk(str(own_karabakh))), base_url="http://127.0.0.1") as client:
        answer = client.get(f"{PATH}?variable=cf_effect")
        nothing = client.get(f"{PATH}?variable=location&coding=%27%3E")
    assert "A ceasefire is announced for humanitarian purposes" in answer.text  # Ana's words
    told = re.findall(r"<strong>(?:<[^>]+>)?(20[^<]+)<", answer.text)
    assert told == ["2020-10-10", "2020-10-11"]
    assert "1 of " in nothing.text  # what is not there is passed over


def test_a_difference_is_decided_by_one_key_and_gone(page: Page, address: str, kept: Path) -> None:
    name_oneself(page, address, "Ben")
    page.goto(address + PATH)
    expect(page.locator("#question")).to_contain_text(f"Written of {TEN}")
    waiting = page.inner_text(".progress strong")
    page.keyboard.press("1")
    expect(page.locator("#done")).to_contain_text("Kept: correct")
    assert page.inner_text(".progress strong") != waiting
    expect(page.locator("#question")).to_be_focused()
    (made,) = judgements(kept)
    assert (made.by, made.subject, made.field, made.value) == ("Ben", TEN, "written", "true")
    expect(page.locator("#question")).to_contain_text(f"Timing of {TEN}")
    page.keyboard.press("a")
    expect(page.locator("#question")).not_to_contain_text(f"Timing of {TEN}")
    page.goto(f"{address}{PATH}?q={TEN}:written")
    expect(page.locator("#done")).to_contain_text("decided, or is none any more")
    assert {one.field for one in judgements(kept)} == {"written", "timing"}


def test_a_code_that_tells_no_value_can_only_be_accepted_against_or_written(page: Page, address: str) -> None:
    name_oneself(page, address, "Ben")
    page.goto(f"{address}{PATH}?variable=implement&q={TEN}:implementation")
    assert page.locator(".ways button").all_inner_texts() == ["a\nAccept unclear", "1\nSet none"]
    assert faults(page) == []
    page.keyboard.press("c")
    expect(page.locator("#value")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#question")).to_contain_text("AZE-ARM-2020-10-26")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#question")).to_contain_text(TEN)


PRESSED_AT_ONCE = """() => document.addEventListener("htmx:afterSwap", () => setTimeout(() =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "k", bubbles: true})), 0), {once: true})"""


def test_a_key_pressed_as_soon_as_the_next_question_is_there_counts(page: Page, address: str) -> None:
    name_oneself(page, address, "Ben")
    page.goto(f"{address}{PATH}?variable=implement&q={TEN}:implementation")
    page.evaluate(PRESSED_AT_ONCE)
    with page.expect_response(lambda told: "AZE-ARM-2020-10-26" in told.url):
        page.keyboard.press("j")
    expect(page.locator("#question")).to_contain_text(TEN)
    expect(page.locator("#question")).to_be_focused()


def test_it_can_be_narrowed_to_one_variable_and_found_from_the_review(page: Page, address: str) -> None:
    page.goto(f"{address}/review")
    page.get_by_role("link", name="Differences between coders").click()
    page.get_by_label("Variable").select_option("timing")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#question")).to_contain_text("Timing of")
    assert all("Timing of" in words for words in page.locator(".turn a").all_inner_texts())


def test_cases_that_one_of_the_two_has_not_are_listed_with_why(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.get_by_text("that the ledger has not (1)").click()
    expect(page.get_by_text("AZ-0, Azerbaijan and Armenia")).to_be_visible()


def test_a_phone_shows_it_and_nobody_is_shut_out(browser: Browser, address: str) -> None:
    for size in ({"width": 375, "height": 800}, {"width": 1280, "height": 900}):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address + PATH)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert faults(page) == []
            context.close()


def test_on_an_earlier_day_nothing_is_decided(kept: Path) -> None:
    with TestClient(make_app(Desk(str(kept))), base_url="http://127.0.0.1") as client:
        told = client.get(f"{PATH}?as_of=2020-10-20").text
    assert "as it was known on 2020-10-20" in told
    assert 'action="/judge"' not in told
