from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.exports.tables.cells import guarded, joined, parted, read, unguarded, written
from truceline.exports.tables.column import Cell, ColumnType

TRICKY = st.text(alphabet="'=+-@\t\r\n＝＋－＠;\\ ab,\"")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''=1"]
)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["truce", "'twas", "a=1", " =1", "", "'"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(TRICKY)
def test_no_guarded_text_is_a_formula_and_each_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert unguarded(guarded(text)) == text


@given(st.lists(TRICKY.filter(bool), min_size=1).map(tuple))
def test_lists_come_back(parts: tuple[str, ...]) -> None:
    assert parted(joined(parts)) == parts


def test_a_list_is_read_as_people_write_it() -> None:
    assert joined(("Armenia", "Azerbaijan")) == "Armenia; Azerbaijan"
    assert joined(("one; two",)) == r"one\; two"


@pytest.mark.parametrize("text", ["Armenia;Azerbaijan", "ends in \\"])
def test_what_is_no_list_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="no list"):
        parted(text)


@pytest.mark.parametrize(
    "kind, cell, text",
    [
        (ColumnType.TEXT, None, ""),
        (ColumnType.TEXT, "truce", "truce"),
        (ColumnType.INTEGER, -3, "-3"),
        (ColumnType.NUMBER, 2000.0, "2000"),
        (ColumnType.NUMBER, 0.85, "0.85"),
        (ColumnType.BOOLEAN, True, "true"),
        (ColumnType.BOOLEAN, False, "false"),
        (ColumnType.DATE, date(2020, 10, 10), "2020-10-10"),
        (ColumnType.DATETIME, datetime(2020, 10, 10, 8, tzinfo=UTC), "2020-10-10T08:00:00Z"),
        (ColumnType.LIST, ("Armenia", "Azerbaijan"), "Armenia; Azerbaijan"),
    ],
)
def test_cells_are_written_and_read(kind: ColumnType, cell: Cell, text: str) -> None:
    assert written(cell) == text
    assert read(text, kind) == cell


@pytest.mark.parametrize(
    "kind, text",
    [
        (ColumnType.INTEGER, "2.5"),
        (ColumnType.NUMBER, "many"),
        (ColumnType.BOOLEAN, "yes"),
        (ColumnType.DATE, "2020-10"),
        (ColumnType.DATETIME, "noon"),
    ],
)
def test_what_is_not_of_its_type_is_told(kind: ColumnType, text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(text, kind)
