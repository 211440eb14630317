"""What holds for every text and every day."""

import itertools
import re
import time as clock
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations import mark_times
from truceline.annotations.times import read_times
from truceline.annotations.times.reader import READERS
from truceline.annotations.times.words.grammar import grammar
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model import Document, Segment, SegmentKind, Time
from truceline.model.document import Dating

MONTHS = tuple(vocabulary().words["month"])
SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
WEEKDAYS = tuple(vocabulary().words["weekday"])
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
WEEK = timedelta(days=7)
# Words of the vocabulary, figures, marks and noise in any order: far likelier to break a rule than plain text.
WORDS = sorted({word for table in vocabulary().words.values() for word in table} | set(vocabulary().zones))
MARKS = ["(", ")", "-", "–", ",", ".", ":", "/", "\n", "the", "a", "of", "on", "at", "12:00", "BC", "ago"]
JUMBLE = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.integers(0, 99_999).map(str),
        st.sampled_from(MARKS),
        st.text(max_size=3),
    ),
    max_size=12,
).map(" ".join)
SHAPES = (
    "{month} {day}, {year}",
    "{month} {day} {year}",
    "{month} {day}{th}, {year}",
    "{month} the {day}{th}, {year}",
    "{short} {day}, {year}",
    "{MONTH} {day}, {year}",
    "{day} {month} {year}",
    "{day} {month}, {year}",
    "{day} {short} {year}",
    "{day}{th} {month} {year}",
    "{day}{th} {month}, {year}",
    "{day}{th} of {month} {year}",
    "the {day}{th} of {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{weekday} {month} {day}, {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday} {day}{th} {month} {year}",
    "{weekday}, the {day}{th} of {month} {year}",
    "{iso}",
)


def on(day: date | None) -> Dating:
    return Dating(earliest=day, latest=day)


def printed(shape: str, day: date) -> str:
    tens = 10 <= day.day <= 20
    return shape.format(
        day=day.day,
        th="th" if tens else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th"),
        month=MONTHS[day.month - 1],
        MONTH=MONTHS[day.month - 1].upper(),
        short=SHORT[day.month - 1],
        year=day.year,
        weekday=WEEKDAYS[day.weekday()],
        iso=day.isoformat(),
    )


@given(st.one_of(st.text(), JUMBLE), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()))
def test_no_input_raises_and_every_span_holds_its_words(
    text: str, one: date | None, other: date | None
) -> None:
    earliest, latest = (one, other) if one is None or other is None else (min(one, other), max(one, other))
    times = read_times(text, Dating(earliest=earliest, latest=latest))
    assert all(text[time.span.start : time.span.end] == time.span.quote for time in times)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(times))


# --- the interval contains its value ---


STRETCHES: dict[str, Callable[[str], tuple[datetime, datetime]]] = {
    r"\d\d": lambda value: years(int(value) * 100, 100),
    r"\d{3}": lambda value: years(int(value) * 10, 10),
    r"\d{4}": lambda value: years(int(value), 1),
    r"\d{4}-\d\d": lambda value: month(datetime.strptime(value, "%Y-%m")),
    r"\d{4}-\d\d-\d\d": lambda value: span(datetime.fromisoformat(value), timedelta(days=1)),
    r"\d{4}-W\d\d": lambda value: span(datetime.strptime(f"{value}-1", "%G-W%V-%u"), WEEK),
    r"\d{4}-\d\d-\d\dT\d\d:\d\d.*": lambda value: span(datetime.fromisoformat(value), timedelta(minutes=1)),
}


def years(first: int, number: int) -> tuple[datetime, datetime]:
    return datetime(max(first, 1), 1, 1), datetime(first + number, 1, 1)


def month(first: datetime) -> tuple[datetime, datetime]:
    return first, (first + timedelta(days=31)).replace(day=1)


def span(first: datetime, length: timedelta) -> tuple[datetime, datetime]:
    return first, first + length


def stretch(value: str) -> tuple[datetime, datetime] | None:
    """The stretch that a TIMEX3 value of a usual form names, half-open, told without the code under test."""
    return next((told(value) for form, told in STRETCHES.items() if re.fullmatch(form, value)), None)


