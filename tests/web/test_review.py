"""The queue: by keyboard alone, by forms alone, by two at once."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from truceline.ledger import Ledger
from truceline.model import Judgement, Verdict
from truceline.store import open_store
from web.conftest import faults, serving
from web.deciding import forms, reviewers

TEN = "AZE-ARM-2020-10-10"
KHARVIA = (
    "YEREVAN, Oct 10 (Norwire) - Armenia and Kharvia agreed on Friday to a ceasefire from noon on October 10, after "
    "talks in Moscow, Russian Foreign Minister Sergey Lavrov said.\n"
)
TESSALIT = (
    "BAMAKO, Oct 10 (Norwire) - Mali and Niger agreed on Friday to a ceasefire, Mali's army said. The truce that was to "
    "let monitors into Tessalit came into force at noon on Saturday.\n"
)


@pytest.fixture(scope="session")
def with_a_name(karabakh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ledger with an article that calls a side by a name that nobody knows, and one of which much hangs on few words; only to be read."""
    folder = tmp_path_factory.mktemp("named")
    made = Path(shutil.copy(karabakh, folder / "named.ledger"))
    news = folder / "news"
    news.mkdir()
    (news / "kharvia.txt").write_text(KHARVIA, encoding="utf-8")
    (news / "tessalit.txt").write_text(TESSALIT, encoding="utf-8")
    table = ["file,outlet,published", *(f"{one}.txt,Norwire,2020-10-10" for one in ("kharvia", "tessalit"))]
    (news / "metadata.csv").write_text("\n".join(table), "utf-8")
    with Ledger(made) as ledger:
        ledger.add(news, metadata=news / "metadata.csv")
    return made


@pytest.fixture
def own(with_a_name: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(with_a_name, tmp_path / "own.ledger"))


@pytest.fixture
def own_address(own: Path) -> Iterator[str]:
    with serving(own) as address:
        yield address


def name_oneself(page: Page, address: str, name: str) -> None:
    port = address.rpartition(":")[2]
    page.context.add_cookies([{"name": f"truceline-name-{port}", "value": name, "url": address}])


def judgements(ledger: Path) -> tuple[Judgement, ...]:
    with open_store(str(ledger), create=False) as store:
        return store.judgements()


