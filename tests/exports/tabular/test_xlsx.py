from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extracts_by_hand import ceasefire, extract_of, ledger_saying, rows_of
from truceline import Ledger
from truceline.errors import NotFound
from truceline.exports import EXPORTERS, LossKind
from truceline.exports.tables import TABLES
from truceline.exports.tabular.sheets import Workbook, read_workbook
from truceline.exports.tabular.xlsx import LONGEST, cut
from truceline.views import Extract

FORMULA = '=HYPERLINK("http://evil.example","the truce")'


def written(extract: Extract) -> bytes:
    stream = io.BytesIO()
    EXPORTERS["xlsx"].write(extract, stream)
    return stream.getvalue()


def faults(content: bytes) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.says) for one in EXPORTERS["xlsx"].check(io.BytesIO(content))]


@pytest.fixture(scope="module")
def example(karabakh: Path) -> bytes:
    with Ledger(karabakh) as ledger:
        return written(ledger.extract())


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook as another program saves it after a change."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_each_table_is_a_sheet_with_codebook_and_losses(example: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(example))
    assert book.sheetnames == [*TABLES, "codebook", "lossiness"]
    for name, table in TABLES.items():
        sheet = book[name]
        assert tuple(cell.value for cell in sheet[1]) == table.names
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_cells_keep_their_types(example: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(example))["ceasefires"]
    row = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))
    assert row["effect_earliest"] == datetime(2020, 10, 10)
    assert (row["p_humanitarian"], row["effect_year"], row["effect"]) == (True, 2020, "2020-10-10T12:00")
    assert (row["sides"], row["fixed"]) == ("Armenia; Azerbaijan", None)


def test_the_workbook_obeys_the_descriptions_also_when_another_program_saved_it(example: bytes) -> None:
    assert faults(example) == []
    assert faults(changed(example, lambda _: None)) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(example: bytes, tmp_path: Path) -> None:
    (tmp_path / "ledger.xlsx").write_bytes(example)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, every_sheet, "ledger.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120
    )
    with (tmp_path / "ledger-standing.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["ceasefire"]: row["state"] for row in rows}["AZE-ARM-2020-10-10"] == "ended"
    assert rows[0]["first"].startswith("2020-10-")
    assert (tmp_path / "ledger-claims.csv").stat().st_size > 50_000


def test_no_words_become_a_formula_or_a_link() -> None:
    extract = ledger_saying(FORMULA, "http://example.org/a", "-1", "_x0041_ and \x1b[0m")
    book = openpyxl.load_workbook(io.BytesIO(written(extract)))
    sheet = book["claims"]
    place = TABLES["claims"].names.index("quote")
    cells = [row[place] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert cells[0].value == FORMULA
    assert [cell.hyperlink for cell in cells] == [None] * 4
    assert faults(written(extract)) == []


def test_words_come_back_as_they_were() -> None:
    quotes = ("_x0041_ stays", "a\x1bb", "two\nlines", " blanks ", "=1")
    extract = ledger_saying(*quotes)
    book = read_workbook(io.BytesIO(written(extract)))
    assert isinstance(book, Workbook)
    place = TABLES["claims"].names.index("quote")
    assert [row[place] for row in book.sheets["claims"].rows[1:]] == [
        row["quote"] for row in rows_of("claims", extract)
    ]


def test_a_cell_is_cut_where_excel_ends_and_that_is_told() -> None:
    stream = io.BytesIO()
    losses = EXPORTERS["xlsx"].write(ledger_saying("x" * 40_000), stream).losses
    told = {(one.what, one.column): one.count for one in losses if "32,767" in one.says}
    assert told == {
        ("ceasefires", "effect_evidence"): 1,
        ("evidence", "quote"): 1,
        ("claims", "quote"): 1,
        ("claims", "cue"): 1,
    }
    sheet = openpyxl.load_workbook(stream)["claims"]
    assert len(sheet.cell(2, TABLES["claims"].names.index("quote") + 1).value) == LONGEST


def test_no_character_is_cut_in_two() -> None:
    text = "a" + "😀" * 20_000
    assert cut(text) == "a" + "😀" * 16_383
    assert cut("truce") == "truce"


def test_rows_beyond_what_excel_allows_are_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.exports.tabular.xlsx.MOST", 3)
    stream = io.BytesIO()
    extract = extract_of(*(ceasefire(key=name) for name in "ABCD"))
    losses = EXPORTERS["xlsx"].write(extract, stream)
    (told,) = [one for one in losses.losses if one.what == "ceasefires" and one.kind is LossKind.LEFT_OUT]
    assert (told.count, told.ceasefires) == (2, ("C", "D"))
    assert losses.written == 2
    assert openpyxl.load_workbook(stream)["ceasefires"].max_row == 3


def formula(book: Any) -> None:
    book["drops"]["A2"] = "=1+1"


def other_value(book: Any) -> None:
    book["relations"]["B2"] = "like"


def unknown_case(book: Any) -> None:
    book["relations"]["C2"] = "NOPE"


def other_column(book: Any) -> None:
    book["relations"]["B1"] = "sort"


def words_for_a_day(book: Any) -> None:
    book["standing"]["D2"] = "soon"


def no_sheet(book: Any) -> None:
    del book["drops"]


@pytest.mark.parametrize(
    "change, expected",
    [
        (formula, (None, "drops", "holds a formula (A2)")),
        (other_value, (1, "relations.kind", "is none of extends, renews, replaces, follows: 'like'")),
        (unknown_case, (1, "relations.other", "leads to no row of ceasefires: NOPE")),
        (other_column, (None, "relations.kind", "is missing in relations")),
        (words_for_a_day, (1, "standing.first", "is not a day: 'soon'")),
        (no_sheet, (None, "drops", "has no sheet")),
    ],
)
def test_what_does_not_obey_is_told(
    example: bytes, change: Callable[[Any], None], expected: tuple[int | None, str, str]
) -> None:
    assert expected in faults(changed(example, change))


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_workbook_is_told(content: bytes) -> None:
    ((_, _, says),) = faults(content)
    assert says.startswith("is no Excel workbook")


def test_it_holds_all_tables_and_none_alone() -> None:
    with pytest.raises(NotFound, match="it holds all"):
        EXPORTERS["xlsx"].write(extract_of(), io.BytesIO(), "claims")
