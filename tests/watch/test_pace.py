"""When something is asked again: never sooner than we want, later after each failure, and never never."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import InputError
from truceline.watch.pace import (
    LONGEST_BACKOFF,
    LONGEST_WAIT,
    LONGEST_WISH,
    Wish,
    after_failure,
    next_poll,
    parse_every,
)

NOW = datetime(2026, 3, 2, 10, 30, tzinfo=UTC).timestamp()  # a Monday
FRACTION = st.floats(0, 1)


@pytest.mark.parametrize(
    "words, seconds",
    [("15m", 900), ("2h", 7_200), (" 90S ", 90), ("1d", 86_400), ("20", 1_200), ("1.5h", 5_400)],
)
def test_times_between_polls(words: str, seconds: float) -> None:
    assert parse_every(words) == seconds


@pytest.mark.parametrize("words", ["", "soon", "30s", "2d", "-5m", "1e9m", "15 minutes", "nan"])
def test_what_is_no_time_between_polls_is_told(words: str) -> None:
    with pytest.raises(InputError, match="Write one from 1m to 1d"):
        parse_every(words)


def test_a_feed_is_asked_as_often_as_we_want_and_no_more_than_it_wants() -> None:
    assert next_poll(NOW, 900, Wish(), lambda: 0.0) == NOW + 900
    assert next_poll(NOW, 900, Wish(interval=3_600), lambda: 0.0) == NOW + 3_600
    assert next_poll(NOW, 900, Wish(interval=60), lambda: 0.0) == NOW + 900
    assert next_poll(NOW, 900, Wish(interval=10**9), lambda: 0.0) == NOW + LONGEST_WISH
    assert next_poll(NOW, 900, Wish(hours=frozenset({10, 11})), lambda: 0.0) == NOW + 5_400
    tuesday = datetime(2026, 3, 3, tzinfo=UTC).timestamp()
    assert next_poll(NOW, 900, Wish(days=frozenset({0})), lambda: 0.0) == tuesday


@given(
    every=st.floats(60, 86_400),
    interval=st.floats(0, 10**10),
    hours=st.frozensets(st.integers(0, 23)),
    days=st.frozensets(st.integers(0, 6)),
    drawn=FRACTION,
)
def test_no_feed_is_ever_left_alone_for_good(
    every: float, interval: float, hours: frozenset[int], days: frozenset[int], drawn: float
) -> None:
    due = next_poll(NOW, every, Wish(interval=interval, hours=hours, days=days), lambda: drawn)
    assert NOW + every <= due <= NOW + 1.1 * max(every, LONGEST_WISH) + LONGEST_WAIT + 3_600


@given(failures=st.integers(1, 10_000), wait=st.one_of(st.none(), st.floats(0, 10**12)), drawn=FRACTION)
def test_after_each_failure_it_is_tried_later_and_always_again(
    failures: int, wait: float | None, drawn: float
) -> None:
    pause = after_failure(NOW, 900, failures, wait, lambda: drawn) - NOW
    assert 0.69 * min(900 * 2 ** min(failures - 1, 20), LONGEST_BACKOFF) <= pause
    assert pause <= max(1.31 * LONGEST_BACKOFF, LONGEST_WAIT)
    assert pause >= min(wait or 0, LONGEST_WAIT) - 1
