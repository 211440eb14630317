"""The table of forms in docs/times.md is what the reader gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bench.times_table import PAGE, PUBLISHED, reread, rewritten, rows

import truceline

TEXT = PAGE.read_text("utf-8")
ROWS = rows(TEXT)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_an_example_is_read_as_the_page_says(row: list[str]) -> None:
    assert [cell or "" for cell in reread(row)] == row


def test_every_row_says_what_was_read() -> None:
    assert len(ROWS) > 40
    assert [row[1] for row in ROWS if not row[2] or not row[5]] == []


def test_the_page_names_the_day_that_its_examples_are_read_on() -> None:
    assert "**Wednesday, 11 November 2020**" in TEXT
    assert PUBLISHED == "2020-11-11"


def test_a_page_that_says_otherwise_is_written_anew() -> None:
    spoilt = TEXT.replace("`2020-10-09`", "`1453-05-29`")
    assert spoilt != TEXT
    assert rewritten(spoilt) == TEXT


def test_words_that_are_no_time_are_refused() -> None:
    with pytest.raises(
        LookupError, match="no time is read in the words in bold: They signed a \\*\\*truce\\*\\*"
    ):
        reread(["day", "They signed a **truce**.", "", "", "", ""])


def test_the_tables_that_words_are_added_to_are_those_of_the_file() -> None:
    file = Path(PAGE.parents[1] / "src/truceline/annotations/times/words/en.toml").read_text("utf-8")
    section = TEXT.split("## Add a word", 1)[1].split("## Add a language", 1)[0]
    named = [
        name
        for part in section.split("`[")[1:]
        if "." in (name := part.split("]`")[0]) or name in ("zones", "tense")
    ]
    assert len(named) > 10
    assert [name for name in named if f"\n[{name}]" not in file] == []


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on 09/10/2020.",
        "They may march in a second column.",
        "They will agree after the election.",
        "It broke on October 9.",  # of no year, published nobody knows when
    ],
)
def test_what_the_page_leaves_open_gets_no_day(text: str) -> None:
    values = [time.value for time in truceline.times(text)]
    assert [value for value in values if re.match(r"\d{4}-\d\d-\d\d", value)] == []
