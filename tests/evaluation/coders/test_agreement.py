"""How far two coders agree on a variable."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.evaluation.coders.agreement import Agreement, agree_on
from truceline.evaluation.coders.comparison import compare_codings
from truceline.evaluation.coders.matching import Pair
from truceline.evaluation.coders.variables import VARIABLES, level_of
from truceline.evaluation.coding import CodedCase, Value

Values = list[tuple[Value, Value]]


def measured(variable: str, values: Values, **more: Any) -> Agreement:
    """The agreement on a variable of which two coders give these values, a pair a case; "" is not coded."""
    pairs = [
        Pair(one=coded(variable, one), other=coded(variable, other), reasons=()) for one, other in values
    ]
    return agree_on(VARIABLES[variable], pairs, resamples=more.get("resamples", 200))


def coded(variable: str, value: Value, coder: str = "Ana") -> CodedCase:
    return CodedCase(id="1", coder=coder, sides=(), values={} if value == "" else {variable: value})


def figures(found: Agreement) -> dict[str, float | None]:
    return {name: None if one.value is None else round(one.value, 3) for name, one in found.figures.items()}


def test_codes_and_words_of_one_meaning_are_one_level() -> None:
    assert [level_of(VARIABLES["written"], one) for one in (1, 2, "2", 1.0, True, "yes")] == ["yes"] * 6
    assert [level_of(VARIABLES["enforcement"], one) for one in (0, "none", 1, 3, -1)] == [
        "none",
        "none",
        "external state",
        "unclear",
        "unclear",
    ]


def test_a_code_that_no_rule_has_is_seen_as_it_is_written() -> None:
    assert level_of(VARIABLES["ddr"], 7) == "7"
    assert measured("ddr", [(7, 1)]).levels == ("no", "yes", "7", "not coded")


def test_what_is_not_mentioned_is_what_the_rules_of_the_data_set_take_it_for() -> None:
    assert level_of(VARIABLES["ddr"], "not mentioned") == "no"
    assert level_of(VARIABLES["ceasefire_class"], "not mentioned") == "cessation of hostilities"
    assert level_of(VARIABLES["timing"], "not mentioned") == "unclear"
    assert level_of(VARIABLES["cf_effect"], "not mentioned") is None


def test_precision_and_recall_are_of_the_other_against_the_first() -> None:
    found = measured("ddr", [(1, 1), (1, 0), (1, 0), (0, 1), (0, 0)])
    assert figures(found) == {
        "precision": 0.5,
        "recall": 0.333,
        "f1": 0.4,
        "agreement": 0.4,
        "kappa": -0.154,
        "alpha": -0.08,
        "ac1": -0.2,
    }
    assert found.table == ((1, 1, 0), (2, 1, 0), (0, 0, 0))


def test_not_coded_is_apart_from_unclear_and_none() -> None:
    found = measured("ddr", [(1, ""), ("", 0), ("unclear", 0), ("", ""), (0, 0)])
    assert (found.both, found.only_one, found.only_other, found.neither) == (2, 1, 1, 1)
    assert found.levels == ("no", "yes", "unclear", "not coded")
    assert found.table == ((1, 0, 0, 0), (0, 0, 0, 1), (1, 0, 0, 0), (1, 0, 0, 1))
    assert figures(found)["agreement"] == 0.5
    assert figures(found)["recall"] == 0.0


def test_a_variable_that_nobody_coded_has_no_figure_at_all() -> None:
    assert measured("ddr", [("", ""), ("", "")]).figures == {}


def test_a_variable_that_only_one_coded_has_none_where_there_is_nothing_to_measure() -> None:
    found = measured("ddr", [("", 1), ("", 1)])
    assert figures(found) == {
        "precision": 0.0,
        "recall": None,
        "f1": 0.0,
        "agreement": None,
        "kappa": None,
        "alpha": None,
        "ac1": None,
    }


def test_classes_further_apart_count_for_more() -> None:
    near = measured("ceasefire_class", [(1, 1), (2, 2), (3, 2)])
    far = measured("ceasefire_class", [(1, 1), (2, 2), (3, 1)])
    assert (near.figures["kappa"].value or 0) > (far.figures["kappa"].value or 0)
    assert near.figures["agreement"].value == far.figures["agreement"].value


def test_an_unclear_class_stands_on_no_scale() -> None:
    found = measured("ceasefire_class", [(1, 1), (2, 2), (3, -1)])
    assert (found.figures["kappa"].n, found.figures["agreement"].n) == (2, 3)


def test_days_are_compared_to_the_day_within_a_day_and_within_a_month() -> None:
    found = measured(
        "cf_effect",
        [
            ("2020-10-10T12:00", "2020-10-10"),
            ("2020-10-10", "2020-10-11"),
            ("2020-10", "2020-10-09"),
            ("2020-01-01", "2020-12-31"),
        ],
    )
    assert {name: figures(found)[name] for name in ("agreement", "within_day", "within_month")} == {
        "agreement": 0.25,
        "within_day": 0.5,
        "within_month": 0.75,
    }
    assert found.figures["alpha"].n == 3


def test_a_month_is_no_day_in_its_middle() -> None:
    found = measured("cf_effect", [("2020-10", "2020-10-15"), ("2020-10", "2020-10")])
    assert figures(found)["within_day"] == 0.0
    assert figures(found)["agreement"] == 0.5
    assert found.figures["alpha"].n == 0


def test_names_count_one_by_one() -> None:
    found = measured("mediator_send", [("Russia; France", "France"), ("UN", "United Nations"), ("Oman", "")])
    assert (found.figures["precision"].value, found.figures["recall"].value) == (1.0, 0.5)
    assert (found.figures["agreement"].value, found.figures["agreement"].n) == (0.5, 2)
    assert "kappa" not in found.figures


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    values: Values = [(1, 1), (1, 0), (0, 0), (0, 0), (1, 1), (0, 1)] * 3
    first, again = measured("ddr", values), measured("ddr", values)
    assert first == again
    for name, one in first.figures.items():
        low, value, high = one.low or 0.0, one.value or 0.0, one.high or 0.0
        assert low <= value <= high, name
        assert low < high, name


def test_where_all_draws_agree_no_interval_is_told() -> None:
    one = measured("ddr", [(1, 1), (0, 0), (0, 0)]).figures["agreement"]
    assert (one.value, one.low, one.high, one.n) == (1.0, None, None, 3)


def test_the_interval_of_an_agreement_is_that_of_a_share() -> None:
    values: Values = [*[(1, 1)] * 60, *[(1, 0)] * 40]
    found = measured("ddr", values, resamples=4000).figures["agreement"]
    assert found.low == pytest.approx(0.6 - 1.96 * (0.24 / 100) ** 0.5, abs=0.015)
    assert found.high == pytest.approx(0.6 + 1.96 * (0.24 / 100) ** 0.5, abs=0.015)


codes = st.sampled_from(["", 0, 1, "unclear", "not mentioned"])
pairs_of_codes = st.lists(st.tuples(codes, codes), min_size=1, max_size=8)


@given(pairs_of_codes, st.randoms())
def test_the_order_of_cases_changes_no_figure(values: Values, random: Any) -> None:
    moved = random.sample(values, len(values))
    assert figures(measured("ddr", values, resamples=5)) == figures(measured("ddr", moved, resamples=5))


@given(pairs_of_codes)
def test_the_order_of_coders_changes_precision_and_recall_alone(values: Values) -> None:
    here, there = (
        figures(measured("ddr", told, resamples=5)) for told in (values, [(b, a) for a, b in values])
    )
    assert here.get("precision") == there.get("recall")
    assert {name: here.get(name) for name in ("f1", "agreement", "kappa", "alpha", "ac1")} == {
        name: there.get(name) for name in ("f1", "agreement", "kappa", "alpha", "ac1")
    }


@given(st.lists(codes, min_size=1, max_size=8))
def test_who_codes_alike_agrees_wholly(values: list[Value]) -> None:
    found = figures(measured("ddr", [(one, one) for one in values], resamples=5))
    assert {value for value in found.values() if value is not None} <= {1.0}


def whole(name: str, coder: str, **values: Value) -> CodedCase:
    return CodedCase(
        id=name,
        coder=coder,
        sides=("A", "B"),
        values={"cf_effect": "2020-10-10", **values},
        evidence={"ddr": f"{coder}'s words"},
    )


def test_each_difference_has_both_values_with_both_evidences() -> None:
    found = compare_codings([whole("1", "Ana", ddr=1)], [whole("x", "Ben", ddr=0)])
    assert [
        (one.variable, one.one, one.other, one.one_evidence, one.other_evidence) for one in found.differences
    ] == [("ddr", "yes", "no", "Ana's words", "Ben's words")]
    assert (found.one, found.other, found.cases.f1()) == ("Ana", "Ben", 1.0)


def test_word_that_there_is_nothing_is_no_difference_to_what_is_not_coded() -> None:
    found = compare_codings([whole("1", "Ana", ddr=0, fixed=1)], [whole("x", "Ben")])
    assert [one.variable for one in found.differences] == ["fixed"]


def test_cases_that_one_does_not_have_are_counted() -> None:
    found = compare_codings(
        [whole("1", "Ana"), whole("2", "Ana", cf_effect="2021-03-01")], [whole("x", "Ben")]
    )
    assert (found.cases.precision(), found.cases.recall()) == (1.0, 0.5)
    assert [one.case.id for one in found.matching.only_one] == ["2"]


def test_two_who_code_nothing_have_nothing_to_compare() -> None:
    found = compare_codings([], [])
    assert (found.cases.f1(), found.variables, found.differences) == (None, (), ())
