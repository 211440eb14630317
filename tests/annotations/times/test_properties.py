"""What holds for every text and every day."""

import itertools
import time as clock
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.times import read_times
from truceline.annotations.times.reader import READERS
from truceline.annotations.times.words.grammar import grammar
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.document import Dating

MONTHS = tuple(vocabulary().words["month"])
WEEKDAYS = tuple(vocabulary().words["weekday"])
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
# Words of the vocabulary, figures, marks and noise in any order: far likelier to break a rule than plain text.
WORDS = sorted({word for table in vocabulary().words.values() for word in table} | set(vocabulary().zones))
JUMBLE = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.integers(0, 99_999).map(str),
        st.sampled_from(
            ["(", ")", "-", "–", ",", ".", ":", "/", "\n", "the", "a", "of", "on", "at", "12:00", "BC"]
        ),
        st.text(max_size=3),
    ),
    max_size=12,
).map(" ".join)
SHAPES = (
    "{month} {day}, {year}",
    "{day} {month} {year}",
    "{month} {day} {year}",
    "{day}th {month}, {year}",
    "the {day}th of {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{iso}",
)


def on(day: date | None) -> Dating:
    return Dating(earliest=day, latest=day)


@given(st.one_of(st.text(), JUMBLE), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()))
def test_no_input_raises_and_every_span_holds_its_words(
    text: str, one: date | None, other: date | None
) -> None:
    earliest, latest = (one, other) if one is None or other is None else (min(one, other), max(one, other))
    times = read_times(text, Dating(earliest=earliest, latest=latest))
    assert all(time.span.stands_in(text) for time in times)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(times))


@given(JUMBLE, DAYS)
def test_bounds_are_in_order_and_hold_the_value(text: str, day: date) -> None:
    for time in read_times(text, on(day)):
        if time.when is not None and time.when.earliest is not None and time.when.latest is not None:
            assert time.when.earliest <= time.when.latest


@given(DAYS, st.sampled_from(SHAPES), st.one_of(st.none(), DAYS))
def test_an_explicit_day_comes_back(day: date, shape: str, published: date | None) -> None:
    words = shape.format(
        day=day.day,
        month=MONTHS[day.month - 1],
        year=day.year,
        weekday=WEEKDAYS[day.weekday()],
        iso=day.isoformat(),
    )
    (time,) = read_times(f"It was signed on {words}.", on(published))
    assert (time.span.quote, time.value) == (words, day.isoformat())
    assert time.when is not None
    assert time.when.value == day.isoformat()


@pytest.mark.parametrize(
    "words", ["on Friday", "last Monday", "yesterday", "today", "ten days ago", "the day before"]
)
@given(day=DAYS)
def test_a_week_later_means_a_week_later(words: str, day: date) -> None:
    text = f"They met {words}."
    week = timedelta(days=7)
    (one,), (other,) = read_times(text, on(day)), read_times(text, on(day + week))
    assert date.fromisoformat(other.value) - date.fromisoformat(one.value) == week


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_at_most_six_days_off(day: date, weekday: str) -> None:
    (past,) = read_times(f"They met on {weekday}.", on(day))
    (coming,) = read_times(f"They will meet on {weekday}.", on(day))
    assert timedelta(0) <= day - date.fromisoformat(past.value) < timedelta(days=7)
    assert timedelta(0) <= date.fromisoformat(coming.value) - day < timedelta(days=7)


@pytest.mark.parametrize(
    "unit", ["12 ", "October ", "the ", "one ", "12:00 GMT (", "1-", " ", "May 4 and 5 (", "a few "]
)
def test_time_is_linear_in_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = clock.process_time()
        read_times(text, on(date(2020, 10, 20)))
        return clock.process_time() - start

    seconds(2_000)
    assert seconds(32_000) < 40 * max(
        seconds(4_000), 0.01
    )  # eight times as long; a square would take 64 times


def test_every_rule_names_a_reader_and_can_start_somewhere() -> None:
    words = vocabulary()
    assert {form.reads for form in words.rules} == set(READERS)
    assert {name for form in words.rules for name in form.starts} <= set(words.starts) | {"digit"}
    assert grammar().rules


def test_the_vocabulary_of_an_unknown_language_is_missed_by_name() -> None:
    with pytest.raises(FileNotFoundError, match=Path("xx.toml").name):
        vocabulary("xx")
