"""A time keeps its precision, and bounds exactly what it leaves open."""

from __future__ import annotations

import calendar
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import When

MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30))
ZONES = st.one_of(
    st.sampled_from(["", "Z"]),
    st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 23), st.integers(0, 59)),
)


def minute(moment: datetime, zone: str) -> str:
    return f"{moment.isoformat()[:16]}{zone}"


PRINTS = {
    "year": MOMENTS.map(lambda moment: moment.isoformat()[:4]),
    "month": MOMENTS.map(lambda moment: moment.isoformat()[:7]),
    "day": MOMENTS.map(lambda moment: moment.isoformat()[:10]),
    "minute": st.builds(minute, MOMENTS, ZONES),
}
VALUES = st.one_of(*PRINTS.values())
BOUNDS = st.none() | st.datetimes(datetime(1000, 1, 1), datetime(3000, 1, 1))
WHENS = VALUES.map(When.of) | st.builds(
    When, value=st.none(), earliest=BOUNDS, latest=BOUNDS, words=st.none()
)


@pytest.mark.parametrize("precision", PRINTS)
@given(data=st.data())
def test_a_value_comes_back_as_printed_with_its_precision(precision: str, data: st.DataObject) -> None:
    value = data.draw(PRINTS[precision])
    when = When.of(value)
    assert (when.value, when.precision, str(when)) == (value, precision, value.replace("T", " "))


@given(MOMENTS, ZONES)
def test_the_interval_holds_the_moment_at_every_precision(moment: datetime, zone: str) -> None:
    at = datetime.fromisoformat(minute(moment, zone))
    assert When.of(minute(moment, zone)).earliest == at
    for length in (4, 7, 10, 16):
        when = When.of(minute(moment, "")[:length])
        assert when.earliest is not None
        assert when.latest is not None
        assert when.earliest <= at.replace(tzinfo=None) < when.latest


@given(MOMENTS, ZONES)
def test_a_finer_print_lies_in_a_coarser_one(moment: datetime, zone: str) -> None:
    whole = minute(moment, zone)
    prints = [When.of(whole), *(When.of(whole[:length]) for length in (10, 7, 4))]
    assert all(fine.may_equal(coarse) for fine in prints for coarse in prints)


@given(st.integers(1, 9998), st.integers(1, 12))
def test_a_month_ends_where_the_next_begins(year: int, month: int) -> None:
    days = calendar.monthrange(year, month)[1]
    when = When.of(f"{year:04}-{month:02}")
    assert when.earliest == datetime(year, month, 1)
    assert when.latest == datetime(year, month, days) + timedelta(days=1)


@pytest.mark.parametrize("value", ["9999", "9999-12", "9999-12-31", "9999-12-31T23:59"])
def test_the_last_times_of_the_calendar_have_an_end(value: str) -> None:
    assert When.of(value).latest == datetime.max


def test_the_last_minute_keeps_its_zone() -> None:
    latest = When.of("9999-12-31T23:59+04:00").latest
    assert latest is not None
    assert latest.utcoffset() == timedelta(hours=4)


def test_midnight_at_the_end_of_a_day_is_the_next_day() -> None:
    assert When.of("2020-10-10T24:00").earliest == datetime(2020, 10, 11)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2020-1",
        "2020-13",
        "2020-02-30",
        "2020-10-10T",
        "2020-10-10T12",
        "2020-10-10T25:00",
        "2020-10-10T24:01",
        "2020-10-10T12:60",
        "2020-10-10T12:00:99",
        "2020-10-10T12:00+24:00",
        "2020-10-10 12:00",
        "2020-10-10T12:00\n",
        "0000",
        "٢٠٢٠",
        "20201",
    ],
)
def test_what_is_no_time_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not an ISO 8601"):
        When.of(value)


@given(WHENS, WHENS, st.integers(0, 100).map(lambda days: timedelta(days=days)))
def test_may_equal_is_symmetric_and_more_slack_allows_more(one: When, other: When, slack: timedelta) -> None:
    assert one.may_equal(other, slack) == other.may_equal(one, slack)
    assert one.may_equal(other, slack) or not one.may_equal(other)


@given(VALUES)
def test_may_equal_itself(value: str) -> None:
    assert When.of(value).may_equal(When.of(value))


def test_one_instant_in_two_zones_may_be_equal_and_in_none_is_read_by_the_clock() -> None:
    noon = When.of("2020-10-10T12:00+04:00")
    assert noon.may_equal(When.of("2020-10-10T11:00+03:00"))
    assert not noon.may_equal(When.of("2020-10-10T12:00+03:00"))
    assert noon.may_equal(When.of("2020-10-10T12:00"))


def test_neighbouring_days_are_equal_only_with_slack() -> None:
    one, next_one = When.of("2020-10-09"), When.of("2020-10-10")
    assert not one.may_equal(next_one)
    assert one.may_equal(next_one, timedelta(days=1))


@given(WHENS)
def test_only_a_value_of_a_day_or_finer_has_a_day(when: When) -> None:
    assert (when.day is not None) == (when.precision in ("day", "minute"))
    assert when.day is None or str(when).startswith(when.day)


@given(WHENS)
def test_what_bounds_nothing_may_be_any_time(when: When) -> None:
    assert When().may_equal(when)


@pytest.mark.parametrize(
    "when, words",
    [
        (When(), "open"),
        (When(latest=datetime(2020, 10, 11)), "..2020-10-10"),
        (When(earliest=datetime(2020, 10, 10)), "2020-10-10.."),
        (When(earliest=datetime(900, 10, 10), latest=datetime(900, 10, 12)), "0900-10-10..0900-10-11"),
    ],
)
def test_an_open_time_is_shown_by_its_bounds_last_day_inclusive(when: When, words: str) -> None:
    assert (when.precision, str(when)) == ("open", words)
