"""The printed forms of sets, lengths, decades, seasons, weekends, years of accounts and dates in figures."""

from datetime import date, datetime

import pytest

from truceline.annotations.times import read_times
from truceline.model.annotation import Time
from truceline.model.document import Dating

OCTOBER_20 = date(2020, 10, 20)  # a Tuesday in week 43


def read(text: str, day: date = OCTOBER_20) -> list[Time]:
    return list(read_times(text, Dating(earliest=day, latest=day)))


def values(text: str, day: date = OCTOBER_20) -> list[tuple[str, str]]:
    return [(time.span.quote, time.value) for time in read(text, day)]


def bounds(time: Time) -> tuple[datetime | None, datetime | None]:
    assert time.when is not None
    return time.when.earliest, time.when.latest


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("The two sides meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("Markets close on Fridays.", "Fridays", "XXXX-WXX-5"),
        ("Shelling resumes on Sunday mornings.", "Sunday mornings", "XXXX-WXX-7TMO"),
        ("The line is checked twice a week.", "twice a week", "P1W"),
        ("The line is checked three times a day.", "three times a day", "P1D"),
        ("The line is checked several times a month.", "several times a month", "P1M"),
        ("They report once every two weeks.", "once every two weeks", "P2W"),
        ("Sirens sound every two hours.", "every two hours", "PT2H"),
        ("Sirens sound every few hours.", "every few hours", "PTXH"),
        ("Guards change every other day.", "every other day", "P2D"),
        ("The mandate is renewed each year.", "each year", "P1Y"),
        ("Guards change twice daily.", "twice daily", "XXXX-XX-XX"),
        ("Envoys hold biweekly calls.", "biweekly", "P2W"),
        ("Buses run on weekdays.", "weekdays", "XXXX-WXX-X"),
    ],
)
def test_what_comes_again_is_a_set(text: str, words: str, value: str) -> None:
    (time,) = read(text)
    assert (time.kind, time.span.quote, time.value, time.when) == ("SET", words, value, None)


@pytest.mark.parametrize(
    "words, value",
    [
        ("half an hour", "PT30M"),
        ("half a century", "P0.5CE"),
        ("a quarter century", "P0.25CE"),
        ("a year and a half", "P1.5Y"),
        ("two and a half years", "P2.5Y"),
        ("a dozen years", "P12Y"),
        ("two dozen days", "P24D"),
        ("a hundred days", "P100D"),
        ("1,000 days", "P1000D"),
        ("hundreds of years", "PXY"),
        ("a handful of days", "PXD"),
        ("five tense days", "P5D"),
        ("at least two years", "P2Y"),
        ("well over two years", "P2Y"),
        ("the past three days", "P3D"),
        ("the first nine months", "P9M"),
        ("the final hours", "PTXH"),
        ("the early years", "PXY"),
        ("34 years old", "P34Y"),
    ],
)
def test_lengths_in_words(words: str, value: str) -> None:
    (time,) = read(f"The siege went on for {words}.")
    assert (time.kind, time.span.quote, time.value) == ("DURATION", words, value)


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("a month-long siege", "month-long", "P1M"),
        ("a decades-old feud", "decades-old", "PXDE"),
        ("a two-year-old truce", "two-year-old", "P2Y"),
        ("a 34-year-old driver", "34-year-old", "P34Y"),
        ("a yearlong war", "yearlong", "P1Y"),
        ("a half-hour attack", "a half-hour", "PT30M"),
    ],
)
def test_lengths_in_compounds(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "words, value, first, last",
    [
        ("the nineties", "199", 1990, 2000),
        ("the '90s", "199", 1990, 2000),
        ("the twenties", "202", 2020, 2030),
        ("the thirties", "193", 1930, 1940),
        ("the 2000s", "200", 2000, 2010),
        ("the early 90s", "199", 1990, 1995),
    ],
)
def test_decades_without_their_century_are_the_last_begun(
    words: str, value: str, first: int, last: int
) -> None:
    (time,) = read(f"The party ruled in {words}.")
    assert (time.span.quote, time.value) == (words, value)
    assert bounds(time) == (datetime(first, 1, 1), datetime(last, 1, 1))


