"""What news is known to write, with literal values and bounds: the shapes that a ledger of ceasefires stands on."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from truceline import times as read
from truceline.annotations import mark_times
from truceline.model import Time
from truceline.run import Timed, time_articles
from truceline.run.timing import published_on
from truceline.sources import read_sources

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("TRUCELINE_SHARED", HERE.parents[3] / "shared"))
Bounds = tuple[str, str] | None


def bounds(time: Time) -> Bounds:
    """The first moment and the first one after, as ISO 8601; days alone where both are midnights without a zone."""
    when = time.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, end = when.earliest.isoformat(), when.latest.isoformat()
    days = first.endswith("T00:00:00") and end.endswith("T00:00:00")
    return (first[:10], end[:10]) if days else (first, end)


def told(text: str, published: str | None) -> list[tuple[str, str, str | None, Bounds]]:
    return [(time.span.quote, time.value, time.mod, bounds(time)) for time in read(text, published=published)]


CLOCKS = [
    (
        "The truce in Sudan began at 00:00 Moscow time on Tuesday (21:00 GMT on Monday).",
        "2020-11-11",
        "00:00 Moscow time on Tuesday (21:00 GMT on Monday)",
        "2020-11-10T00:00+03:00",
        ("2020-11-10T00:00:00+03:00", "2020-11-10T00:01:00+03:00"),
    ),
    (
        "The pause took hold at midnight on March 18 (23:00 Moscow time on March 17).",
        "2021-03-20",
        "midnight on March 18 (23:00 Moscow time on March 17)",
        "2021-03-18T00:00+04:00",
        ("2021-03-18T00:00:00+04:00", "2021-03-18T00:01:00+04:00"),
    ),
    (
        "Armenia will hold its fire from 12:00 local time (11:00 Moscow time) on October 10.",
        "2020-10-09",
        "12:00 local time (11:00 Moscow time) on October 10",
        "2020-10-10T12:00+04:00",
        ("2020-10-10T12:00:00+04:00", "2020-10-10T12:01:00+04:00"),
    ),
    (
        "Azerbaijan will hold its fire from 12:00 local time on July 10.",
        "2020-07-08",
        "12:00 local time on July 10",
        "2020-07-10T12:00+04:00",
        ("2020-07-10T12:00:00+04:00", "2020-07-10T12:01:00+04:00"),
    ),
    (
        "Officials in Damascus said it was signed at 9:41 PM on 11th November, 2020.",
        "2020-11-12",
        "9:41 PM on 11th November, 2020",
        "2020-11-11T21:41",
        ("2020-11-11T21:41:00", "2020-11-11T21:42:00"),
    ),
]


@pytest.mark.parametrize("text, published, words, value, expected", CLOCKS)
def test_two_prints_of_an_instant_are_one_time(
    text: str, published: str, words: str, value: str, expected: Bounds
) -> None:
    assert told(text, published) == [(words, value, None, expected)]


DATES = [
    (
        "They withdraw by the end of this month.",
        "the end of this month",
        "2020-11",
        "END",
        ("2020-11-16", "2020-12-01"),
    ),
    ("It flared up in late September.", "late September", "2020-09", "END", ("2020-09-16", "2020-10-01")),
    ("They were held in the early 1990s.", "the early 1990s", "199", "START", ("1990-01-01", "1995-01-01")),
    ("They spoke on the 14th.", "the 14th", "2020-11-14", None, ("2020-11-14", "2020-11-15")),
    ("They spoke on Tuesday.", "Tuesday", "2020-11-17", None, ("2020-11-17", "2020-11-18")),
    ("They spoke on Monday.", "Monday", "2020-11-16", None, ("2020-11-16", "2020-11-17")),
    ("They will speak on Monday.", "Monday", "2020-11-23", None, ("2020-11-23", "2020-11-24")),
    (
        "On Monday evening they signed.",
        "Monday evening",
        "2020-11-16TEV",
        None,
        ("2020-11-16T16:00:00", "2020-11-17T00:00:00"),
    ),
    (
        "He said so on Tuesday, November 3, in the capital.",
        "Tuesday, November 3",
        "2020-11-03",
        None,
        ("2020-11-03", "2020-11-04"),
    ),
    (
        "It was signed on 11th November, 2020.",
        "11th November, 2020",
        "2020-11-11",
        None,
        ("2020-11-11", "2020-11-12"),
    ),
    ("They agreed first on November 9.", "November 9", "2020-11-09", None, ("2020-11-09", "2020-11-10")),
    ("It ended in a 1994 ceasefire.", "1994", "1994", None, ("1994-01-01", "1995-01-01")),
    ("They opened the forum today.", "today", "2020-11-17", None, ("2020-11-17", "2020-11-18")),
    ("They are currently sheltered there.", "currently", "PRESENT_REF", None, None),
    ("They welcomed the recent signing.", "recent", "PAST_REF", None, None),
    ("The truce held for a matter of hours.", "hours", "PTXH", None, None),
    ("They have for decades sought a peace.", "decades", "PXDE", None, None),
    ("After a day of fighting they stopped.", "a day", "P1D", None, None),
    ("They agreed on a 72-hour truce.", "72-hour", "PT72H", None, None),
    ("They will stop firing for several days.", "several days", "PXD", None, None),
    ("They stop firing every Friday.", "every Friday", "XXXX-WXX-5", None, None),
]


@pytest.mark.parametrize("text, words, value, mod, expected", DATES)
def test_days_and_stretches_of_the_calendar(
    text: str, words: str, value: str, mod: str | None, expected: Bounds
) -> None:
    assert told(text, "2020-11-17") == [(words, value, mod, expected)]


STORY = [
    ("The day before, Yerevan agreed.", "The day before", "2020-10-13", ("2020-10-13", "2020-10-14")),
    ("Later that day, Yerevan agreed.", "Later that day", "2020-10-14", ("2020-10-14", "2020-10-15")),
    (
        "The following morning, Yerevan agreed.",
        "The following morning",
        "2020-10-15TMO",
        ("2020-10-15T00:00:00", "2020-10-15T12:00:00"),
    ),
    ("Two days later, Yerevan agreed.", "Two days later", "2020-10-16", ("2020-10-16", "2020-10-17")),
]


@pytest.mark.parametrize("text, words, value, expected", STORY)
def test_what_follows_a_day_told_of_is_counted_from_it(
    text: str, words: str, value: str, expected: Bounds
) -> None:
    day, then = read(f"On October 14, Baku called for observers. {text}", published="2020-10-20")
    assert day.value == "2020-10-14"
    assert (then.span.quote, then.value, then.anchor, bounds(then)) == (words, value, "2020-10-14", expected)


def test_a_few_hours_later_is_bounded_by_the_clock_told_before() -> None:
    text = "The pause took hold at midnight on March 18 (23:00 Moscow time on March 17), but a few hours later it broke."
    _, later = read(text, published="2021-03-20")
    assert later.span.quote == "a few hours later"
    assert bounds(later) == ("2021-03-18T02:00:00+04:00", "2021-03-18T08:00:00+04:00")


def test_several_weeks_later_has_bounds_and_no_day() -> None:
    _, later = read(
        "A first truce on October 9 failed, as did one agreed several weeks later.", published="2020-11-11"
    )
    assert (later.span.quote, bounds(later)) == ("several weeks later", ("2020-10-23", "2020-11-12"))
    assert later.when is not None
    assert later.when.value is None


def test_a_length_after_an_event_of_unknown_day_stays_open() -> None:
    (time,) = read("They struck the deal six weeks after the start of the war.", published="2020-11-17")
    assert time.span.quote.startswith("six weeks")
    assert bounds(time) is None
    assert time.anchor is not None
    assert "the start of the war" in time.anchor


# --- the five articles that lie beside the project, where they do ---

SEEDS: dict[str, list[tuple[str, str, Bounds]]] = {
    "000_e11dba4078a34dec": [
        ("Wednesday", "2020-11-11", ("2020-11-11", "2020-11-12")),
        ("late September", "2020-09", ("2020-09-16", "2020-10-01")),
        ("October 9", "2020-10-09", ("2020-10-09", "2020-10-10")),
        ("Monday evening", "2020-11-09TEV", ("2020-11-09T16:00:00", "2020-11-10T00:00:00")),
        (
            "00:00 Moscow time on Tuesday (21:00 GMT on Monday)",
            "2020-11-10T00:00+03:00",
            ("2020-11-10T00:00:00+03:00", "2020-11-10T00:01:00+03:00"),
        ),
    ],
    "001_343405ef04f1da03": [
        ("Tuesday, October 20", "2020-10-20", ("2020-10-20", "2020-10-21")),
        ("The day before", "2020-10-19", ("2020-10-19", "2020-10-20")),
        ("October 14", "2020-10-14", ("2020-10-14", "2020-10-15")),
        ("September 27", "2020-09-27", ("2020-09-27", "2020-09-28")),
        (
            "12:00 local time (11:00 Moscow time) on October 10",
            "2020-10-10T12:00+04:00",
            ("2020-10-10T12:00:00+04:00", "2020-10-10T12:01:00+04:00"),
        ),
        ("October 17", "2020-10-17", ("2020-10-17", "2020-10-18")),
        (
            "midnight on October 18 (23:00 Moscow time on October 17)",
            "2020-10-18T00:00+04:00",
            ("2020-10-18T00:00:00+04:00", "2020-10-18T00:01:00+04:00"),
        ),
    ],
    "002_81411805a58b7535": [
        ("November 15", "2020-11-15", ("2020-11-15", "2020-11-16")),
        ("the 14th", "2020-11-14", ("2020-11-14", "2020-11-15")),
        ("November 9", "2020-11-09", ("2020-11-09", "2020-11-10")),
        ("November 10", "2020-11-10", ("2020-11-10", "2020-11-11")),
        ("November 13", "2020-11-13", ("2020-11-13", "2020-11-14")),
    ],
    "003_c42f781f3c0e5ac3": [
        ("Tuesday", "2020-11-17", ("2020-11-17", "2020-11-18")),
        ("November 9", "2020-11-09", ("2020-11-09", "2020-11-10")),
        ("the end of this month", "2020-11", ("2020-11-16", "2020-12-01")),
        ("the early 1990s", "199", ("1990-01-01", "1995-01-01")),
        ("decades", "PXDE", None),
        ("Monday", "2020-11-16", ("2020-11-16", "2020-11-17")),
    ],
    "004_18a4e9c9d5e1901e": [
        ("Wednesday", "2023-09-20", ("2023-09-20", "2023-09-21")),
        ("Tuesday", "2023-09-19", ("2023-09-19", "2023-09-20")),
        ("a day", "P1D", None),
        ("1994", "1994", ("1994-01-01", "1995-01-01")),
        ("2020", "2020", ("2020-01-01", "2021-01-01")),
    ],
}


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the five articles are not on this machine")
@pytest.mark.parametrize("name", SEEDS)
def test_the_times_of_five_articles(name: str) -> None:
    folder = SHARED / "seeds"
    articles = read_sources([folder / f"{name}.txt"], metadata=folder / "metadata.csv")
    (made,) = [one for one in time_articles(articles, mark_times) if isinstance(one, Timed)]
    found = [(time.span.quote, time.value, bounds(time)) for time in made.times]
    assert [one for one in SEEDS[name] if one not in found] == []


def test_an_article_without_a_day_is_read_by_the_one_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("The armies of both countries stopped firing on Monday.", "utf-8")
    articles = published_on(read_sources([tmp_path / "wire.txt"]), "2020-11-17")
    (made,) = time_articles(articles, mark_times)
    assert isinstance(made, Timed)
    assert [time.value for time in made.times] == [date(2020, 11, 16).isoformat()]
