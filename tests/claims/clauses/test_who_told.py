"""Who does what a report tells, from the whole way of reading it: the reports of `who_told.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read
from truceline.model import Act

TOLD = [
    (Act(act), text, actors)
    for act, lines in tomllib.loads((Path(__file__).parent / "who_told.toml").read_text("utf-8")).items()
    for text, actors in lines
]


@pytest.mark.parametrize("act, text, actors", TOLD, ids=[f"{act}: {text}" for act, text, _ in TOLD])
def test_who_acts_is_read_of_a_whole_report(read: Read, act: Act, text: str, actors: list[list[str]]) -> None:
    found = [sorted(role.name for role in claim.actors) for claim in read(text) if claim.act is act]
    assert sorted(found) == sorted(actors)
