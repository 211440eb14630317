from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import NotFound
from truceline.model import ActClaim, Ceasefire
from truceline.records.fields import FIELDS
from truceline.views import explain
from truceline.views.explanation import rule_of


def test_a_value_leads_to_the_words_it_rests_on_and_passes_over(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    explanation = explain(ceasefire, "Effect", claims)
    assert explanation.field.words == "2020-10-10 12:00+04:00"
    assert [shown.article for shown in explanation.rests_on] == ["d1.txt"]
    assert [shown.article for shown in explanation.passes_over] == ["d3.txt"]
    shown = explanation.rests_on[0]
    assert shown.quote.startswith("Armenia and Azerbaijan agreed")
    assert (shown.start, shown.end) == (0, 69)
    assert (shown.outlet, shown.origin, shown.said_by) == ("Outlet of d1", "TASS", "Russia")
    assert shown.made_by == "truceline.claims.acts.agree"


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_leads_to_the_function_that_chooses_it(field: str) -> None:
    rule = rule_of(FIELDS[field])
    line = Path(rule.file).read_text(encoding="utf-8").splitlines()[rule.line - 1]
    assert line.startswith(f"def {rule.name.rpartition('.')[2]}(")
    assert rule.says.endswith(".")
    assert "\n" not in rule.says


def test_a_field_that_is_none_is_told_with_those_there_are(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    with pytest.raises(NotFound, match=r"no field 'colour'.*sides, signatories, mediators"):
        explain(ceasefire, "colour", claims)


def test_breaches_are_explained_over_time_by_who_reports_them(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    (series,) = explain(ceasefire, "violated", claims).series
    assert (series.claimant, series.accused) == ("Azerbaijan", ("Armenia",))
    assert series.line.startswith("Azerbaijan of Armenia: 1 report")
    assert explain(ceasefire, "effect", claims).series == ()
