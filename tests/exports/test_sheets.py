"""Sheets: columns as laid down, written and read back, faults told with their place."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.exports.losses import Fault, Losing, LossKind
from truceline.exports.sheets import Cell, among, columns_of, guarded_row, read_sheet, write_sheet

SHARED = Path(os.environ.get("TRUCELINE_SHARED") or Path(__file__).parents[3] / "shared")
REFERENCE = SHARED / "reference"


@pytest.mark.parametrize(
    "name, file, count",
    [
        ("pa-x", "pax_v4_266.txt", 266),
        ("ucdp", "ucdp_peace_agreements_v2_69.txt", 69),
        ("acled", "acled_31.txt", 31),
    ],
)
def test_columns_are_those_of_the_published_files(name: str, file: str, count: int) -> None:
    columns = columns_of(name)
    assert len(columns) == len(set(columns)) == count
    if REFERENCE.is_dir():
        assert list(columns) == (REFERENCE / file).read_text("utf-8").strip().split(",")


_cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.lists(st.fixed_dictionaries({"a": _cells, "b": _cells})))
def test_what_is_written_is_read_back(rows: list[dict[str, str]]) -> None:
    stream = io.BytesIO()
    assert write_sheet(stream, ("a", "b"), rows) == len(rows)
    stream.seek(0)
    read = list(read_sheet(stream, ("a", "b")))
    assert read == list(enumerate(rows, start=1))


def test_what_a_row_does_not_have_is_left_empty() -> None:
    stream = io.BytesIO()
    write_sheet(stream, ("a", "b"), [{"b": 1}, {"a": None}])
    assert stream.getvalue() == b"a,b\r\n,1\r\n,\r\n"


def test_a_row_with_another_column_is_refused() -> None:
    with pytest.raises(ValueError, match="'c'"):
        write_sheet(io.BytesIO(), ("a", "b"), [{"c": 1}])


@pytest.mark.parametrize(
    "text, fault",
    [
        (b"a\n1\n", Fault(row=None, column="b", says="is missing")),
        (b"b,a\n", Fault(row=None, column="b", says="stands where a belongs")),
        (b"a,b,c\n", Fault(row=None, column="c", says="is no column of the format")),
        (b"a,b,a\n", Fault(row=None, column="", says="has a column twice")),
        (b"a,b\n1,2\n3\n", Fault(row=2, column="", says="has 1 cells, not 2")),
        (b"a,b\n\xff,2\n", Fault(row=None, column="", says="is not UTF-8 (at byte 4)")),
    ],
)
def test_where_a_sheet_is_not_of_these_columns(text: bytes, fault: Fault) -> None:
    assert fault in list(read_sheet(io.BytesIO(text), ("a", "b")))


def test_a_torn_sheet_is_told_and_not_raised() -> None:
    faults = list(read_sheet(io.BytesIO(b'a,b\n"1'), ("a", "b")))
    assert [fault.column for fault in faults if isinstance(fault, Fault)] == [""]


def test_a_cell_among_values() -> None:
    assert list(among(3, {"a": "x"}, "a", {"y"})) == [Fault(row=3, column="a", says="'x' is none of y")]
    assert list(among(3, {"a": ""}, "a", {"y"})) == []
    assert list(among(3, {"a": ""}, "a", {"y"}, empty=False)) == [Fault(row=3, column="a", says="is empty")]


def test_no_cell_runs_as_a_formula_and_numbers_stay_numbers() -> None:
    losing = Losing()
    row: dict[str, Cell] = {
        "notes": "=1+1",
        "by": "-x",
        "code": "-1",
        "latitude": "+40.5",
        "year": 2020,
        "end": None,
    }
    told = guarded_row(row, losing)
    assert told == {**row, "notes": "'=1+1", "by": "'-x"}
    lost = losing.losses("acled", rows=1, ceasefires=1, written=1).losses
    assert [(one.kind, one.column, one.code) for one in lost] == [
        (LossKind.CODED, "notes", "'"),
        (LossKind.CODED, "by", "'"),
    ]
