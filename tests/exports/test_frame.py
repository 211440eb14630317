from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from truceline.exports import frame_row
from truceline.model import Abstention, Ceasefire, Choice, Claim, Purpose, When
from truceline.records import FIELDS
from truceline.views import case_page, case_row

ON = date(2020, 10, 20)
SILENT: Choice[Any] = Choice(reason="no claim", abstention=Abstention.NOT_MENTIONED, made_by="rule")
NONE: Choice[Any] = Choice(reason="it is said", abstention=Abstention.NONE, made_by="rule")


def told(value: Any) -> Choice[Any]:
    return Choice(value=value, judgements=("j1",), reason="set", made_by="rule")


def row_of(**fields: Choice[Any]) -> dict[str, Any]:
    choices: dict[str, Any] = dict.fromkeys(FIELDS, SILENT)
    ceasefire = Ceasefire(id="ARM-AZE-2020", claims=(), **{**choices, **fields})
    claims: dict[str, Claim] = {}
    return frame_row(case_page(ceasefire, claims), case_row(ceasefire, claims, ON))


def test_what_is_not_told_is_empty_and_never_0() -> None:
    row = row_of()
    counts = {name: row.pop(name) for name in ("claims", "articles", "origins")}
    assert counts == {"claims": 0, "articles": 0, "origins": 0}
    assert (row.pop("id"), row.pop("standing")) == ("ARM-AZE-2020", "not yet told")
    assert set(row.values()) == {None}


def test_every_row_has_the_same_columns() -> None:
    full = row_of(agreed=told(When.of("2020-10")), purpose=told((Purpose.HOLIDAY,)), fixed=told(value=True))
    assert list(full) == list(row_of())


def test_a_time_has_its_parts_as_far_as_told() -> None:
    row = row_of(agreed=told(When.of("2020-10")), effect=told(When(latest=When.of("2020-10-10").latest)))
    assert [row["agreed"], row["agreed_year"], row["agreed_month"], row["agreed_day"]] == [
        "2020-10",
        2020,
        10,
        None,
    ]
    assert (row["effect"], row["effect_year"]) == ("not after 2020-10-10", None)


def test_purposes_have_a_column_each() -> None:
    row = row_of(purpose=told((Purpose.HUMANITARIAN, Purpose.PEACE_PROCESS)))
    assert {name for name, value in row.items() if value is True} == {"p_humanitarian", "p_peace_process"}
    assert row["p_holiday"] is False


@pytest.mark.parametrize("name", ["enforcement", "ddr", "silent_on", "terms"])
def test_what_is_said_to_be_none_is_told_apart_from_silence(name: str) -> None:
    assert row_of(**{name: NONE})[name] == "none"


def test_a_truth_value_stays_one() -> None:
    assert row_of(written=told(value=False))["written"] is False


def test_a_ceasefire_shows_itself_in_a_notebook_with_its_words_made_harmless() -> None:
    choices: dict[str, Any] = dict.fromkeys(FIELDS, SILENT)
    ceasefire = Ceasefire(id="<b>", claims=("c1",), **choices)
    shown = replace(ceasefire, effect=told(When.of("2020-10-10")), partial=told(value=True))._repr_html_()
    assert "<caption>&lt;b&gt; (claims: 1)</caption>" in shown
    assert "<tr><th>effect</th><td>2020-10-10</td><td>set</td></tr>" in shown
    assert "<tr><th>partial</th><td>yes</td>" in shown
    assert "ended" not in shown
