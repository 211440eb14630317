"""The figures of times, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from truceline.evaluation import score_times


def time(start: int, end: int, value: str) -> dict[str, Any]:
    return {"start": start, "end": end, "value": value}


GOLD = {"r1": [time(0, 9, "2020-10-09"), time(20, 28, "P3D")], "r2": [time(5, 10, "2020-10-10T12:00")]}


def test_all_that_is_right_scores_one() -> None:
    assert score_times(GOLD, GOLD) == {"strict": 1.0, "relaxed": 1.0, "value": 1.0}


def test_spans_that_meet_and_values_that_agree_are_counted_apart() -> None:
    coded = {"r1": [time(2, 9, "2020-10-09"), time(20, 28, "P4D")], "r2": [time(50, 60, "2020-10-10T12:00")]}
    figures = score_times(GOLD, coded)
    assert figures == {
        "strict": pytest.approx(1 / 3),
        "relaxed": pytest.approx(2 / 3),
        "value": pytest.approx(1 / 3),
    }


def test_what_is_coded_too_much_lowers_the_figures() -> None:
    coded = {
        "r1": GOLD["r1"],
        "r2": [*GOLD["r2"], time(20, 30, "2020"), time(40, 44, "2021"), time(50, 54, "2022")],
    }
    assert score_times(GOLD, coded)["value"] == pytest.approx(6 / 9)


@pytest.mark.parametrize(
    "value", ["2020-10-10T12:00+04:00", "2020-10-10T12:00:00Z", "2020-10-10T12", "2020-10-10T12:00"]
)
def test_neither_zone_nor_idle_seconds_count(value: str) -> None:
    assert score_times(GOLD, {**GOLD, "r2": [time(5, 10, value)]})["value"] == 1.0


@pytest.mark.parametrize("value", ["2020-10-10T13:00", "2020-10-10", "2020-10-10TMO"])
def test_another_hour_counts(value: str) -> None:
    assert score_times(GOLD, {**GOLD, "r2": [time(5, 10, value)]})["value"] == pytest.approx(2 / 3)


def test_of_two_that_meet_the_one_with_the_value_answers() -> None:
    coded = {"r1": [time(0, 4, "2020-10"), time(4, 9, "2020-10-09"), time(20, 28, "P3D")], "r2": GOLD["r2"]}
    assert score_times(GOLD, coded)["value"] == pytest.approx(6 / 7)


def test_nothing_to_find_has_no_figure() -> None:
    assert score_times({"r1": []}, {}) == {"strict": None, "relaxed": None, "value": None}
