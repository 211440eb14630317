"""What a ceasefire is called, and what that tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, Span
from truceline.records.called import NOT_CALLED, called, renews


def in_words(text: str, word: str, *, cue: str | None = None) -> ActClaim:
    at, made = text.index(word), claim(Act.HOLD, cited("d", "2020-12-01"))
    begins = text.index(cue) if cue else 0
    return replace(
        made,
        span=Span(start=100, end=100 + len(text), quote=text),
        about=Span(start=100 + at, end=100 + at + len(word), quote=word),
        cue=Span(start=100 + begins, end=100 + begins + len(cue or text), quote=cue or text),
    )


@pytest.mark.parametrize(
    "text, word, new, former, time",
    [
        ("The rebels agreed to a new truce.", "truce", True, False, None),
        ("It was the third ceasefire since May.", "ceasefire", True, False, None),
        ("The previous ceasefire had lasted an hour.", "ceasefire", False, True, None),
        ("Shelling went on despite the October truce.", "truce", False, False, "2020-10"),
        ("Both sides praised the November 9 deal.", "deal", False, False, "2020-11-09"),
        ("Both sides praised the 9 November deal.", "deal", False, False, "2020-11-09"),
        ("A breach of the December ceasefire was alleged.", "ceasefire", False, False, "2020-12"),
        ("A breach of the 2015 ceasefire was alleged.", "ceasefire", False, False, "2015"),
        ("After a new attack they praised the truce.", "truce", False, False, None),
        ("In October they praised the truce.", "truce", False, False, None),
        ("The 31 February truce was a slip of the pen.", "truce", False, False, None),
    ],
)
def test_the_words_before_tell_which_one_is_meant(
    text: str, word: str, *, new: bool, former: bool, time: str | None
) -> None:
    found = called([in_words(text, word)], date(2020, 12, 1))
    assert (found.new, found.former) == (new, former)
    assert (found.time.value if found.time else None) == time


def test_a_month_yet_to_come_is_that_of_the_year_before() -> None:
    found = called([in_words("They praised the October truce.", "truce")], date(2021, 3, 5))
    assert found.time is not None
    assert found.time.value == "2020-10"


def test_without_a_day_of_publication_a_month_tells_no_time() -> None:
    assert called([in_words("They praised the October truce.", "truce")], None).time is None


def test_words_that_stand_elsewhere_tell_nothing() -> None:
    elsewhere = replace(in_words("A new truce.", "truce"), about=Span(start=7, end=12, quote="truce"))
    assert called([elsewhere], None) == NOT_CALLED


@pytest.mark.parametrize(
    "text, made_anew",
    [
        ("The two armies renewed the lapsed truce.", True),
        ("They recommitted themselves to the truce.", True),
        ("They prolonged the truce for a month.", False),
    ],
)
def test_a_truce_can_be_made_anew(text: str, *, made_anew: bool) -> None:
    assert renews(in_words(text, "truce")) is made_anew
