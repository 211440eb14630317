from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from truceline.model import Phase
from truceline.views.charts import band

AGREED = Phase(state="agreed", first="2020-10-01", last="2020-10-05")
HELD = Phase(state="reported holding", first="2020-10-06", last="9999-12-31")


def test_states_are_bars_over_the_days_they_held() -> None:
    made = band([("A-B-2020", [AGREED, HELD])], last=date(2020, 10, 10), day=date(2020, 10, 6))
    assert made is not None
    assert [(bar.state, bar.x, bar.width) for bar in made.rows[0].bars] == [
        ("agreed", 0, 50),
        ("reported holding", 50, 50),
    ]
    assert made.day == 50
    assert made.states == ("agreed", "reported holding")
    assert made.rows[0].words == (
        "agreed, 2020-10-01 to 2020-10-05; reported holding, 2020-10-06 to 2020-10-10"
    )


def test_days_asked_for_cut_the_bars() -> None:
    made = band([("A-B-2020", [AGREED, HELD])], first=date(2020, 10, 6), last=date(2020, 10, 7))
    assert made is not None
    assert [bar.words for bar in made.rows[0].bars] == ["reported holding, 2020-10-06 to 2020-10-07"]
    assert band([("A-B-2020", [HELD])], last=date(2019, 1, 1)) is not None


def test_a_day_among_thirty_years_is_still_seen() -> None:
    day = Phase(state="agreed", first="1990-01-01", last="1990-01-01")
    made = band([("A", [day]), ("B", [AGREED])], last=date(2020, 12, 31))
    assert made is not None
    assert made.rows[0].bars[0].width > 0.3


def test_nothing_told_is_no_chart() -> None:
    assert band([("A", [])]) is None


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 400)), min_size=1), st.integers(0, 6_000))
def test_bars_stay_within_the_chart(stretches: list[tuple[int, int]], until: int) -> None:
    start = date(2000, 1, 1)
    phases = [
        Phase(
            state="agreed",
            first=(start + timedelta(days=first)).isoformat(),
            last=(start + timedelta(days=first + length)).isoformat(),
        )
        for first, length in stretches
    ]
    made = band([("A", phases)], first=start, last=start + timedelta(days=until))
    assert made is not None
    for bar in made.rows[0].bars:
        assert bar.x >= 0
        assert bar.width > 0
        assert bar.x + bar.width <= 100.01
        assert bar.last <= made.axis.last.isoformat()


def test_of_a_long_beginning_of_which_nothing_is_clear_the_last_month_is_drawn() -> None:
    open_since = Phase(state="unclear", first="2019-10-02", last="2020-09-30")
    made = band([("A", [open_since, AGREED])], last=date(2020, 10, 5))
    assert made is not None
    assert made.axis.first == date(2020, 8, 31)
    assert made.rows[0].bars[0].state == "unclear"
    alone = band([("A", [open_since])], last=date(2020, 10, 5))
    assert alone is not None
    assert alone.axis.first == date(2019, 10, 2)
