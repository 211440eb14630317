"""Who welcomes, doubts or condemns a ceasefire, in the many ways in which news tells it: the sentences of `reactions.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read
from truceline.model import Act

_BEFORE = "Chad and Sudan signed a truce in Tripoli on Monday."
SENTENCES = [
    pytest.param(text, actors, id=f"{kind}: {text[:50]}")
    for kind, cases in tomllib.loads(Path(__file__).with_name("reactions.toml").read_text("utf-8")).items()
    for text, actors in cases
]


@pytest.mark.parametrize("text, actors", SENTENCES)
def test_a_third_party_reacts(read: Read, text: str, actors: list[str]) -> None:
    told = [claim for claim in read(f"{_BEFORE} {text}") if claim.act is Act.REACT]
    assert sorted(role.name for claim in told for role in claim.actors) == actors
    assert told


NONE = [
    "Mali and Niger signed a truce. Mali shelled a village. Kenya condemned it.",
    "Mali and Niger signed a truce. Niger thanked the mediators.",
    "Mali and Niger signed a truce. Kenya did not welcome the deal.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_said_of_an_attack_or_by_a_side_is_no_reaction(read: Read, text: str) -> None:
    assert Act.REACT not in {claim.act for claim in read(text)}


SCORNED = [
    ("Russia declared a truce for Christmas. Ukraine dismissed it as a cynical trap.", "Ukraine"),
    ("The Tamil Tigers offered a ceasefire. Sri Lanka called the offer a joke.", "Sri Lanka"),
]


@pytest.mark.parametrize("text, side", SCORNED)
def test_who_scorns_what_its_enemy_alone_declares_refuses_it(read: Read, text: str, side: str) -> None:
    told = [claim for claim in read(text) if claim.act in (Act.REACT, Act.REJECT)]
    assert [(claim.act, [role.name for role in claim.actors]) for claim in told] == [(Act.REJECT, [side])]
