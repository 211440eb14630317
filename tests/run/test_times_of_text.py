"""What `truceline.times` gives for a text at a Python prompt."""

from __future__ import annotations

import pytest

import truceline
from truceline.errors import InputError


def told(text: str, published: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(time.span.quote, time.value, time.anchor) for time in truceline.times(text, published=published)]


def test_relative_times_are_counted_from_the_day_that_is_given() -> None:
    assert told("They met yesterday.", "2021-03-01") == [
        ("yesterday", "2021-02-28", "publication 2021-03-01")
    ]


def test_without_a_day_relative_times_stay_open() -> None:
    assert told("They met yesterday.") == [("yesterday", "XXXX-XX-XX", None)]


def test_without_a_day_the_dateline_is_asked() -> None:
    text = "KHARTOUM, March 1, 2021 (Gazette) - The two armies stopped firing on Sunday, officials of both said.\n"
    assert ("Sunday", "2021-02-28", "publication 2021-03-01") in told(text)


def test_a_day_that_is_no_date_is_refused_with_what_to_write() -> None:
    with pytest.raises(
        InputError, match=r"'soon' is no date of publication\. Write a day, a month or a year"
    ):
        truceline.times("They met yesterday.", published="soon")


@pytest.mark.parametrize("text", ["", " \n", "Friday", "noon", "It began at 00:00 Moscow time on Tuesday."])
def test_no_text_is_too_short_to_be_read(text: str) -> None:
    assert all(text[time.span.start : time.span.end] == time.span.quote for time in truceline.times(text))
    assert bool(truceline.times(text)) == bool(text.strip())


def test_offsets_are_into_the_text_as_it_was_handed_in() -> None:
    text = "\ufeff\r\n\r\nIt was   signed\r\non October\u00a09, 2020 \x00 at last."
    (time,) = truceline.times(text)
    assert text[time.span.start : time.span.end] == "October\u00a09, 2020"
    assert time.value == "2020-10-09"


def test_local_time_is_that_of_the_country_named_nearby() -> None:
    text = "Armenia stops firing at 12:00 local time on October 10, 2020."
    assert [time.value for time in truceline.times(text)] == ["2020-10-10T12:00+04:00"]
