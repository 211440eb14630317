"""The coding rules of ETH/PRIO, each broken once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

import pytest

from truceline.exports.eth_prio import EthPrio
from truceline.exports.eth_prio.columns import COLUMNS, PURPOSES

RIGHT = {
    **dict.fromkeys(COLUMNS, ""),
    **dict.fromkeys((*PURPOSES, "p_unclear"), "0"),
    "cc": "100",
    "cf_id": "7",
    "actor_name": "FARC",
    "region": "5",
    "link": "0",
    "p_holiday": "1",
    "cf_effect_yr": "2014",
    "cf_effect_month": "12",
    "cf_effect_day": "20",
    "written": "2",
    "end_yr": "2015",
    "end_month": "1",
    "end_day": "-1",
    "ended": "1",
}


def faults(*rows: Mapping[str, str], columns: Iterable[str] = COLUMNS) -> list[tuple[int | None, str, str]]:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(columns), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return [
        (one.row, one.column, one.says) for one in EthPrio().check(io.BytesIO(stream.getvalue().encode()))
    ]


def test_rows_that_obey_the_rules_have_no_fault() -> None:
    assert faults(RIGHT, {**RIGHT, "actor_name": "ELN", "cf_dec_yr": "2014", "evidence_onset": "other"}) == []


@pytest.mark.parametrize(
    "change, column, says",
    [
        ({"ceasefire_class": "4"}, "ceasefire_class", "'4' is no code of ceasefire_class: -1, 1, 2, 3"),
        ({"timing": "9"}, "timing", "'9' is no code"),
        ({"enforcement": "4"}, "enforcement", "'4' is no code of enforcement: -1, 0, 1, 2, 3"),
        ({"p_election": ""}, "p_election", "'' is neither 0 nor 1"),
        ({"p_unclear": "1"}, "p_unclear", "is 1 beside p_holiday"),
        ({"region": "6"}, "region", "'6' is no region of UCDP"),
        ({"cc": "COL"}, "cc", "'COL' is no number of a country"),
        ({"cf_id": ""}, "cf_id", "is empty"),
        ({"link_id1": "8"}, "link", "is 0, and link_id1 names a ceasefire"),
        ({"link": "2"}, "link", "'2' is neither 0 nor 1"),
        ({"cf_effect_day": "31", "cf_effect_month": "11"}, "cf_effect_day", "2014-11-31 is no date"),
        ({"cf_effect_month": "-1"}, "cf_effect_day", "is told without the cf_effect_month"),
        ({"end_yr": "2013"}, "end_yr", "it ended on 2013-01, before it began on 2014-12-20"),
        ({"ended": "0"}, "ended", "is 0, and it ended on 2015-01"),
    ],
)
def test_a_rule_that_is_broken_is_told_with_row_and_column(
    change: dict[str, str], column: str, says: str
) -> None:
    found = faults({**RIGHT, "actor_name": "ELN", "cf_id": "8"}, {**RIGHT, **change})
    assert [(row, name) for row, name, _ in found] == [(2, column)]
    assert says in found[0][2]


def test_an_end_within_the_year_of_the_beginning_may_be_told_by_its_year_alone() -> None:
    assert faults({**RIGHT, "end_yr": "2014", "end_month": "-1"}) == []


def test_rows_of_one_ceasefire_agree_on_what_is_its_own() -> None:
    other = {**RIGHT, "actor_name": "ELN", "written": "0", "cf_dec_yr": "2013"}
    assert faults(RIGHT, other) == [(1, "written", "the rows of 7 differ: '2', '0'")]


def test_an_actor_stands_once_in_a_ceasefire_and_is_named_beside_others() -> None:
    assert faults(RIGHT, RIGHT) == [(2, "actor_name", "FARC has a row of this ceasefire already")]
    assert faults(RIGHT, {**RIGHT, "actor_name": ""})[0][:2] == (2, "actor_name")
    assert faults({**RIGHT, "actor_name": ""}) == []


def test_columns_are_all_there_in_their_order_and_no_others() -> None:
    assert (None, "truce", "the column is missing") in faults(
        RIGHT, columns=[c for c in COLUMNS if c != "truce"]
    )
    assert faults(RIGHT, columns=[*COLUMNS, "mine"]) == [(None, "mine", "the format has no such column")]
    turned = ["cf_id", "cc", *COLUMNS[2:]]
    assert faults(RIGHT, columns=turned) == [
        (None, "", "the columns do not stand in the order of the format")
    ]


def test_a_file_that_is_no_table_is_one_fault() -> None:
    (fault,) = EthPrio().check(io.BytesIO(b"hello"))
    assert "does not name the column cf_id" in fault.says
