"""Literal expressions with literal values, as the five seed reports and other news print them."""

from datetime import date, datetime, timedelta, timezone

import pytest

from truceline.annotations.times import read_times
from truceline.model.annotation import Time
from truceline.model.document import Dating

OCTOBER_20 = date(2020, 10, 20)  # a Tuesday
GULF = timezone(timedelta(hours=4))


def on(day: date | None) -> Dating:
    return Dating(earliest=day, latest=day)


def read(text: str, day: date | None = OCTOBER_20, countries: tuple[tuple[int, str], ...] = ()) -> list[Time]:
    return list(read_times(text, on(day), countries=countries))


def values(text: str, day: date | None = OCTOBER_20) -> list[tuple[str, str]]:
    return [(time.span.quote, time.value) for time in read(text, day)]


@pytest.mark.parametrize(
    "words",
    [
        "9 October 2020",
        "October 9, 2020",
        "Oct. 9, 2020",
        "9th October, 2020",
        "the 9th of October 2020",
        "Friday, October 9, 2020",
        "Fri 9th October 2020",
        "2020-10-09",
        "OCTOBER 9, 2020",
        "October 9",
    ],
)
def test_a_day_is_read_in_every_printed_form(words: str) -> None:
    assert values(f"A truce was agreed on {words}.") == [(words, "2020-10-09")]


@pytest.mark.parametrize(
    "words, value",
    [
        ("late on Friday", "2020-10-16"),
        ("last fall", "2019-FA"),
        ("approximately two weeks", "P2W"),
    ],
)
def test_what_stands_before_the_telling_word_is_read_with_it(words: str, value: str) -> None:
    assert values(f"The shelling was said to have gone on {words}.") == [(words, value)]


def test_figures_are_read_day_first_where_only_that_can_be() -> None:
    assert values("It was signed on 13/10/2020.") == [("13/10/2020", "2020-10-13")]


def test_a_day_that_no_calendar_has_is_not_read() -> None:
    assert values("It was signed on February 30, 2020.") == []


@pytest.mark.parametrize(
    "text, value, mod",
    [
        ("flared up in late September", "2020-09", "END"),
        ("was agreed in June", "2020-06", None),
        ("was agreed in June 2011", "2011-06", None),
        ("a 1994 ceasefire", "1994", None),
        ("coming in 2020 when", "2020", None),
        ("occupied in the early 1990s", "199", "START"),
        ("the 21st century", "20", None),
        ("by mid-2019", "2019", "MID"),
        ("in the summer of 2003", "2003-SU", None),
        ("the latter half of 2008", "2008-H2", None),
        ("in 490 BC", "BC0490", None),
        ("will withdraw by the end of this month", "2020-10", "END"),
    ],
)
def test_months_years_and_longer_stretches(text: str, value: str, mod: str | None) -> None:
    (time,) = read(text)
    assert (time.value, time.mod) == (value, mod)


@pytest.mark.parametrize(
    "text, value",
    [
        ("He said on Tuesday", "2020-10-20"),
        ("They met on Friday", "2020-10-16"),
        ("They will meet on Friday", "2020-10-23"),
        ("The truce is due to start on Friday", "2020-10-23"),
        ("The truce is to be announced on Friday", "2020-10-23"),
        ("They met last Friday", "2020-10-16"),
        ("They meet next Tuesday", "2020-10-27"),
        ("On Monday evening, he announced", "2020-10-19TEV"),
        ("It was announced on Tuesday, October 20, by", "2020-10-20"),
        ("They spoke on the 14th.", "2020-10-14"),
        ("They spoke on the 29th.", "2020-09-29"),
        ("They met today", "2020-10-20"),
        ("They met yesterday morning", "2020-10-19TMO"),
        ("They meet tomorrow", "2020-10-21"),
        ("It begins tonight", "2020-10-20TNI"),
        ("They met last week", "2020-W42"),
        ("They meet next month", "2020-11"),
        ("They met this year", "2020"),
        ("They met two weeks ago", "2020-W41"),
        ("They met three months ago", "2020-07"),
        ("They met ten days ago", "2020-10-10"),
    ],
)
def test_times_counted_from_publication(text: str, value: str) -> None:
    assert [time.value for time in read(text)] == [value]


