"""Which talks are held, by whom, and whether they take place: the sentences of `talks.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read
from truceline.model import Act

_FILE = Path(__file__).with_name("talks.toml")
TOLD = [entry for entries in tomllib.loads(_FILE.read_text("utf-8")).values() for entry in entries]


@pytest.mark.parametrize("text, acts, actors, mediators", TOLD, ids=[text[:60] for text, *_ in TOLD])
def test_talks_are_told(
    read: Read, text: str, acts: list[str], actors: list[str], mediators: list[str]
) -> None:
    claims = read(text)
    talks = [claim for claim in claims if claim.act is Act.NEGOTIATE]
    assert [f"{claim.act} {claim.status}" for claim in claims] == acts
    assert sorted({role.name for claim in talks for role in claim.actors}) == actors
    assert sorted({role.name for claim in talks for role in claim.mediators}) == mediators
