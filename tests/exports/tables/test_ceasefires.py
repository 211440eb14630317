from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extracts_by_hand import NONE, SILENT, UNCLEAR, ceasefire, extract_of, rows_of, told
from truceline.exports.tables import TABLES
from truceline.model import Purpose, Side, TermType, When
from truceline.records import FIELDS


def row_of(**fields: Any) -> dict[str, Any]:
    (row,) = rows_of("ceasefires", extract_of(ceasefire(**fields)))
    return row


def test_what_is_not_told_is_empty_and_never_0() -> None:
    row = row_of()
    told_anyway = {
        name: row.pop(name) for name in ("id", "standing", "standing_on", "claims", "articles", "origins")
    }
    assert told_anyway == {
        "id": "ARM-AZE-2020",
        "standing": "not yet told",
        "standing_on": date(2020, 10, 20),
        "claims": 0,
        "articles": 0,
        "origins": 0,
    }
    abstained = {name for name, value in row.items() if value == "not mentioned"}
    assert abstained == {f"{name}_abstention" for name in FIELDS if name != "life"}
    assert {row[name] for name in row.keys() - abstained} == {None}


@pytest.mark.parametrize("name", ["enforcement", "ddr", "silent_on", "terms", "effect", "sides", "purpose"])
def test_three_kinds_of_silence_stand_apart(name: str) -> None:
    column = f"{name}_abstention"
    rows = [row_of(**{name: choice}) for choice in (SILENT, UNCLEAR, NONE)]
    assert [row[column] for row in rows] == ["not mentioned", "unclear", "none"]
    assert [row.get(name) for row in rows] == [None, None, None]


def test_a_value_is_no_abstention() -> None:
    assert row_of(written=told(value=False))["written_abstention"] is None
    assert row_of(written=told(value=False))["written"] is False


def test_a_time_has_its_parts_and_bounds_as_far_as_told() -> None:
    row = row_of(agreed=told(When.of("2020-10")))
    assert [row["agreed"], row["agreed_precision"]] == ["2020-10", "month"]
    assert [row["agreed_earliest"], row["agreed_latest"]] == [date(2020, 10, 1), date(2020, 10, 31)]
    assert [row["agreed_year"], row["agreed_month"], row["agreed_day"]] == [2020, 10, None]


def test_a_time_that_is_only_bounded_gets_no_date() -> None:
    row = row_of(effect=told(When(latest=When.of("2020-10-10").latest)))
    assert [row["effect"], row["effect_precision"]] == ["not after 2020-10-10", "open"]
    assert [row["effect_earliest"], row["effect_latest"]] == [None, date(2020, 10, 10)]
    assert [row["effect_year"], row["effect_month"], row["effect_day"]] == [None, None, None]


def test_a_time_keeps_its_zone_and_is_of_the_day_as_printed() -> None:
    row = row_of(effect=told(When.of("2020-10-26T00:30+04:00")))
    assert row["effect"] == "2020-10-26T00:30+04:00"
    assert row["effect_earliest"] == row["effect_latest"] == date(2020, 10, 26)
    assert row["effect_day"] == 26


def test_purposes_have_a_column_each() -> None:
    row = row_of(purpose=told((Purpose.HUMANITARIAN, Purpose.PEACE_PROCESS)))
    assert {name for name, value in row.items() if value is True} == {"p_humanitarian", "p_peace_process"}
    assert row["p_holiday"] is False


def test_names_and_ids_stand_in_the_same_order() -> None:
    row = row_of(sides=told((Side(id="ARM", name="Armenia"), Side(id="AZE", name="Azerbaijan"))))
    assert [row["sides"], row["side_ids"]] == [("Armenia", "Azerbaijan"), ("ARM", "AZE")]


def test_what_is_listed_stays_a_list() -> None:
    assert row_of(implementation=told((TermType.MONITORING,)))["implementation"] == ("monitoring",)


def test_what_a_person_decided_is_told() -> None:
    assert row_of(effect=told(When.of("2020")))["judged"] == ("effect",)


def test_every_field_but_life_has_its_columns() -> None:
    names = TABLES["ceasefires"].names
    assert [name for name in FIELDS if f"{name}_abstention" not in names] == ["life"]
