from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.views.charts import Axis

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def test_days_stand_where_they_begin() -> None:
    axis = Axis(first=date(2020, 10, 1), last=date(2020, 10, 10))
    assert [axis.at(date(2020, 10, day)) for day in (1, 6, 10)] == [0, 50, 90]
    assert axis.stretch(date(2020, 9, 1), date(2020, 10, 5)) == (0, 50)
    assert axis.stretch(date(2020, 10, 10), date(9999, 12, 31)) == (90, 10)
    assert axis.stretch(date(2020, 10, 11), date(2020, 10, 12)) is None


def test_labels_are_as_fine_as_there_is_room() -> None:
    def labels(first: date, last: date) -> list[str]:
        return [tick.label for tick in Axis(first=first, last=last).ticks()]

    assert labels(date(2020, 12, 30), date(2021, 1, 2)) == ["2020-12-30", "12-31", "2021-01-01", "01-02"]
    assert labels(date(2020, 9, 27), date(2020, 12, 1)) == ["2020-10", "2020-11", "2020-12"]
    assert labels(date(1994, 5, 12), date(2020, 11, 10)) == ["1995", "2000", "2005", "2010", "2015", "2020"]


def test_an_axis_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="before it"):
        Axis(first=date(2020, 1, 2), last=date(2020, 1, 1))


@given(DAYS, st.integers(0, 200_000))
def test_every_axis_has_a_few_labels_in_order(first: date, length: int) -> None:
    axis = Axis(first=first, last=min(first + timedelta(days=length), date.max))
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 9
    assert [tick.x for tick in ticks] == sorted({tick.x for tick in ticks})
    assert all(0 <= tick.x < 100 for tick in ticks)