@given(JUMBLE, DAYS)
def test_the_interval_contains_the_value(text: str, day: date) -> None:
    for time in read_times(text, on(day)):
        named = stretch(time.value)
        if named is None or time.when is None or time.when.earliest is None or time.when.latest is None:
            continue
        first, end = time.when.earliest, time.when.latest
        assert first < end
        if (
            time.made_by == "feast"
        ):  # the moon is seen on another day elsewhere; several days are named by their month
            assert first < named[1]
            assert named[0] < end
        elif time.mod is None:
            assert first <= named[0] < named[1] <= end
        elif time.mod in {"START", "MID", "END"}:  # "late September" lies in September
            assert named[0] <= first < end <= named[1]
        else:  # "shortly before midnight" ends with it
            assert first <= named[1]
            assert named[0] <= end


@given(JUMBLE, DAYS)
def test_what_has_a_place_on_the_calendar_has_bounds(text: str, day: date) -> None:
    for time in read_times(text, on(day)):
        if time.kind in {"DATE", "TIME"} and stretch(time.value) is not None:
            assert time.when is not None
        if time.when is not None and time.when.earliest is not None and time.when.latest is not None:
            assert time.when.earliest < time.when.latest


# --- explicit dates come back ---


@given(DAYS, st.sampled_from(SHAPES), st.one_of(st.none(), DAYS))
def test_an_explicit_day_comes_back(day: date, shape: str, published: date | None) -> None:
    words = printed(shape, day)
    (time,) = read_times(f"It was signed on {words}.", on(published))
    assert (time.span.quote, time.value) == (words, day.isoformat())
    midnight = datetime(day.year, day.month, day.day)
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (midnight, midnight + timedelta(days=1))


@given(DAYS, st.sampled_from(["{month} {year}", "{month}, {year}", "{month} of {year}", "{short} {year}"]))
def test_an_explicit_month_comes_back(day: date, shape: str) -> None:
    words = printed(shape, day)
    (time,) = read_times(f"It was signed in {words}.", on(None))
    assert (time.span.quote, time.value) == (words, f"{day:%Y-%m}")


@given(st.integers(1500, 2099))
def test_an_explicit_year_comes_back(year: int) -> None:
    (time,) = read_times(f"It was signed in {year}.", on(None))
    assert (time.span.quote, time.value) == (f"{year}", f"{year}")


@given(DAYS.filter(lambda day: day.day > 12 or day.day == day.month), st.sampled_from("/."), st.booleans())
def test_a_day_in_figures_comes_back_where_it_can_be_no_other(
    day: date,
    mark: str,
    american: bool,  # noqa: FBT001
) -> None:
    parts = (day.month, day.day, day.year) if american else (day.day, day.month, day.year)
    words = mark.join(map(str, parts))
    (time,) = read_times(f"It was signed on {words}.", on(None))
    assert (time.span.quote, time.value) == (words, day.isoformat())


@given(
    DAYS,
    st.times(),
    st.sampled_from(
        [
            "{clock} on {day}",
            "{clock} GMT on {day}",
            "{clock} (GMT) on {day}",
            "{day} at {clock} GMT",
            "{day}, {clock}",
        ]
    ),
)
def test_an_explicit_instant_comes_back(day: date, moment: datetime, shape: str) -> None:
    told = f"{moment:%H:%M}"
    words = shape.format(clock=told, day=printed("{month} {day}, {year}", day))
    (time,) = read_times(f"It began at {words}.", on(None))
    zone = "+00:00" if "GMT" in words else ""
    assert (time.span.quote, time.value) == (words, f"{day.isoformat()}T{told}{zone}")


@given(st.datetimes(datetime(1800, 1, 1), datetime(2200, 1, 1)), st.integers(-12, 14))
def test_an_instant_in_iso_form_comes_back(moment: datetime, hours: int) -> None:
    words = moment.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(hours=hours))).isoformat(
        timespec="minutes"
    )
    (time,) = read_times(f"It began at {words}.", on(None))
    assert (time.span.quote, time.value) == (words, words)


# --- relative times follow the day of publication ---

DEICTIC = (
    *(
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "yesterday morning",
        "the day before yesterday",
        "a week ago",
    ),
    *("the day after tomorrow", "the day before", "last week", "next week", "this week", "last night"),
    *("earlier this week", "later this week", "this morning", "the previous day"),
)
RELATIVE = st.one_of(
    st.sampled_from(DEICTIC),
    st.builds(
        "{} {}".format,
        st.sampled_from(["last", "next", "this", "on", "since", "by"]),
        st.sampled_from(WEEKDAYS),
    ),
    st.builds("{} {}".format, st.sampled_from(WEEKDAYS), st.sampled_from(["morning", "evening", "night"])),
    st.builds("{} {} ago".format, st.integers(2, 90), st.sampled_from(["days", "weeks"])),
    st.builds("{} ago".format, st.sampled_from(["two weeks", "ten days", "three days", "one week", "a day"])),
)


