from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from truceline.exports import EXPORTERS, Losses, LossKind
from truceline.exports.losses import Losing
from truceline.exports.losses_paper import losses_paper
from truceline.ledger import Ledger
from truceline.papers import FORMS, Paper, Section, Table, plain_text


def noted() -> Losses:
    losing = Losing()
    for number in range(5):
        losing.note(
            LossKind.CODED,
            "ended",
            "not mentioned, written as -1",
            column="end",
            code="-1",
            ceasefire=f"C{number}",
        )
    losing.note(LossKind.CODED, "ended", "unclear, written as -1", column="end", code="-1", ceasefire="C1")
    losing.note(
        LossKind.CODED,
        "fixed",
        "not mentioned, written as an empty cell",
        column="fixed",
        code="",
        ceasefire="C2",
    )
    losing.note(LossKind.LEFT_OUT, "article", "articles as such", count=1600)
    losing.note(
        LossKind.ASSUMED, "", "which side: left empty", column="side", code="", count=10, ceasefire="C0"
    )
    return losing.losses("eth-prio", rows=10, ceasefires=6, written=5)


def rows_of(table: Table) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for row in table.rows]


def tables(paper: Paper) -> dict[str, Table]:
    return {
        part.heading: table
        for part in paper.blocks
        if isinstance(part, Section)
        for table in part.blocks
        if isinstance(table, Table)
    }


def test_it_is_told_how_much_of_the_ledger_stands_in_the_file() -> None:
    paper = losses_paper(noted(), day=date(2020, 11, 20))
    assert paper.title == "What the export loses: eth-prio"
    assert paper.subtitle == "10 rows; 5 of 6 ceasefires stand in it"
    assert losses_paper(noted(), table="claims").title == "What the export loses: eth-prio, table claims"


def test_losses_are_counted_and_told_by_kind() -> None:
    paper = losses_paper(noted())
    short = paper.blocks[0]
    assert isinstance(short, Table)
    assert rows_of(short) == [
        ["Left out", "1", "1,600"],
        ["Written with a code", "3", "7"],
        ["Wanted by the format and not known", "1", "10"],
    ]
    assert list(tables(paper)) == [row[0] for row in rows_of(short)]


def test_what_one_code_stands_for_is_told_apart() -> None:
    codes = tables(losses_paper(noted()))["Written with a code"]
    assert codes.head[:4] == ("column", "code", "what it stands for here", "in the ledger")
    assert rows_of(codes) == [
        ["end", "-1", "not mentioned, written as -1", "ended", "5", "C0, C1, C2 and 2 more"],
        ["end", "-1", "unclear, written as -1", "ended", "1", "C1"],
        ["fixed", "(empty)", "not mentioned, written as an empty cell", "fixed", "1", "C2"],
    ]


def test_what_the_format_wants_is_told_with_how_it_was_filled() -> None:
    wanted = tables(losses_paper(noted()))["Wanted by the format and not known"]
    assert rows_of(wanted) == [["not in it", "side", "(empty)", "which side: left empty", "10", "C0"]]


def test_columns_that_hold_nothing_are_not_written() -> None:
    left_out = tables(losses_paper(noted()))["Left out"]
    assert left_out.head == ("in the ledger", "what is lost or other", "how often", "in which ceasefires")


def test_ceasefires_are_not_named_where_it_is_all_of_them() -> None:
    losing = Losing()
    for number in range(4):
        losing.note(LossKind.LEFT_OUT, "venue", "where", ceasefire=f"C{number}")
    paper = losses_paper(losing.losses("x", rows=4, ceasefires=4, written=4))
    assert rows_of(tables(paper)["Left out"])[0][-1] == "all 4"


def test_an_export_that_loses_nothing_says_so() -> None:
    paper = losses_paper(Losing().losses("jsonl", rows=1, ceasefires=1, written=1))
    assert paper.subtitle == "1 row; 1 of 1 ceasefires stand in it"
    assert len(paper.blocks) == 1


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_the_report_of_every_format_can_be_written(karabakh: Path, name: str) -> None:
    exporter = EXPORTERS[name]
    table = exporter.tables[0] if exporter.tables else None
    with Ledger(karabakh) as opened:
        losses = exporter.write(opened.extract(), BytesIO(), table)
    paper = losses_paper(losses, table=table)
    told = {cell for part in tables(paper).values() for row in rows_of(part) for cell in row}
    assert {one.says for one in losses.losses} <= told
    FORMS[".html"].write(paper, stream := BytesIO())
    assert stream.getvalue()