@pytest.mark.parametrize(
    "words, value",
    [
        ("The day before", "2020-10-13"),
        ("The previous day", "2020-10-13"),
        ("Later that day", "2020-10-14"),
        ("The same day", "2020-10-14"),
        ("The following morning", "2020-10-15TMO"),
        ("The next day", "2020-10-15"),
        ("Twelve days later", "2020-10-26"),
        ("Later that month", "2020-10"),
        ("The night before", "2020-10-13TNI"),
    ],
)
def test_times_counted_from_the_day_told_of(words: str, value: str) -> None:
    first, second = read(f"On October 14, Lavrov called for observers. {words}, Baku agreed.")
    assert (first.value, second.span.quote, second.value) == ("2020-10-14", words, value)
    assert second.anchor == "2020-10-14"


def test_with_no_day_told_of_the_day_before_counts_from_publication() -> None:
    (time,) = read("The day before, Yerevan agreed.")
    assert (time.value, time.anchor) == ("2020-10-19", "publication 2020-10-20")


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("a 72-hour truce", "72-hour", "PT72H"),
        ("a five-day pause", "five-day", "P5D"),
        ("for three months", "three months", "P3M"),
        ("for several days", "several days", "PXD"),
        ("for decades", "decades", "PXDE"),
        ("for nearly a year", "nearly a year", "P1Y"),
        ("two and a half years", "two and a half years", "P2.5Y"),
        ("for 24 hours", "24 hours", "PT24H"),
        ("a matter of hours", "hours", "PTXH"),
        ("a 48–hour ceasefire", "48–hour", "PT48H"),
    ],
)
def test_lengths(text: str, words: str, value: str) -> None:
    (time,) = read(text)
    assert (time.kind, time.span.quote, time.value, time.when) == ("DURATION", words, value, None)


def test_a_length_from_an_event_keeps_the_event_as_its_open_anchor() -> None:
    (time,) = read("struck the deal six weeks after the start of the war that killed thousands")
    assert (time.value, time.anchor, time.when) == ("P6W", "after the start of the war", None)


def test_several_weeks_later_is_bounded_and_not_named() -> None:
    _, later = read("a truce on October 9, another agreed several weeks later.", date(2020, 11, 11))
    assert later.when is not None
    assert later.when.value is None
    assert (later.when.earliest, later.when.latest) == (datetime(2020, 10, 23), datetime(2020, 11, 12))


def test_a_few_hours_later_counts_from_the_clock_time() -> None:
    text = "It began at midnight on October 18 (23:00 Moscow time on October 17), but a few hours later they fought."
    _, later = read(text)
    assert later.when is not None
    assert later.when.earliest == datetime(2020, 10, 18, 2, tzinfo=GULF)
    assert later.when.latest == datetime(2020, 10, 18, 8, tzinfo=GULF)


@pytest.mark.parametrize(
    "text, words, value",
    [
        (
            "It entered into force at midnight on October 18 (23:00 Moscow time on October 17), but",
            "midnight on October 18 (23:00 Moscow time on October 17)",
            "2020-10-18T00:00+04:00",
        ),
        (
            "a ceasefire from 12:00 local time (11:00 Moscow time) on October 10 for",
            "12:00 local time (11:00 Moscow time) on October 10",
            "2020-10-10T12:00+04:00",
        ),
        ("starting at 0500 GMT today", "0500 GMT today", "2020-10-20T05:00+00:00"),
        ("effective 03:00 on Saturday", "03:00 on Saturday", "2020-10-24T03:00"),
        (
            "It ended at 8 a.m. local time Monday (0400 GMT).",
            "8 a.m. local time Monday (0400 GMT)",
            "2020-10-19T08:00+04:00",
        ),
        ("came into effect on midnight 27 February", "midnight 27 February", "2020-02-27T00:00"),
        ("unless hostages are released by noon on Friday, it", "noon on Friday", "2020-10-23T12:00"),
        (
            "will commence on October 24 at 8 a.m. Israeli-Lebanese time (0500 UTC)",
            "October 24 at 8 a.m. Israeli-Lebanese time (0500 UTC)",
            "2020-10-24T08:00+03:00",
        ),
        ("due to begin at 21:00 GMT.", "21:00 GMT", "2020-10-20T21:00+00:00"),
        ("ends tonight at midnight (CEST)", "tonight at midnight (CEST)", "2020-10-21T00:00+02:00"),
        (
            "starting October 19 at 23:59 AST (4:59 p.m. EDT).",
            "October 19 at 23:59 AST (4:59 p.m. EDT)",
            "2020-10-19T23:59+03:00",
        ),
        ("at 2020-10-10T08:00Z it", "2020-10-10T08:00Z", "2020-10-10T08:00Z"),
    ],
)
def test_clock_times_are_one_instant_with_their_date_and_zone(text: str, words: str, value: str) -> None:
    (time,) = read(text)
    assert (time.kind, time.span.quote, time.value) == ("TIME", words, value)
    assert time.when is not None
    assert time.when.value == value


