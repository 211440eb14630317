"""Feasts by table and by rule, with the bounds that leave room for the moon."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.times import read_times
from truceline.annotations.times.calendar.feasts import keepings, named_in_table
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.annotation import Time
from truceline.model.document import Dating


def read(text: str, day: date) -> Time:
    (time,) = read_times(text, Dating(earliest=day, latest=day))
    return time


@pytest.mark.parametrize(
    "words, value",
    [
        ("Christmas 1963", "1963-12-25"),
        ("Orthodox Christmas 2023", "2023-01-07"),
        ("Easter 2022", "2022-04-17"),
        ("Orthodox Easter 2022", "2022-04-24"),
        ("Good Friday 1998", "1998-04-10"),
        ("Eid al-Fitr 2020", "2020-05-24"),
        ("Eid al-Adha 2017", "2017-09-01"),
        ("Eid ul-Adha 2017", "2017-09-01"),
        ("Ashura 2020", "2020-08-29"),
        ("Nowruz 2021", "2021-03-21"),
        ("Yom Kippur 1973", "1973-10-06"),
        ("Rosh Hashanah 2020", "2020-09"),
        ("Hanukkah 2020", "2020-12"),
        ("Passover 2019", "2019-04"),
        ("Diwali 2020", "2020-11-14"),
        ("Tet 1968", "1968-01-30"),
        ("Lunar New Year 2020", "2020-01-25"),
        ("Thanksgiving 1989", "1989-11-23"),
        ("Ramadan 2020", "2020-XX"),
        ("EID AL-FITR 2020", "2020-05-24"),
    ],
)
def test_a_feast_with_its_year(words: str, value: str) -> None:
    time = read(f"They stopped for {words}.", date(2024, 6, 3))
    assert (time.span.quote, time.value) == (words, value)


@pytest.mark.parametrize(
    "text, day, words, value",
    [
        ("The guns fell silent on Christmas Day.", date(2021, 1, 4), "Christmas Day", "2020-12-25"),
        ("They returned to keep a Christmas truce.", date(2021, 12, 15), "Christmas", "2021-12-25"),
        ("The truce will begin on Eid al-Adha.", date(2020, 7, 1), "Eid al-Adha", "2020-07-31"),
        ("They agreed a truce for Eid.", date(2018, 6, 9), "Eid", "2018-06-15"),
        ("They agreed a truce for Eid.", date(2016, 9, 10), "Eid", "2016-09-11"),
        ("He was freed on the eve of Eid al-Fitr.", date(2020, 6, 1), "the eve of Eid al-Fitr", "2020-05-23"),
        ("It was broken last Easter.", date(2020, 10, 20), "last Easter", "2020-04-12"),
        ("It ends next Easter.", date(2020, 10, 20), "next Easter", "2021-04-04"),
    ],
)
def test_a_feast_without_its_year_is_the_nearest_by_tense(
    text: str, day: date, words: str, value: str
) -> None:
    time = read(text, day)
    assert (time.span.quote, time.value) == (words, value)


def test_an_islamic_day_may_be_a_day_earlier_or_later() -> None:
    time = read("They will stop for Eid al-Fitr.", date(2020, 5, 20))
    assert time.when is not None
    assert time.when.value is None
    assert (time.when.earliest, time.when.latest) == (datetime(2020, 5, 23), datetime(2020, 5, 26))


def test_a_feast_of_the_sun_is_sure() -> None:
    time = read("They will stop for Easter.", date(2020, 4, 1))
    assert time.when is not None
    assert time.when.value == "2020-04-12"


@pytest.mark.parametrize(
    "words, mod, earliest, latest",
    [
        ("Ramadan", None, datetime(2020, 4, 23), datetime(2020, 5, 25)),
        ("the holy month of Ramadan", None, datetime(2020, 4, 23), datetime(2020, 5, 25)),
        ("the start of Ramadan", "START", datetime(2020, 4, 23), datetime(2020, 5, 9)),
        ("the end of Ramadan", "END", datetime(2020, 5, 9), datetime(2020, 5, 25)),
    ],
)
def test_ramadan_is_a_month_of_its_own(
    words: str, mod: str | None, earliest: datetime, latest: datetime
) -> None:
    time = read(f"Fighting stopped for {words}.", date(2020, 6, 10))
    assert (time.span.quote, time.value, time.mod) == (words, "2020-XX", mod)
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (earliest, latest)


def test_a_holiday_of_so_many_days_lasts_them() -> None:
    time = read("A truce held through the three-day Eid holiday.", date(2020, 6, 1))
    assert (time.span.quote, time.value) == ("the three-day Eid holiday", "2020-05-24")
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (datetime(2020, 5, 23), datetime(2020, 5, 28))


def test_a_clock_time_stands_on_its_feast() -> None:
    time = read("It will end at 6 p.m. on Christmas Day.", date(2020, 12, 1))
    assert (time.span.quote, time.value) == ("6 p.m. on Christmas Day", "2020-12-25T18:00")


def test_a_feast_before_a_name_is_part_of_the_name() -> None:
    day = date(2020, 6, 1)
    assert read_times("the Easter Rising and the Yom Kippur War", Dating(earliest=day, latest=day)) == ()


def test_a_feast_beyond_the_table_stays_open() -> None:
    time = read("They kept Ramadan 1800.", date(2020, 6, 1))
    assert (time.value, time.when) == ("1800-XX-XX", None)


def test_every_feast_of_the_vocabulary_has_its_days() -> None:
    names = {name for value in vocabulary().words["feast"].values() for name in value.split()}
    assert {name for name in names if not name[0].isdigit()} <= named_in_table()
    assert all(keepings(name, 2020) for name in names)


@given(st.integers(1930, 2070), st.sampled_from(sorted(named_in_table())))
def test_a_feast_is_kept_in_its_year_within_its_bounds(year: int, name: str) -> None:
    for feast in keepings(name, year):
        when = feast.when()
        assert feast.first.year == year
        assert when.earliest is not None
        assert when.latest is not None
        assert when.earliest.date() <= feast.first < when.latest.date()
        assert (when.latest - when.earliest).days == feast.days + 2 * feast.slack


@given(st.integers(1930, 2070))
def test_a_ramadan_ends_where_the_feast_begins(year: int) -> None:
    feasts = {feast.first for name in (year, year + 1) for feast in keepings("eid-al-fitr", name)}
    assert all(
        date.fromordinal(feast.first.toordinal() + feast.days) in feasts
        for feast in keepings("ramadan", year)
    )