def test_degrees_are_no_decade() -> None:
    assert values("with highs in the eighties") == []


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("They were killed over the weekend.", "the weekend", "2020-W42-WE"),
        ("They will meet at the weekend.", "the weekend", "2020-W43-WE"),
        ("They met last weekend.", "last weekend", "2020-W42-WE"),
        ("They meet this weekend.", "this weekend", "2020-W43-WE"),
        ("on the weekend of 10 and 11 October", "the weekend of 10 and 11 October", "2020-W41-WE"),
        ("on the weekend of October 10-11", "the weekend of October 10-11", "2020-W41-WE"),
    ],
)
def test_weekends(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


def test_a_weekend_lasts_two_days() -> None:
    (time,) = read("They were killed over the weekend.")
    assert bounds(time) == (datetime(2020, 10, 17), datetime(2020, 10, 19))


@pytest.mark.parametrize(
    "text, value, first",
    [
        ("Shells fell overnight.", "2020-10-19TNI", datetime(2020, 10, 19, 17)),
        ("Talks will go on overnight.", "2020-10-20TNI", datetime(2020, 10, 20, 17)),
        ("On October 9 it began. Overnight it broke.", "2020-10-19TNI", datetime(2020, 10, 19, 17)),
        ("It began on October 9 and broke overnight.", "2020-10-09TNI", datetime(2020, 10, 9, 17)),
    ],
)
def test_overnight_is_the_last_night_the_coming_one_or_that_of_the_day_told_of(
    text: str, value: str, first: datetime
) -> None:
    time = read(text)[-1]
    assert (time.value, bounds(time)[0]) == (value, first)


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("Output fell in the third quarter.", "the third quarter", "2020-Q3"),
        ("Output fell in the fourth quarter.", "the fourth quarter", "2020-Q4"),
        ("Output will fall in the first quarter.", "the first quarter", "2021-Q1"),
        ("Output fell in the second quarter of last year.", "the second quarter of last year", "2019-Q2"),
        ("Output fell in the first half of 2018.", "the first half of 2018", "2018-H1"),
        ("It reported a first-half profit.", "first-half", "2020-H1"),
        ("It lost money in fiscal 2019.", "fiscal 2019", "FY2019"),
        ("It lost money in the 2019 fiscal year.", "the 2019 fiscal year", "FY2019"),
        ("It lost money this fiscal year.", "this fiscal year", "FY2020"),
        ("It compares with year-ago sales.", "year-ago", "2019"),
        ("Rates may rise by year-end.", "year-end", "2020"),
    ],
)
def test_years_of_accounts(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


def test_in_january_the_fourth_quarter_is_that_of_the_year_before() -> None:
    assert values("Output fell in the fourth quarter.", date(2021, 1, 28)) == [
        ("the fourth quarter", "2020-Q4")
    ]


def test_a_fiscal_year_is_bounded_by_all_the_days_it_can_begin_and_end() -> None:
    (time,) = read("It lost money in fiscal 2019.")
    assert bounds(time) == (datetime(2018, 4, 1), datetime(2020, 7, 1))


@pytest.mark.parametrize(
    "words", ["He scored in the second half.", "the third quarter of the match", "a fifth quarter"]
)
def test_the_halves_of_a_match_are_no_times(words: str) -> None:
    assert values(words) == []


@pytest.mark.parametrize(
    "words, value",
    [
        ("March of last year", "2019-03"),
        ("June this year", "2020-06"),
        ("3 March last year", "2019-03-03"),
        ("March 3 of next year", "2021-03-03"),
        ("the spring of next year", "2021-SP"),
        ("the end of the decade", "202"),
        ("the summer of 1999", "1999-SU"),
    ],
)
def test_parts_of_a_counted_year(words: str, value: str) -> None:
    assert values(f"It ends in {words}.") == [(words, value)]


def test_two_seasons_share_the_year_printed_once() -> None:
    assert values("in the spring and early summer of 1999") == [
        ("the spring", "1999-SP"),
        ("early summer of 1999", "1999-SU"),
    ]


@pytest.mark.parametrize(
    "words",
    ["10/10/2020", "10.10.2020", "2020/10/10", "10-Oct-2020", "Oct. 10th", "10th of October", "Sat Oct 10"],
)
def test_more_prints_of_one_day(words: str) -> None:
    assert values(f"It was signed on {words}.") == [(words, "2020-10-10")]


def test_figures_that_can_be_two_days_keep_both() -> None:
    (time,) = read("It was signed on 09/10/2020.")
    assert (time.value, time.when.value if time.when else "") == ("2020-XX-XX", None)
    assert bounds(time) == (datetime(2020, 9, 10), datetime(2020, 10, 10))


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("It rained all day.", "all day", "P1D"),
        ("Ten years ago today, the bombs fell.", "Ten years ago today", "2010-10-20"),
        ("Profit rose in the quarter.", "the quarter", "2020-Q4"),
        ("For the year ended in spring, it", "the year", "P1Y"),
        ("It was the worst week of the decade.", "the decade", "202"),
    ],
)
def test_whole_units(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


def test_the_same_month_of_another_year_moves_no_story() -> None:
    text = "Sales fell in February from the same month last year. A month later they rose."
    assert values(text) == [
        ("February", "2020-02"),
        ("the same month last year", "2019-02"),
        ("A month later", "2020-03"),
    ]


@pytest.mark.parametrize(
    "text, value",
    [("in recent weeks", "PAST_REF"), ("in the coming days", "FUTURE_REF")],
)
def test_stretches_at_large(text: str, value: str) -> None:
    assert [time.value for time in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "told the Daily Courier that",
        "told the Sunday Times that",
        "the Good Friday Agreement",
        "under resolution 1701 it",
        "as the Morning Post wrote",
    ],
)
def test_names_that_hold_a_word_of_time_are_no_times(text: str) -> None:
    assert values(text) == []


def test_a_date_in_figures_is_the_day_of_publication_where_it_can_be() -> None:
    day = date(2020, 10, 11)
    (line,) = read_times("11.10.2020", Dating(earliest=day, latest=day))
    (other,) = read_times("10.11.2020", Dating(earliest=date(2020, 12, 1), latest=date(2020, 12, 1)))
    assert (line.value, other.value) == ("2020-10-11", "2020-XX-XX")