def test_midnight_in_moscow_told_in_two_zones() -> None:
    (time,) = read("It began at 00:00 Moscow time on Tuesday (21:00 GMT on Monday).", date(2020, 11, 11))
    assert time.value == "2020-11-10T00:00+03:00"
    assert (time.zone, time.anchor) == ("Moscow time", "publication 2020-11-11")


def test_local_time_is_that_of_the_nearest_country_with_one_zone() -> None:
    text = "Russia said Azerbaijan would stop at 12:00 local time on October 10."
    (time,) = read(text, countries=((0, "RUS"), (12, "AZE")))
    assert (time.value, time.zone) == ("2020-10-10T12:00+04:00", "local time")


def test_local_time_without_a_country_has_no_offset() -> None:
    (time,) = read("It took effect at 12:00 local time on October 10.")
    assert time.value == "2020-10-10T12:00"


def test_without_publication_a_yearless_day_stays_open() -> None:
    (time,) = read("On October 9 they agreed.", None)
    assert (time.value, time.when) == ("XXXX-10-09", None)


def test_without_publication_the_year_told_of_counts() -> None:
    assert values("In 1940 the war spread. On May 10 they attacked.", None)[1] == ("May 10", "1940-05-10")


def test_without_publication_relative_days_stay_open() -> None:
    assert [value for _, value in values("He said on Tuesday that yesterday and last week", None)] == [
        "XXXX-WXX-2",
        "XXXX-XX-XX",
        "XXXX-WXX",
    ]


def test_a_publication_known_to_the_month_keeps_what_all_its_days_share() -> None:
    dating = Dating(earliest=date(2020, 10, 1), latest=date(2020, 10, 31))
    last_month, day, weekday = read_times(
        "In September. It was signed on March 3. He said on Tuesday", dating
    )
    assert (last_month.value, day.value) == ("2020-09", "2020-03-03")
    assert weekday.when is not None
    assert weekday.when.value is None
    assert (weekday.when.earliest, weekday.when.latest) == (datetime(2020, 9, 29), datetime(2020, 10, 28))


@pytest.mark.parametrize(
    "day, text, value",
    [
        (date(2020, 11, 11), "It was agreed on December 20", "2019-12-20"),
        (date(2020, 12, 28), "They will meet on January 5", "2021-01-05"),
        (date(2021, 1, 3), "They met on December 20", "2020-12-20"),
        (date(2020, 10, 1), "They will meet on October 9", "2020-10-09"),
    ],
)
def test_the_year_of_a_yearless_day_goes_by_tense(day: date, text: str, value: str) -> None:
    assert [time.value for time in read(text, day)] == [value]


def test_an_old_year_in_passing_does_not_move_the_news() -> None:
    text = "The war ended in a 1994 ceasefire. On November 9, the sides signed."
    assert values(text, date(2020, 11, 15))[1] == ("November 9", "2020-11-09")


def test_a_history_counts_from_what_it_tells() -> None:
    text = (
        "In June 1940, Italy joined. In April 1941, Germany invaded. In May, Crete fell. "
        "On December 7, 1941, Japan attacked. In January, the Allies met. By late 1942 it turned."
    )
    found = dict(values(text, date(2009, 12, 19)))
    assert (found["May"], found["January"]) == ("1941-05", "1942-01")


def test_ranges_are_two_times_each_with_what_the_other_says() -> None:
    assert values("from April to June 1968") == [("April", "1968-04"), ("June 1968", "1968-06")]
    assert values("on 6-7 February 1920") == [("6", "1920-02-06"), ("7 February 1920", "1920-02-07")]
    assert values("between January 25-29, 1905") == [("January 25", "1905-01-25"), ("29, 1905", "1905-01-29")]
    assert values("the years 2007-08.") == [("the years 2007", "2007"), ("08", "2008")]


@pytest.mark.parametrize(
    "text",
    [
        "1,960 peacekeepers",
        "2,000 civilians",
        "they may march",
        "Theresa May said",
        "1960 peacekeepers",
        "a second truce",
    ],
)
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert values(text) == []


def test_sets_and_references() -> None:
    assert values("every Friday, daily, now, recently") == [
        ("every Friday", "XXXX-WXX-5"),
        ("daily", "XXXX-XX-XX"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
    ]


def test_narrowed_bounds_of_late_september() -> None:
    (time,) = read("in late September")
    assert time.when is not None
    assert time.when.value == "2020-09"
    assert (time.when.earliest, time.when.latest) == (datetime(2020, 9, 16), datetime(2020, 10, 1))
