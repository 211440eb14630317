"""What a time bounds, and the stretch that a length covers."""

from datetime import date, datetime

import pytest

from truceline.annotations.times import read_times
from truceline.model.annotation import Time
from truceline.model.document import Dating

OCTOBER_20 = date(2020, 10, 20)  # a Tuesday


def read(text: str) -> Time:
    return read_times(text, Dating(earliest=OCTOBER_20, latest=OCTOBER_20))[-1]


@pytest.mark.parametrize(
    "text, bound, value, first, last",
    [
        ("They must withdraw by the end of this month.", "by", "2020-10", None, datetime(2020, 11, 1)),
        ("It holds until the end of the month.", "until", "2020-10", None, datetime(2020, 11, 1)),
        ("They have met daily since Monday.", "since", "2020-10-19", datetime(2020, 10, 19), None),
        ("They must leave no later than 5 November.", "by", "2020-11-05", None, datetime(2020, 11, 6)),
        ("The truce will hold from Friday.", "from", "2020-10-23", datetime(2020, 10, 23), None),
        ("They must leave before Friday.", "before", "2020-10-23", None, datetime(2020, 10, 23)),
        ("They will meet after Friday.", "after", "2020-10-23", datetime(2020, 10, 24), None),
        ("They met on Friday.", None, "2020-10-16", datetime(2020, 10, 16), datetime(2020, 10, 17)),
        ("Nearby, Friday was quiet.", None, "2020-10-16", datetime(2020, 10, 16), datetime(2020, 10, 17)),
    ],
)
def test_a_preposition_makes_a_time_a_bound(
    text: str, bound: str | None, value: str, first: datetime | None, last: datetime | None
) -> None:
    time = read(text)
    assert (time.bound, time.value, time.bounded) == (bound, value, (first, last))


@pytest.mark.parametrize(
    "text, value, bound, earliest, latest",
    [
        (
            "Troops will leave within three days.",
            "P3D",
            "within",
            datetime(2020, 10, 20),
            datetime(2020, 10, 24),
        ),
        ("Talks will resume in two weeks.", "P2W", None, datetime(2020, 10, 31), datetime(2020, 11, 7)),
        ("It will rain in the next 72 hours.", "PT72H", None, datetime(2020, 10, 20), datetime(2020, 10, 24)),
        ("Six died over the past week.", "P1W", None, datetime(2020, 10, 13), datetime(2020, 10, 21)),
        (
            "The deal signed on Friday says they will leave within three days.",
            "P3D",
            "within",
            datetime(2020, 10, 16),
            datetime(2020, 10, 24),
        ),
        (
            "The truce begins on Sunday. Prisoners will be freed within three days.",
            "P3D",
            "within",
            datetime(2020, 10, 20),
            datetime(2020, 10, 29),
        ),
        (
            "They signed the deal on October 12. They must leave within 48 hours of the signing.",
            "PT48H",
            "within",
            datetime(2020, 10, 12),
            datetime(2020, 10, 15),
        ),
    ],
)
def test_a_length_keeps_its_value_and_tells_the_stretch_it_covers(
    text: str, value: str, bound: str | None, earliest: datetime, latest: datetime
) -> None:
    time = read(text)
    assert (time.kind, time.value, time.bound) == ("DURATION", value, bound)
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["It fell within days.", "They took it in two weeks.", "They fought for three days."]
)
def test_a_length_of_the_past_has_no_stretch_of_its_own(text: str) -> None:
    assert read(text).when is None


def test_the_word_that_opens_a_text_makes_a_bound() -> None:
    day = date(2020, 10, 20)
    (time,) = read_times("Since Monday the guns have been silent.", Dating(earliest=day, latest=day))
    assert time.bound == "since"
