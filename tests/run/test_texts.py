"""A single text at a Python prompt."""

import pytest

import truceline
from truceline.errors import InputError

STORY = (
    "The two leaders struck the deal six weeks after the start of the war that killed thousands of people."
)


def test_times_are_counted_from_events_that_the_caller_knows() -> None:
    (time,) = truceline.times(STORY, published="2020-11-17", events={"the start of the war": "2020-09-27"})
    assert (time.value, time.anchor) == ("P6W", "after the start of the war (2020-09-27)")
    assert str(time.when) == "2020-11-05..2020-11-11"


def test_without_them_such_a_time_stays_open() -> None:
    (time,) = truceline.times(STORY, published="2020-11-17")
    assert (time.value, time.anchor, time.when) == ("P6W", "after the start of the war", None)


def test_the_day_of_an_event_has_to_be_a_day() -> None:
    with pytest.raises(InputError, match="'last autumn' is no day for the event 'the war'"):
        truceline.times(STORY, events={"the war": "last autumn"})
