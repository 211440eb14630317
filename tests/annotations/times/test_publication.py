"""A publication that is known only within bounds, or as a few days: no more is told than all its days share."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.times import read_times
from truceline.model.document import Dating

YEAR = Dating(earliest=date(2020, 1, 1), latest=date(2020, 12, 31))
MONTH = Dating(earliest=date(2020, 10, 12), latest=date(2020, 10, 31))
TUESDAYS = (date(2009, 10, 20), date(2015, 10, 20), date(2020, 10, 20))
FEW = Dating(earliest=TUESDAYS[0], latest=TUESDAYS[-1], candidates=TUESDAYS)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
WORDS = ("on Tuesday", "last week", "yesterday", "in October", "this month", "on October 9", "two weeks ago")


@pytest.mark.parametrize(
    "words, year, month, few",
    [
        ("on Tuesday", "2020-WXX-2", "2020-WXX-2", "XXXX-10-20"),
        ("on Monday evening", "2020-WXX-1TEV", "2020-WXX-1TEV", "XXXX-10-19TEV"),
        ("last week", "XXXX-WXX", "2020-WXX", "XXXX-W42"),
        ("yesterday", "XXXX-XX-XX", "2020-10-XX", "XXXX-10-19"),
        ("in October", "XXXX-10", "2020-10", "XXXX-10"),
        ("on October 9", "XXXX-10-09", "2020-10-09", "XXXX-10-09"),
        ("this month", "2020-XX", "2020-10", "XXXX-10"),
        ("this year", "2020", "2020", "XXXX"),
        ("two weeks ago", "XXXX-WXX", "2020-WXX", "XXXX-W41"),
        ("on October 9, 2011", "2011-10-09", "2011-10-09", "2011-10-09"),
    ],
)
def test_a_value_keeps_what_all_days_of_publication_share(
    words: str, year: str, month: str, few: str
) -> None:
    for dating, value in ((YEAR, year), (MONTH, month), (FEW, few)):
        (time,) = read_times(f"They met {words}.", dating)
        assert time.value == value


def test_the_interval_holds_what_every_day_of_publication_gives() -> None:
    (time,) = read_times("They met yesterday.", MONTH)
    assert time.when is not None
    assert time.when.value is None
    assert (time.when.earliest, time.when.latest) == (datetime(2020, 10, 11), datetime(2020, 10, 31))
    assert time.anchor == "publication 2020-10-12..2020-10-31"


def test_the_stretch_of_a_length_is_that_of_all_days() -> None:
    (time,) = read_times("They will leave within three days.", MONTH)
    assert time.value == "P3D"
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (datetime(2020, 10, 12), datetime(2020, 11, 4))


def test_candidates_are_named_in_the_anchor() -> None:
    (time,) = read_times("They met this year.", FEW)
    assert time.anchor == "publication 2009-10-20 or 2015-10-20 or 2020-10-20"


@given(st.sampled_from(WORDS), DAYS, st.integers(0, 800), st.integers(0, 800))
def test_every_day_between_the_bounds_agrees_with_what_is_told(
    words: str, first: date, length: int, off: int
) -> None:
    last = first + timedelta(days=length)
    day = min(first + timedelta(days=off), last)
    text = f"They met {words}."
    (wide,) = read_times(text, Dating(earliest=first, latest=last))
    (sharp,) = read_times(text, Dating(earliest=day, latest=day))
    assert wide.when is not None
    assert sharp.when is not None
    assert wide.when.earliest is not None
    assert sharp.when.earliest is not None
    assert wide.when.latest is not None
    assert sharp.when.latest is not None
    assert wide.when.earliest <= sharp.when.earliest
    assert sharp.when.latest <= wide.when.latest
    if "W" not in wide.value:
        assert all(a in {"X", b} for a, b in zip(wide.value, sharp.value, strict=True))
