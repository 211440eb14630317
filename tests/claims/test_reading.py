"""What a reading is asked once it answers again without working it out."""

from __future__ import annotations

from claims.conftest import ReadingOf
from truceline.claims.reading import Reading, once


def test_a_question_is_worked_out_once_for_each_reading_and_argument(reading_of: ReadingOf) -> None:
    asked: list[int] = []

    @once
    def words(reading: Reading, i: int) -> str:
        asked.append(i)
        return reading.tokens[i].text

    one, other = reading_of("Mali agreed."), reading_of("Chad refused.")
    told = [words(one, 0), words(one, 0), words(one, 1), words(other, 0)]
    assert told == ["Mali", "Mali", "agreed", "Chad"]
    assert asked == [0, 1, 0]
