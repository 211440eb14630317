"""Files of other people's making: read as coded cases, or refused with row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from truceline.errors import InputError
from truceline.exports.eth_prio import read_eth_prio

HEAD = "cc,cf_id,actor_name,location,cf_dec_yr,cf_dec_month,cf_dec_day,written,timing,p_holiday,mediator_send"


@pytest.fixture
def usual_cells() -> Iterator[None]:
    """Cells may be as long as they may where no tables of articles were read before: the limit is one for the whole process."""
    allowed = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(allowed)


def file(*rows: str, head: str = HEAD) -> io.BytesIO:
    return io.BytesIO("\n".join((head, *rows)).encode())


def test_rows_of_one_id_are_one_case() -> None:
    (case,) = read_eth_prio(
        file(
            "100,7,FARC,Colombia,2014,12,20,2,2,1,Cuba; Norway",
            "100,7,ELN,Colombia,2015,1,-1,1,2,1,Cuba; Norway",
        ),
        coder="Ana",
    )
    assert (case.id, case.coder, case.sides, case.location) == ("7", "Ana", ("FARC", "ELN"), ("Colombia",))
    assert case.declared == {"FARC": "2014-12-20", "ELN": "2015-01"}
    assert case.values == {
        "cf_dec": "2014-12-20",
        "written": True,
        "timing": "during negotiations",
        "p_holiday": True,
        "mediator_send": "Cuba; Norway",
    }
    assert case.ceasefire is None


def test_ids_that_count_within_a_country_are_told_apart() -> None:
    cases = read_eth_prio(file("100,7,FARC,Colombia,2014,12,20,,,,", "345,7,KLA,Serbia,1998,10,8,,,,"))
    assert [case.id for case in cases] == ["100-7", "345-7"]


@pytest.mark.parametrize("blank", ["", "-1", "0", "NA", "nan", " . "])
def test_what_stands_for_no_date_is_none(blank: str) -> None:
    (case,) = read_eth_prio(file(f"100,7,FARC,Colombia,{blank},{blank},{blank},,,,"))
    assert case.declared == {"FARC": None}
    assert "cf_dec" not in case.values


def test_a_date_goes_as_far_as_it_is_coded() -> None:
    (case,) = read_eth_prio(file("100,7,FARC,Colombia,2014.0,12.0,NA,,,,"))
    assert case.values["cf_dec"] == "2014-12"


@pytest.mark.parametrize(
    "code, value", [("0", False), ("1", True), ("2", True), ("-1", "unclear"), ("1.0", True)]
)
def test_codes_are_read_as_the_rules_have_them(code: str, value: object) -> None:
    (case,) = read_eth_prio(file(f"100,7,FARC,Colombia,,,,{code},,,"))
    assert case.values["written"] == value


def test_a_variable_that_is_not_coded_is_left_out() -> None:
    (case,) = read_eth_prio(file("100,7,FARC,Colombia,,,,NA,,,"))
    assert dict(case.values) == {}


def test_enforcement_has_two_codes_for_unclear() -> None:
    cases = read_eth_prio(file("1,3", "2,-1", "3,0", head="cf_id,enforcement"))
    assert [case.values["enforcement"] for case in cases] == ["unclear", "unclear", "none"]


def test_where_rows_differ_the_value_of_most_counts_and_of_as_many_the_first() -> None:
    rows = ["1,A,0,1", "1,B,1,0", "1,C,1,-1"]
    (case,) = read_eth_prio(file(*rows, head="cf_id,actor_name,written,ddr"))
    assert (case.values["written"], case.values["ddr"]) == (True, True)


def test_sheets_of_europe_and_windows_are_read() -> None:
    text = 'CF_ID;Actor_Name;Written;note\r\n7;Armée du Nord;1;"a; b"\r\n;;;\r\n'
    (case,) = read_eth_prio(io.BytesIO(text.encode("cp1252")))
    assert (case.sides, case.values["written"]) == (("Armée du Nord",), True)


def test_bytes_that_no_encoding_of_windows_has_are_read_too() -> None:
    (case,) = read_eth_prio(io.BytesIO(b"cf_id,actor_name\n7,Arm\xe9e\x81\n"))
    assert case.sides == ("Arm\xe9e\x81",)


def test_a_byte_order_mark_and_tabs_are_read() -> None:
    (case,) = read_eth_prio(io.BytesIO("\ufeffcf_id\twritten\n7\t1\n".encode()))
    assert case.values["written"] is True


def test_the_coder_is_whom_the_file_names_else_the_file(tmp_path: Path) -> None:
    path = tmp_path / "colombia.csv"
    path.write_text("cf_id,coder\n1,Ana\n2,Ana\n", encoding="utf-8")
    assert {case.coder for case in read_eth_prio(path)} == {"Ana"}
    path.write_text("cf_id,coder\n1,Ana\n2,Ben\n", encoding="utf-8")
    assert {case.coder for case in read_eth_prio(path)} == {"colombia"}


def test_a_row_with_our_own_id_is_known_by_it() -> None:
    cases = read_eth_prio(file("AZE-ARM-2020-10-10", "M23-2012-b", "345-1998", head="cf_id"))
    assert [case.ceasefire for case in cases] == ["AZE-ARM-2020-10-10", "M23-2012-b", None]


@pytest.mark.parametrize(
    "row, says",
    [
        (
            "100,7,FARC,Colombia,2014,12,20,5,,,",
            r"row 1: column written: '5' is no code of written: -1, 0, 1, 2",
        ),
        ("100,7,FARC,Colombia,2014,13,20,,,,", r"row 1: column cf_dec_month: 2014-13 is no date"),
        ("100,7,FARC,Colombia,2014,2,30,,,,", r"row 1: column cf_dec_day: 2014-2-30 is no date"),
        ("100,7,FARC,Colombia,spring,2,3,,,,", r"row 1: column cf_dec_yr: 'spring' is no number"),
        ("100,7,FARC,Colombia,,,,,,yes,", r"row 1: column p_holiday: 'yes' is neither 0 nor 1"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_row_and_column(row: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_eth_prio(file(row))


@pytest.mark.parametrize(
    "content, says",
    [
        (b"PK\x03\x04 a workbook", "Save it as CSV"),
        (b"name,day\nx,1\n", "does not name the column cf_id"),
        (b"", "does not name the column cf_id"),
        (b'cf_id\n"' + b"x" * 200_000 + b'"\n', "row 1: the row is no CSV"),
    ],
)
@pytest.mark.usefixtures("usual_cells")
def test_what_is_no_such_table_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_eth_prio(io.BytesIO(content))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_eth_prio(tmp_path / "nowhere.csv")
