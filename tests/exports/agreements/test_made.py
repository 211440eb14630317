"""Which ceasefires are agreements, and what all lists of them need."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from agreements_by_hand import agreement, exported, sides
from ceasefires_by_hand import BLANK, account, ceasefire, chosen, side
from claims_by_hand import cited, claim
from terms_by_hand import term
from truceline.exports.agreements.made import agreement_of, not_made
from truceline.exports.agreements.parties import countries, party_of
from truceline.exports.losses import LossKind
from truceline.model import Act, ActorKind, Ceasefire, Laterality, Status, TermType


def of(one: Ceasefire, *claims: Any) -> Any:
    return agreement_of(one, {claim.id: claim for claim in claims}, {})


@pytest.mark.parametrize("act", [Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND])
def test_what_is_agreed_declared_extended_or_in_effect_is_made(act: Act) -> None:
    assert not_made(ceasefire(account(act, "2020-10-09"))) is None


@pytest.mark.parametrize("act", [Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT])
def test_what_is_only_wished_for_is_not(act: Act) -> None:
    assert "not told to be made" in str(not_made(ceasefire(account(act, "2020-10-09"))))


def test_what_is_only_planned_or_denied_is_not() -> None:
    planned = ceasefire(account(Act.AGREE, "2020-10-09", status=Status.PLANNED))
    assert not_made(planned) == "it is told to be planned, not to be made: no agreement yet"
    assert not_made(ceasefire(account(Act.AGREE, "2020-10-09", status=Status.NEGATED))) is not None


def test_what_is_only_told_to_hold_is_not_told_to_be_made() -> None:
    assert not_made(ceasefire(account(Act.HOLD, "2020-10-09"))) == (
        "reports tell what became of it, not that it was agreed or declared"
    )


def test_what_a_person_set_the_time_of_is_made() -> None:
    one = ceasefire(account(Act.CALL, "2020-10-09"), agreed="2020-10-09")
    judged = dataclasses.replace(one, agreed=dataclasses.replace(one.agreed, rests_on=(), judgements=("j1",)))
    assert not_made(one) is not None
    assert not_made(judged) is None


@pytest.mark.parametrize("name", ["pa-x", "ucdp", "acled"])
def test_what_is_not_made_is_told_to_be_left_out(name: str) -> None:
    rows, losses = exported(name, ceasefire(account(Act.CALL, "2020-10-09")))
    assert rows == []
    assert [(one.kind, one.what, one.ceasefires) for one in losses if one.what == "ceasefire"] == [
        (LossKind.LEFT_OUT, "ceasefire", ("AZE-ARM-2020-10-10",))
    ]


def test_one_that_two_declare_is_mutual_and_one_of_one_side_is_not() -> None:
    assert of(agreement("ARM AZE")).mutual
    one_sided = of(agreement("ARM"))
    assert (one_sided.mutual, one_sided.unilateral) == (False, True)
    words = of(agreement("ARM AZE", laterality=chosen(Laterality.UNILATERAL)))
    assert (words.mutual, words.unilateral) == (False, True)


def test_where_one_of_two_sides_is_told_to_agree_neither_is_told() -> None:
    declared = agreement("ARM").declared
    one = of(agreement("ARM AZE", laterality=BLANK, declared=declared))
    assert (one.mutual, one.unilateral) == (False, False)


def test_terms_that_it_says_nothing_of_and_does_not_hold() -> None:
    source = cited("d1", "2020-10-10")
    silent = term(TermType.AMNESTY, source, status=Status.NEGATED)
    one = agreement(claims=(silent,), silent_on=chosen(("amnesty",), silent.id))
    assert of(one, silent).silent == {TermType.AMNESTY}
    assert of(dataclasses.replace(one, silent_on=BLANK), silent).silent == frozenset()


def test_the_evidence_is_that_of_its_making_agreed_before_declared_the_earlier_first() -> None:
    first, later = cited("d1", "2020-10-10"), cited("d2", "2020-10-11")
    claims = (
        claim(Act.HOLD, first),
        claim(Act.DECLARE, first),
        claim(Act.AGREE, later),
        claim(Act.AGREE, first, at=50),
    )
    one = agreement(claims=claims)
    assert of(one, *claims).evidence == claims[3]
    assert of(one).evidence is None


@pytest.mark.parametrize(
    "actor, kind, country",
    [
        ("AZE", ActorKind.STATE, "AZE"),
        ("NKR", ActorKind.TERRITORY, "AZE"),
        ("HAMAS", ActorKind.ARMED_GROUP, "PSE"),
        ("rebels (Libya)", ActorKind.GROUP, None),
        ("the unheard-of", None, None),
    ],
)
def test_what_a_side_is_and_of_which_country(actor: str, kind: ActorKind | None, country: str | None) -> None:
    party = party_of(side(actor), ())
    assert (party.kind, party.country) == (kind, country)


def test_the_country_of_an_unlisted_side_is_what_its_claims_tell() -> None:
    one = claim(Act.AGREE, cited("d1", "2020-10-10"), place="terter")  # of Azerbaijan, as the claim has it
    assert party_of(side("terter"), [one]).country == "AZE"


def test_the_state_on_whose_land_it_lies_stands_first() -> None:
    parties = [party_of(one, ()) for one in sides("ARM AZE NKR")]
    assert countries(parties, "AZE") == ("AZE", "ARM")
    assert countries(parties, None) == ("ARM", "AZE")
    assert countries(parties, "TUR") == ("ARM", "AZE")
