from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from truceline.exports import Losses
from truceline.ledger import Ledger
from truceline.model import Span
from truceline.notebook import html, line
from truceline.notebook.seen import SEEN
from truceline.records import FIELDS
from truceline.run import Report
from truceline.views import evidence_shown, standing_shown

ID = "AZE-ARM-2020-10-10"
EVIL = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def ledger(karabakh: Path) -> Iterator[Ledger]:
    with Ledger(karabakh) as opened:
        yield opened


@pytest.fixture(scope="module")
def shown(ledger: Ledger) -> dict[str, Any]:
    """One object of each type that a notebook shows."""
    view = ledger.shown()
    claims = {type(claim).__name__: claim for claim in ledger.claims()}
    return {
        "Shown": view,
        "Ceasefire": view.case(ID),
        "CasePage": view.page(ID),
        **claims,
        "EvidenceShown": evidence_shown(ledger.claims()[0]),
        "Explanation": ledger.explain(ID, "agreed"),
        "Timeline": ledger.timeline(ID, whole=True),
        "StandingShown": standing_shown(view.case(ID), view.day, view.claims),
        "ConflictRow": ledger.conflicts()[0],
        "Losses": ledger.export("geojson", io.BytesIO()),
        "Report": Report(articles=2, new=2, claims=9, after=1, drops={"empty": 1}),
    }


class Tags(HTMLParser):
    """The tags of a page; fails where one is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.all: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in {"src", "href"}]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_every_type_of_the_table_is_tried_here(shown: dict[str, Any]) -> None:
    assert {kind.__name__ for kind in SEEN} == {*shown, "Judged"}


def test_all_is_well_formed_and_stands_by_itself(shown: dict[str, Any]) -> None:
    for name, one in shown.items():
        tags = Tags(one._repr_html_())
        assert not tags.all & {"script", "img", "link", "iframe", "object"}, name
        assert one._repr_html_() == html(one)
        assert 0 < len(line(one)) < 400
        assert "\n" not in line(one)


def test_words_of_articles_are_never_markup(ledger: Ledger) -> None:
    claim = ledger.claims()[0]
    evil = replace(
        claim, span=Span(start=0, end=len(EVIL), quote=EVIL), cue=Span(start=0, end=len(EVIL), quote=EVIL)
    )
    page = replace(ledger.shown().page(ID), id=EVIL, evidence=(evidence_shown(evil),))
    for one in (evil, evidence_shown(evil), page, Losses(format=EVIL, rows=1, ceasefires=1, written=1)):
        assert "<script>" not in html(one)
        assert "&lt;script&gt;" in html(one)


def test_a_ceasefire_shows_each_field_once_as_value_or_abstention(ledger: Ledger) -> None:
    ceasefire = ledger.shown().case(ID)
    made = html(ceasefire)
    for field in FIELDS:
        value = getattr(ceasefire, field)
        assert (f'<th scope="row">{field}</th>' in made) == (value.abstention != "not mentioned")
    silent = made.split("not mentioned:", 1)[1].split("</p>", 1)[0]
    assert {one.strip() for one in silent.split(",")} == {
        field for field in FIELDS if getattr(ceasefire, field).abstention == "not mentioned"
    }


def test_a_page_shows_the_words_behind_a_value(ledger: Ledger) -> None:
    page = ledger.shown().page(ID)
    words = "".join(Tags(html(page)).words)
    effect = next(field for field in page.fields if field.name == "effect")
    for one in page.evidence:
        assert (one.claim in effect.rests_on) <= (one.quote in words)
    assert html(page).count("<details>") >= 10


def test_an_explanation_shows_rule_evidence_and_what_is_passed_over(ledger: Ledger) -> None:
    told = ledger.explain(ID, "agreed")
    words = "".join(Tags(html(told)).words)
    assert told.rule.name in words
    assert "2020-10-10 12:00" in words  # the time that does not fit
    assert told.passes_over
    for one in (*told.rests_on, *told.passes_over):
        assert one.quote in words


def test_a_claim_marks_its_cue(ledger: Ledger) -> None:
    claim = next(one for one in ledger.claims() if one.cue.quote == "agreed to stop fighting")
    assert "<mark>agreed to stop fighting</mark>" in html(claim)


def test_a_timeline_draws_its_bands_with_ids_of_their_own(ledger: Ledger) -> None:
    whole, one = ledger.timeline(ID, whole=True), ledger.timeline(ID)
    assert "<svg" in html(whole)
    first = html(whole).split('id="band-', 1)[1].split("-", 1)[0]
    assert first not in html(one)


def test_a_ledger_is_a_table_of_its_ceasefires(ledger: Ledger) -> None:
    made = ledger._repr_html_()
    Tags(made)
    for ceasefire in ledger.shown().summaries:
        assert f'<th scope="row">{ceasefire}</th>' in made


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with Ledger(tmp_path / "empty.ledger") as opened:
        opened.add(tmp_path / "none")
        assert "<table>" not in opened._repr_html_()
        assert "Ledger(" in opened._repr_html_()


def test_a_judgement_shows_what_became_of_it(own_karabakh: Path) -> None:
    with Ledger(own_karabakh) as opened:
        judged = opened.judge("correct", ID, field="effect", value="2020-10-11", by="Ana", why="<b>")
    made = html(judged)
    assert f"correct {ID} by Ana" in made
    assert made.count("<li>") == len(judged.changes) > 0


def test_ipython_prints_one_line_for_each_of_many(ledger: Ledger) -> None:
    pretty = import_module("IPython.lib.pretty").pretty
    assert pretty(ledger.ceasefires()).splitlines()[0] == f"({ID} (35 claims),"
    assert len(pretty(ledger.claims())) < 400 * len(ledger.claims())
