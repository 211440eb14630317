from __future__ import annotations

from datetime import date

from truceline.views import Entry, Moment
from truceline.views.charts import Axis, columns, told_by_day


def entry(first: str, last: str) -> Entry:
    time = Moment(value=None, words=first, precision="day", earliest=first, latest=last)
    return Entry(kind="act", what="broken", says="", time=time, origins=1, claims=("c",))


def test_columns_are_as_high_as_their_number() -> None:
    axis = Axis(first=date(2020, 10, 1), last=date(2020, 10, 10))
    told = [
        (date(2020, 10, 1), date(2020, 10, 5), 2),
        (date(2020, 10, 6), date(2020, 10, 10), 4),
        (date(2021, 1, 1), date(2021, 1, 1), 9),
    ]
    made = columns(told, axis)
    assert [(one.x, one.width, one.height, one.words) for one in made] == [
        (0, 50, 50, "2, 2020-10-01 to 2020-10-05"),
        (50, 50, 100, "4, 2020-10-06 to 2020-10-10"),
    ]


def test_what_is_told_to_the_day_is_counted_there() -> None:
    axis = Axis(first=date(2020, 10, 1), last=date(2020, 10, 10))
    told = [
        entry("2020-10-02", "2020-10-02"),
        entry("2020-10-02", "2020-10-02"),
        entry("2020-10-03", "2020-10-05"),
        entry("2020-11-02", "2020-11-02"),
    ]
    assert told_by_day(told, axis) == ((date(2020, 10, 2), date(2020, 10, 2), 2),)


def test_many_days_are_counted_a_few_at_a_time() -> None:
    axis = Axis(first=date(2020, 1, 1), last=date(2020, 12, 31))
    (cell,) = told_by_day([entry("2020-01-01", "2020-01-03")], axis)
    assert cell == (date(2020, 1, 1), date(2020, 1, 7), 1)
