"""What breaks a ceasefire and what carries it out, and what does not: the sentences of `breaches.toml` and `deeds.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.conftest import Read
from truceline.model import Act, TermType

_HERE = Path(__file__).parent
_BREACHES = tomllib.loads((_HERE / "breaches.toml").read_text("utf-8"))
_DEEDS = tomllib.loads((_HERE / "deeds.toml").read_text("utf-8"))


def told(read: Read, text: str, act: Act = Act.VIOLATE) -> list[list[Any]]:
    """Who does it, who says so, and the status, of each claim of an act."""
    return [
        [
            sorted(role.name for role in claim.actors),
            claim.said_by.name if claim.said_by else "",
            claim.status.value,
        ]
        for claim in read(text)
        if claim.act is act
    ]


@pytest.mark.parametrize("text, claims", [(text, claims) for text, *claims in _BREACHES["broken"]])
def test_fighting_set_against_a_ceasefire_breaks_it(read: Read, text: str, claims: list[Any]) -> None:
    assert told(read, text) == claims


@pytest.mark.parametrize("text", _BREACHES["kept"])
def test_fighting_beside_a_ceasefire_may_break_none(read: Read, text: str) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize("text, actor", _BREACHES["denied"])
def test_who_contradicts_a_charge_denies(read: Read, text: str, actor: str) -> None:
    assert told(read, text, Act.DENY) == [[[actor], "", "actual"]]


def test_who_makes_a_charge_does_not_deny_it(read: Read) -> None:
    text = "Mali accused Niger of breaking the truce. Mali said the denial was a lie."
    assert told(read, text, Act.DENY) == []


def test_each_side_breaks_it_by_the_word_of_the_other(read: Read) -> None:
    text = "Chad and Libya had signed a truce. It has expired, and each side says that the other broke it every day."
    assert told(read, text) == [[["Libya"], "Chad", "alleged"], [["Chad"], "Libya", "alleged"]]


def test_truces_spoken_of_together_were_broken_together(read: Read) -> None:
    text = "Mali and Niger have announced five truces since the war began. All were broken within days."
    assert [[], "", "actual"] in told(read, text)


def test_a_side_answers_a_charge_with_an_attack_by_the_other(read: Read) -> None:
    text = "Mali accused Niger of breaking the truce. Niger's army said that Malian troops had shelled a village on Monday."
    assert told(read, text) == [[["Niger"], "Mali", "alleged"], [["Mali"], "Niger", "alleged"]]


@pytest.mark.parametrize("text, claims", [(text, claims) for text, *claims in _DEEDS["done"]])
def test_deeds_carry_a_ceasefire_out(read: Read, text: str, claims: list[Any]) -> None:
    assert told(read, text, Act.IMPLEMENT) == claims


@pytest.mark.parametrize("text", _DEEDS["undone"])
def test_a_deed_may_carry_out_nothing(read: Read, text: str) -> None:
    assert told(read, text, Act.IMPLEMENT) == []


def test_a_deed_has_its_own_term(read: Read) -> None:
    text = "Mali withdrew its troops from Gao on Sunday as part of a truce with Niger."
    assert [claim.terms for claim in read(text) if claim.act is Act.IMPLEMENT] == [(TermType.WITHDRAWAL,)]


TERMS = [
    ("Mali returned three bodies to Niger under the truce.", [TermType.PRISONER_EXCHANGE]),
    ("Mali freed a hostage and returned two bodies under the truce.", [TermType.HOSTAGE_RELEASE]),
    ("Mali handed two districts back to Niger under the truce.", [TermType.OTHER]),
    ("Kenyan troops were sent to Gao to monitor the truce.", [TermType.MONITORING]),
    (
        "Mali freed a hostage in exchange for Niger releasing 30 prisoners under the truce.",
        [TermType.HOSTAGE_RELEASE, TermType.PRISONER_EXCHANGE],
    ),
]


@pytest.mark.parametrize("text, terms", TERMS)
def test_a_deed_carries_out_the_term_it_is_of(read: Read, text: str, terms: list[TermType]) -> None:
    assert [list(claim.terms) for claim in read(text) if claim.act is Act.IMPLEMENT] == [terms]


def test_who_only_watches_a_truce_is_no_side(read: Read) -> None:
    text = "Mali and Niger signed a truce. Kenyan observers have arrived in Gao to monitor the ceasefire."
    (claim,) = [claim for claim in read(text) if claim.act is Act.IMPLEMENT]
    assert "Kenya" not in {role.name for role in claim.parties}
