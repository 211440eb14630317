"""What a person is asked to decide, and how much hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from truceline.model import Ceasefire, Claim, Question


def case_questions(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Question]:
    """What of one ceasefire waits for a decision; `claims` holds at least its own, by id."""
    del ceasefire, claims  # being written
    yield from ()
