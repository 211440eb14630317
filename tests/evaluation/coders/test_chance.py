"""Agreement beyond chance, against worked examples that were published."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.evaluation.coders.chance import (
    Metric,
    agreement,
    alpha_of_units,
    cohen_kappa,
    gwet_ac1,
    interval_alpha,
    krippendorff_alpha,
    weighted_kappa,
)

# Cohen 1968, Weighted kappa, Psychological Bulletin 70(4), table 1: 200 diagnoses by two judges.
COHEN = np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
COHEN_APART = np.array([[0, 1, 3], [1, 0, 6], [3, 6, 0]])

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example C: four observers, twelve units, values missing.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def test_kappa_is_that_of_cohens_diagnoses() -> None:
    assert float(cohen_kappa(COHEN)) == pytest.approx(0.492, abs=0.0005)


def test_weighted_kappa_is_that_of_cohens_diagnoses() -> None:
    assert float(weighted_kappa(COHEN, COHEN_APART)) == pytest.approx(0.348, abs=0.0005)


def test_kappa_is_that_of_fleiss_diagnoses() -> None:
    # Fleiss 1981, Statistical Methods for Rates and Proportions, table 13.1: kappa .676
    assert float(cohen_kappa(np.array([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))) == pytest.approx(
        0.676, abs=0.0005
    )


@pytest.mark.parametrize(
    "metric, published", [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849)]
)
def test_alpha_is_that_of_krippendorffs_four_observers(metric: Metric, published: float) -> None:
    assert alpha_of_units(list(zip(*OBSERVERS, strict=True)), metric) == pytest.approx(published, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_binary_data() -> None:
    meg, owen = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)  # example A
    assert alpha_of_units(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_nominal_data() -> None:
    ben, gerry = "aabbdcccedda", "babbbccceddd"  # example B
    assert alpha_of_units(list(zip(ben, gerry, strict=True))) == pytest.approx(0.692, abs=0.0005)


def test_ac1_does_not_sink_where_nearly_all_is_of_one_level() -> None:
    # Gwet 2002, Kappa statistic is not satisfactory for assessing the extent of agreement between raters: kappa -.023, AC1 .941
    table = np.array([[118, 5], [2, 0]])
    assert float(cohen_kappa(table)) == pytest.approx(-0.0234, abs=0.00005)
    assert float(gwet_ac1(table)) == pytest.approx(0.9408, abs=0.00005)


@pytest.mark.parametrize("figure", [cohen_kappa, gwet_ac1, krippendorff_alpha, agreement])
def test_where_there_is_no_case_there_is_no_figure(figure: Any) -> None:
    assert math.isnan(figure(np.zeros((2, 2))))


def test_where_nobody_ever_gives_another_level_nothing_is_known_of_chance() -> None:
    table = np.array([[7, 0], [0, 0]])
    assert math.isnan(cohen_kappa(table))
    assert math.isnan(krippendorff_alpha(table + table.T))
    assert float(gwet_ac1(table)) == 1.0


def test_values_that_are_all_missing_have_no_alpha() -> None:
    assert alpha_of_units([(None, None), (1, None)]) is None


tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 9), min_size=k, max_size=k), min_size=k, max_size=k).map(
        np.array
    )
)


def alike(one: Any, other: Any) -> bool:
    return bool(np.allclose(one, other, equal_nan=True))


@given(tables)
def test_who_comes_first_changes_nothing(table: Any) -> None:
    for figure in (agreement, cohen_kappa, gwet_ac1):
        assert alike(figure(table), figure(table.T))


@given(tables, st.randoms())
def test_the_names_of_levels_change_nothing(table: Any, random: Any) -> None:
    order = random.sample(range(len(table)), len(table))
    moved = table[order][:, order]
    for figure in (agreement, cohen_kappa, gwet_ac1, lambda t: krippendorff_alpha(t + t.T)):
        assert alike(figure(table), figure(moved))


@given(tables)
def test_ordered_levels_told_backwards_change_nothing(table: Any) -> None:
    back = table[::-1, ::-1]
    assert alike(cohen_kappa(table, weighted=True), cohen_kappa(back, weighted=True))
    both, back_both = table + table.T, back + back.T
    assert alike(krippendorff_alpha(both, Metric.ORDINAL), krippendorff_alpha(back_both, Metric.ORDINAL))


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_who_always_agrees_has_one(diagonal: list[int]) -> None:
    table = np.diag(diagonal)
    for found in (cohen_kappa(table), cohen_kappa(table, weighted=True), krippendorff_alpha(2 * table)):
        assert (
            math.isnan(found)
            if sum(count > 0 for count in diagonal) < 2
            else float(found) == pytest.approx(1)
        )


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=12))
def test_alpha_of_two_is_that_of_their_table(pairs: list[tuple[int, int]]) -> None:
    table = np.zeros((5, 5))
    for one, other in pairs:
        table[one - 1, other - 1] += 1
    for metric in Metric:
        whole = float(krippendorff_alpha(table + table.T, metric, (1, 2, 3, 4, 5)))
        found = alpha_of_units(pairs, metric)
        assert math.isnan(whole) if found is None else found == pytest.approx(whole)


@given(
    st.lists(
        st.tuples(st.none() | st.integers(0, 400), st.none() | st.integers(0, 400)), min_size=1, max_size=12
    )
)
def test_alpha_of_days_is_that_of_all_pairs(pairs: list[tuple[int | None, int | None]]) -> None:
    one, other = (
        np.array([float("nan") if day is None else float(day) for day in days])
        for days in zip(*pairs, strict=True)
    )
    found, whole = float(interval_alpha(one, other)), alpha_of_units(pairs, Metric.INTERVAL)
    assert math.isnan(found) if whole is None else found == pytest.approx(whole)


def test_each_draw_of_cases_has_its_own_figure() -> None:
    both = np.stack([COHEN, COHEN.T, np.zeros((3, 3))])
    assert cohen_kappa(both).shape == (3,)
    assert np.isnan(cohen_kappa(both)).tolist() == [False, False, True]
