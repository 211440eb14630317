"""What an agreement binds someone to do, and what it does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Told
from truceline.model import Act, ActClaim, Exactness, Status, TermClaim, TermType

CASES = tomllib.loads(Path(__file__).with_name("terms.toml").read_text("utf-8"))
BEFORE = "Mali and Niger agreed to a truce. "


def terms(told: Told, text: str) -> list[TermClaim]:
    return [claim for claim in told(text) if isinstance(claim, TermClaim)]


@pytest.mark.parametrize(
    "text, expected",
    [(text, tuple(expected)) for text, *expected in CASES["undertaken"]],
    ids=[f"{case[1]}: {case[0][:50]}" for case in CASES["undertaken"]],
)
def test_an_undertaking_has_its_type_and_fields(told: Told, text: str, expected: tuple[object, ...]) -> None:
    found = [
        (
            str(claim.type),
            sorted(role.name.replace("Kenyan peacekeepers", "Kenya") for role in claim.obligor),
            [role.name for role in claim.beneficiary],
            claim.quantity.number if claim.quantity else 0,
            (claim.deadline.value or "") if claim.deadline else "",
        )
        for claim in terms(told, BEFORE + text)
    ]
    assert expected in found


@pytest.mark.parametrize("text", CASES["not_undertaken"])
def test_what_is_asked_refused_or_only_told_is_no_undertaking(told: Told, text: str) -> None:
    assert terms(told, BEFORE + text) == []


def test_a_deed_done_under_an_agreement_is_told_as_kept(told: Told) -> None:
    (claim,) = terms(told, "Mali freed ten hostages under the ceasefire on Friday.")
    assert (claim.type, claim.status) == (TermType.HOSTAGE_RELEASE, Status.ACTUAL)


def test_what_an_agreement_passes_over_is_negated(told: Told) -> None:
    for said in ("It says nothing about elections.", "It makes no mention of elections."):
        (claim,) = terms(told, BEFORE + said)
        assert (claim.type, claim.status) == (TermType.ELECTIONS, Status.NEGATED)


def test_how_long_is_told_apart_from_by_when(told: Told) -> None:
    (claim,) = terms(
        told, BEFORE + "Under the deal, around 2,000 peacekeepers will be deployed for five years."
    )
    assert claim.quantity is not None
    assert (claim.duration, claim.deadline, claim.quantity.exactness) == ("P5Y", None, Exactness.ABOUT)


def test_a_deadline_that_counts_from_an_unknown_day_keeps_its_words(told: Told) -> None:
    (claim,) = terms(told, BEFORE + "The deal requires Niger to release ten hostages within 72 hours.")
    assert claim.deadline is not None
    assert claim.deadline.words is not None
    assert claim.deadline.words.quote.endswith("72 hours")


def test_two_things_exchanged_are_two_undertakings(told: Told) -> None:
    kinds = {claim.type for claim in terms(told, BEFORE + "They agreed to exchange prisoners and bodies.")}
    assert kinds == {TermType.PRISONER_EXCHANGE, TermType.OTHER}


def test_undertakings_stand_with_the_act_that_bears_them(told: Told) -> None:
    claims = told(BEFORE + "Under the deal, Niger will withdraw its troops.")
    (agree,) = (one for one in claims if isinstance(one, ActClaim) and one.act is Act.AGREE)
    assert agree.terms == (TermType.WITHDRAWAL,)


def test_a_deadline_belongs_to_the_nearest_deed(told: Told) -> None:
    text = "Niger agreed to halt air strikes in return for a Malian pledge to leave the town by June 30."
    deadlines = {claim.type: claim.deadline for claim in terms(told, BEFORE + text)}
    assert deadlines[TermType.OTHER] is None
    assert str(deadlines[TermType.WITHDRAWAL]) == "2021-06-30"
