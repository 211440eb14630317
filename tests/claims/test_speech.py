"""Who asks, offers, talks, refuses, answers and denies."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read
from truceline.model import Act, Status

SENTENCES = [
    pytest.param(text, acts, actors, id=f"{kind}: {text[:50]}")
    for kind, cases in tomllib.loads(Path(__file__).with_name("speech.toml").read_text("utf-8")).items()
    for text, acts, actors in cases
]


@pytest.mark.parametrize("text, acts, actors", SENTENCES)
def test_a_sentence_tells_what_is_said_of_a_ceasefire(
    read: Read, text: str, acts: list[str], actors: list[str]
) -> None:
    claims = read(text)
    assert sorted(claim.act for claim in claims) == acts
    assert sorted({role.name for claim in claims for role in claim.actors}) == actors


STATUS = [
    ("Mali and Niger will hold talks on a ceasefire.", Act.NEGOTIATE, Status.PLANNED),
    ("Kenya is trying to broker a truce in Mali.", Act.NEGOTIATE, Status.ACTUAL),
    ("Mali refused to hold talks on a ceasefire with Niger.", Act.NEGOTIATE, Status.NEGATED),
    ("Kenya is expected to propose a truce in Mali.", Act.PROPOSE, Status.PLANNED),
]


@pytest.mark.parametrize("text, act, status", STATUS)
def test_talks_and_offers_may_be_still_to_come(read: Read, text: str, act: Act, status: Status) -> None:
    assert [(claim.act, claim.status) for claim in read(text)] == [(act, status)]