class Reviewer:
    """Somebody at the queue who touches nothing but the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def question(self) -> str:
        return self.page.inner_text("#question")

    def press(self, *keys: str) -> None:
        """Keys, the last of which brings another question."""
        self.page.evaluate("document.getElementById('review').dataset.old = '1'")
        for key in keys:
            if len(key) > 1 and key != "Enter":
                self.page.keyboard.type(key)
            else:
                self.page.keyboard.press(key)
        self.page.wait_for_selector("#review:not([data-old])")
        self.page.wait_for_function("document.activeElement.id === 'question'")

    def reach(self, words: str) -> None:
        """The question with these words, by the key for the next one; begins anew at the end."""
        for _ in range(60):
            if words in self.question():
                return
            if self.page.locator("#review [data-key=j]").count():
                self.press("j")
            else:
                while self.page.locator("#review [data-key=k]").count():
                    self.press("k")
        raise AssertionError(f"no question has the words {words!r}")

    def decide_all(self, decisions: Mapping[str, tuple[str, ...]]) -> None:
        """These decisions, in the order in which their questions come."""
        left = dict(decisions)
        for _ in range(80):
            words = next((words for words in left if words in self.question()), None)
            if words is not None:
                self.decide(words, *left.pop(words))
            elif self.page.locator("#review [data-key=j]").count():
                self.press("j")
            else:
                self.reach(next(iter(left)))
            if not left:
                return
        raise AssertionError(f"not asked: {left}")

    def decide(self, words: str, *keys: str) -> None:
        self.reach(words)
        self.press(*keys)
        expect(self.page.locator("#said")).to_contain_text("Kept")


def test_ten_decisions_by_keyboard_alone(page: Page, own: Path, own_address: str) -> None:
    name_oneself(page, own_address, "Ana")
    page.goto(f"{own_address}/review")
    ana = Reviewer(page)
    ana.decide_all(
        {
            "Kharvia": ("a",),
            "agreed: 2020-10-09": ("1",),
            "effect: 2023-09-20": ("a",),
            "timing of AZE-ARM-2020-10-10": ("a",),
            "ceasefire class, implementation, terms of MLI-NER-2020-10-10": ("r",),
            "reactions of AZE-ARM-2020-10-18": ("a",),
            "13-aghdam": ("m",),
            "Does 01-moscow-talks.txt tell of AZE-ARM-2020-10-18": ("s",),
            "implementation is unclear": ("c", "none", "Enter"),
        }
    )
    ana.decide("terms is unclear", "a")
    ana.press("u")
    assert "10 decided today by Ana" not in page.inner_text(".progress")
    ana.decide("violated of AZE-ARM-2020-11-10", "a")
    assert "10 decided today by Ana" in page.inner_text(".progress")
    told = judgements(own)
    assert {one.by for one in told} == {"Ana"}
    assert Counter(one.verdict for one in told) == {
        Verdict.ALIAS: 1,
        Verdict.ACCEPT: 5,
        Verdict.CORRECT: 2,
        Verdict.REJECT: 1,
        Verdict.MERGE: 1,
        Verdict.SPLIT: 1,
        Verdict.WITHDRAW: 1,
    }
    [rejected] = [one for one in told if one.verdict is Verdict.REJECT]
    with Ledger(own) as ledger:
        cases = {one.id: one for one in ledger.ceasefires()}
    assert not [key for key in cases if "KHARVIA" in key]
    assert str(cases[TEN].agreed.value) == "2020-10-10 12:00"
    assert not any(rejected.subject in case.claims for case in cases.values())
    assert str(cases["AZE-ARM-2020-10-26"].implementation.abstention) == "none"
    assert cases["AZE-ARM-2020-10-26"].terms.judgements == ()


def test_keys_help_and_can_be_put_out_of_use(page: Page, own: Path, own_address: str) -> None:
    name_oneself(page, own_address, "Ana")
    page.goto(f"{own_address}/review")
    page.keyboard.press("?")
    switch = page.get_by_role("button", name="Keys are on")
    expect(switch).to_be_visible()
    switch.press("Enter")
    expect(page.get_by_role("button", name="Keys are off")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("x")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert judgements(own) == ()
    assert "put off" not in page.inner_text(".progress")


def test_a_question_that_is_put_off_comes_last_and_back(page: Page, own: Path, own_address: str) -> None:
    name_oneself(page, own_address, "Ana")
    page.goto(f"{own_address}/review")
    ana = Reviewer(page)
    first = ana.question()
    ana.press("x")
    assert ana.question() != first
    assert "1 put off" in page.inner_text(".progress")
    page.get_by_role("button", name="Bring back what was put off").press("Enter")
    expect(page.locator(".progress")).not_to_contain_text("put off")
    page.goto(f"{own_address}/review")
    assert ana.question() == first
    assert judgements(own) == ()


def test_what_somebody_else_decided_meanwhile_is_shown_and_can_be_set_aside(
    browser: Browser, page: Page, own: Path, own_address: str
) -> None:
    name_oneself(page, own_address, "Ana")
    bens = browser.new_context().new_page()
    name_oneself(bens, own_address, "Ben")
    ana, ben = Reviewer(page), Reviewer(bens)
    for one in (ana, ben):
        one.page.goto(f"{own_address}/review")
        one.reach("agreed: 2020-10-09")
    ana.press("1")
    bens.keyboard.press("a")
    expect(bens.get_by_role("heading", name="Somebody decided on this meanwhile")).to_be_focused()
    expect(bens.locator("main")).to_contain_text("Ana")
    assert faults(bens) == []
    bens.get_by_role("button", name="Set mine").press("Enter")
    expect(bens.get_by_role("heading", name="Review", exact=True)).to_be_visible()
    assert [(one.by, one.verdict) for one in judgements(own)] == [("Ana", "correct"), ("Ben", "accept")]
    bens.context.close()


def test_it_works_without_scripts(browser: Browser, own: Path, own_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    name_oneself(page, own_address, "Ana")
    page.goto(f"{own_address}/review?doubt=disagreement")
    page.get_by_role("link", name="agreed: 2020-10-09").click()
    page.get_by_role("button", name="Set 2020-10-10 12:00").click()
    expect(page.locator("#done")).to_contain_text("Kept: correct")
    page.get_by_role("link", name="effect: 2023-09-20").click()
    page.get_by_label("Effect is").fill("2023-09-21")
    page.get_by_role("button", name="Set it").click()
    assert [one.value for one in judgements(own)] == ["2020-10-10T12:00", "2023-09-21"]
    page.get_by_role("button", name="Undo your last decision").click()
    page.get_by_role("link", name="History").click()
    page.get_by_role("button", name="Count it again").click()
    assert [one.verdict for one in judgements(own)] == ["correct", "correct", "withdraw", "withdraw"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_people_who_do_not_see_or_point_can_review(page: Page, own_address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    name_oneself(page, own_address, "Ana")
    page.goto(f"{own_address}/review")
    assert faults(page) == []
    Reviewer(page).decide("agreed: 2020-10-09", "1")
    page.goto(f"{own_address}/review/history")
    assert faults(page) == []
    page.set_viewport_size({"width": 375, "height": 700})
    for path in ("/review", "/review/history"):
        page.goto(own_address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 375


def heading(client: TestClient, address: str) -> str:
    html = client.get(address).text
    found = re.search(r'<h2 id="question"[^>]*>(.*?)</h2>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_the_queue_is_of_a_kind_and_a_conflict_where_asked(own: Path) -> None:
    with reviewers(own, "Ana") as (ana,):
        assert heading(ana, "/review?doubt=alias").startswith("alias")
        assert heading(ana, "/review?doubt=alias&conflict=nonsense").startswith("alias")
        assert heading(ana, "/review?doubt=hangs").startswith("undated article")
        told = ana.get("/review?doubt=unheard").text
        assert "all kinds" in told


def test_a_question_that_is_gone_is_told(own: Path) -> None:
    with reviewers(own, "Ana") as (ana,):
        assert "has been decided, or no longer arises" in ana.get("/review?q=0123456789abcdef").text


def test_of_a_past_day_nothing_is_decided(own: Path) -> None:
    with reviewers(own, "Ana") as (ana,):
        past = ana.get("/review?as_of=2020-10-20")
        assert forms(past) == []
        assert "decisions are made on the ledger of now" in past.text
        assert '<a href="/review">Back to now</a>' in past.text


def test_one_of_several_fields_is_set_whatever_was_decided_on_it_before(own: Path) -> None:
    with reviewers(own, "Ana") as (ana,):
        page = ana.get("/review?doubt=low+confidence")
        [typed] = [one for one in forms(page, verdict="correct") if "after" not in one]
        for value in ("none", "definitive"):
            told = {**typed, "field": "ceasefire_class", "value": value}
            assert ana.post("/judge", data=told, follow_redirects=False).status_code == 303
    assert [one.value for one in judgements(own)] == ["none", "definitive"]