def as_day(value: str) -> date:
    """The first day of a value that is a day, part of a day or week."""
    if match := re.fullmatch(r"(\d{4}-W\d\d)(-WE)?", value):
        return datetime.strptime(f"{match[1]}-1", "%G-W%V-%u").date()
    return date.fromisoformat(value[:10])


@given(RELATIVE, DAYS, st.sampled_from(["They met {}.", "They will meet {}.", "They have fought {}."]))
def test_a_week_later_means_a_week_later(words: str, day: date, sentence: str) -> None:
    text = sentence.format(words)
    (one,), (other,) = read_times(text, on(day)), read_times(text, on(day + WEEK))
    assert as_day(other.value) - as_day(one.value) == WEEK
    assert one.when is not None
    assert other.when is not None
    assert one.when.earliest is not None
    assert other.when.earliest == one.when.earliest + WEEK
    assert one.when.latest is not None
    assert other.when.latest == one.when.latest + WEEK


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_at_most_six_days_off(day: date, weekday: str) -> None:
    (past,) = read_times(f"They met on {weekday}.", on(day))
    (coming,) = read_times(f"They will meet on {weekday}.", on(day))
    assert timedelta(0) <= day - date.fromisoformat(past.value) < WEEK
    assert timedelta(0) <= date.fromisoformat(coming.value) - day < WEEK


# --- texts beside one another ---


def document(text: str, day: date) -> Document:
    segments = (Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="body"),)
    return Document(id=text, name="text", text=text, segments=segments, dating=on(day), language="en")


@given(st.lists(st.tuples(JUMBLE, DAYS), max_size=4))
def test_articles_read_in_a_row_give_what_each_gives_alone(articles: list[tuple[str, date]]) -> None:
    documents = [document(text, day) for text, day in articles]
    assert list(mark_times(documents)) == [marks for one in documents for marks in mark_times([one])]


def plain(times: Sequence[Time], shift: int = 0) -> list[tuple[int, str, str]]:
    return [(time.span.start + shift, time.span.quote, time.value) for time in times]


@given(DAYS, DAYS, DAYS, st.sampled_from(SHAPES), st.sampled_from(SHAPES))
def test_paragraphs_of_explicit_dates_give_what_each_gives_alone(
    one: date, other: date, published: date, shape: str, second: str
) -> None:
    first = f"It was signed on {printed(shape, one)}.\n\n"
    rest = f"It was broken on {printed(second, other)}."
    alone = plain(read_times(first, on(published))) + plain(read_times(rest, on(published)), len(first))
    assert plain(read_times(first + rest, on(published))) == alone


# --- cost ---


@pytest.mark.parametrize(
    "unit",
    [
        "12 ",
        "1",
        "12",
        "2020",
        "October ",
        "october",
        "May",
        "the ",
        "the the ",
        "one ",
        "twenty-one ",
        "12:00 GMT (",
        "12:00 ",
        "((((",
        "(12:00)",
        "1-",
        "2020-10-",
        "10/10/",
        "1,000,",
        "1.",
        " ",
        "\n",
        "\u00a0",
        "May 4 and 5 (",
        "October 10 to ",
        "a few ",
        "a a ",
        "about ",
        "more than ",
        "late the ",
        "Monday, ",
        "Monday October the ",
        "six weeks after the ",
        "midnight (midnight ",
        "the first half of ",
        "BC ",
        "'s ",
        "’",
        "a.m. ",
        "1980s ",
    ],
)
def test_time_is_linear_in_length(unit: str) -> None:
    """Eight times the text takes eight times as long, where a square would take 64 times."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = clock.process_time()
        read_times(text, on(date(2020, 10, 20)))
        return clock.process_time() - start

    seconds(2_000)
    short = max(min(seconds(4_000) for _ in range(3)), 0.003)
    assert min(seconds(32_000) for _ in range(2)) < 32 * short


def test_every_rule_names_a_reader_and_can_start_somewhere() -> None:
    words = vocabulary()
    assert {form.reads for form in words.rules} == set(READERS)
    assert {name for form in words.rules for name in form.starts} <= set(words.starts) | {"digit"}
    assert grammar().rules


def test_the_vocabulary_of_an_unknown_language_is_missed_by_name() -> None:
    with pytest.raises(FileNotFoundError, match=Path("xx.toml").name):
        vocabulary("xx")
