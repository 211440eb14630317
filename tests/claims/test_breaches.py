"""What breaks a ceasefire, and what does not: the sentences of `breaches.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.conftest import Read
from truceline.model import Act

_SENTENCES = tomllib.loads((Path(__file__).parent / "breaches.toml").read_text("utf-8"))


def told(read: Read, text: str) -> list[list[Any]]:
    """Who breaks a ceasefire, who says so, and the status, of each claim."""
    return [
        [
            sorted(role.name for role in claim.actors),
            claim.said_by.name if claim.said_by else "",
            claim.status.value,
        ]
        for claim in read(text)
        if claim.act is Act.VIOLATE
    ]


@pytest.mark.parametrize("text, claims", [(text, claims) for text, *claims in _SENTENCES["broken"]])
def test_fighting_set_against_a_ceasefire_breaks_it(read: Read, text: str, claims: list[Any]) -> None:
    assert told(read, text) == claims


@pytest.mark.parametrize("text", _SENTENCES["kept"])
def test_fighting_beside_a_ceasefire_may_break_none(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_each_side_breaks_it_by_the_word_of_the_other(read: Read) -> None:
    text = "Chad and Libya had signed a truce. It has expired, and each side says that the other broke it every day."
    assert told(read, text) == [[["Libya"], "Chad", "alleged"], [["Chad"], "Libya", "alleged"]]


def test_truces_spoken_of_together_were_broken_together(read: Read) -> None:
    text = "Mali and Niger have announced five truces since the war began. All were broken within days."
    assert [[], "", "actual"] in told(read, text)


def test_a_side_answers_a_charge_with_an_attack_by_the_other(read: Read) -> None:
    text = "Mali accused Niger of breaking the truce. Niger's army said that Malian troops had shelled a village on Monday."
    assert told(read, text) == [[["Niger"], "Mali", "alleged"], [["Mali"], "Niger", "alleged"]]
