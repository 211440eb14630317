"""The report on two coders."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from truceline.evaluation.claims import compare_claims
from truceline.evaluation.coders.comparison import Comparison
from truceline.ledger import Ledger
from truceline.papers import Figure, Items, Paper, Paragraph, Section, Table, form_of, plain_text
from truceline.papers.claims import claims_paper
from truceline.papers.coders import comparison_paper
from truceline.papers.paper import Block

ANA = Path(__file__).parents[1] / "data/coders/ana.csv"
CASE = "AZE-ARM-2020-10-10"


@pytest.fixture(scope="module")
def found(karabakh: Path) -> Comparison:
    with Ledger(karabakh) as ledger:
        return ledger.evaluate(ANA)


def blocks(of: Paper | Section) -> Iterator[Block]:
    for one in of.blocks:
        yield one
        if isinstance(one, Section):
            yield from blocks(one)


def rows(paper: Paper, caption: str) -> dict[str, list[str]]:
    (table,) = (one for one in blocks(paper) if isinstance(one, Table) and one.caption.startswith(caption))
    cells = [[plain_text(cell) for cell in row] for row in table.rows]
    return {row[0]: row[1:] for row in cells}


def test_it_tells_which_cases_are_one_and_why(found: Comparison) -> None:
    paper = comparison_paper(found)
    assert rows(paper, "Cases that are one")["AZ-1"] == [
        CASE,
        "the same sides; on the same day: 2020-10-09",
        "36",
    ]
    assert rows(paper, "Cases of Ana alone")["AZ-0"][0] == "Azerbaijan; Armenia"


def test_every_figure_stands_with_its_cases_and_a_dash_where_there_is_none(found: Comparison) -> None:
    told = rows(comparison_paper(found), "Agreement on each variable")
    assert told["written"][:2] == ["5", "0.60 [0.20, 1.00]"]
    assert told["local or partial"] == ["0", "–", "–", "–", "–"]
    assert len(told) == len(found.variables)


def test_what_is_taken_for_what_is_drawn_where_something_is(found: Comparison) -> None:
    figures = {one.caption: one for one in blocks(comparison_paper(found)) if isinstance(one, Figure)}
    assert "Written: Ana by Truceline" in figures
    assert "Disarmament: Ana by Truceline" not in figures
    table = figures["Written: Ana by Truceline"].table
    assert [[plain_text(cell) for cell in row][1:3] for row in table.rows] == [["2", "0"], ["2", "1"]]


def test_each_difference_stands_with_both_values_and_words(found: Comparison) -> None:
    paper = comparison_paper(found)
    items = [plain_text(one) for block in blocks(paper) if isinstance(block, Items) for one in block.items]
    assert "written: Ana yes; Truceline no (not mentioned)" in items
    quoted = [
        run.words
        for block in blocks(paper)
        if isinstance(block, Items)
        for one in block.items
        for run in one
        if run.quoted
    ]
    assert any("foreign ministries" in words for words in quoted)


def test_it_tells_how_it_was_worked_out_and_cites(found: Comparison) -> None:
    (method,) = (
        one
        for one in blocks(comparison_paper(found))
        if isinstance(one, Section) and one.heading.startswith("How")
    )
    said = " ".join(plain_text(one.text) for one in blocks_of(method) if isinstance(one, Paragraph))
    works = [plain_text(item) for one in blocks_of(method) if isinstance(one, Items) for item in one.items]
    for name in ("Cohen", "Krippendorff", "Gwet", "Kuhn"):
        assert name in said
        assert any(work.startswith(name) for work in works)


def blocks_of(section: Section) -> list[Block]:
    return list(blocks(section))


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_it_can_be_written(found: Comparison, suffix: str) -> None:
    stream = io.BytesIO()
    form_of(suffix).write(comparison_paper(found), stream)
    assert b"Krippendorff" in stream.getvalue()


def test_two_who_share_no_case_have_a_report_as_well() -> None:
    from truceline.evaluation.coders.comparison import compare_codings

    paper = comparison_paper(compare_codings([], []))
    assert [one.heading for one in paper.blocks if isinstance(one, Section)] == [
        "Cases",
        "How this was worked out",
    ]


def test_claims_have_a_report_with_their_counts() -> None:
    gold = {"r1": [{"act": "agree", "actors": ["Chad"]}], "r2": [{"act": "hold", "actors": ["Chad"]}]}
    told = rows(claims_paper(compare_claims(gold, {"r1": gold["r1"]}, one="Ana", other="Ben")), "Figures of")
    assert told["claims"][1:] == ["1", "2", "1"]
    assert told["claims"][0].startswith("0.67")
    assert told["terms"][0] == "–"
