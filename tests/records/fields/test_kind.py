"""What kind of ceasefire it is, from claims by hand."""

from __future__ import annotations

import pytest

from claims_by_hand import claim
from fields_by_hand import ONE, TWO, case, contact, term, worded
from truceline.model import (
    Abstention,
    Act,
    CeasefireClass,
    ContactClaim,
    Purpose,
    Status,
    TermType,
    Timing,
)
from truceline.records.fields import kind


@pytest.mark.parametrize(
    "terms,value",
    [
        ([TermType.MONITORING], CeasefireClass.PRELIMINARY),
        ([TermType.WITHDRAWAL, TermType.PRISONER_EXCHANGE], CeasefireClass.PRELIMINARY),
        ([TermType.DISARMAMENT], CeasefireClass.PRELIMINARY),
        ([TermType.DISARMAMENT, TermType.POWER_SHARING], CeasefireClass.DEFINITIVE),
        ([TermType.PRISONER_EXCHANGE], CeasefireClass.CESSATION),
        ([], None),
    ],
)
def test_the_class_goes_by_what_is_provided(terms: list[TermType], value: CeasefireClass | None) -> None:
    told = case(claim(Act.AGREE, ONE), terms=tuple(term(one) for one in terms))
    assert kind.ceasefire_class(told).value is value


def test_what_it_says_nothing_of_is_not_provided() -> None:
    told = case(claim(Act.AGREE, ONE), terms=(term(TermType.MONITORING, Status.NEGATED),))
    assert kind.ceasefire_class(told).abstention is Abstention.NOT_MENTIONED


@pytest.mark.parametrize(
    "talks,value",
    [
        (contact("2020-10-08"), Timing.DURING),
        (contact("2020-07-08"), None),
        (contact("2020-10-12"), None),
        (contact(None), None),
        (contact("2020-10-12", status=Status.PLANNED), Timing.BEFORE),
    ],
)
def test_talks_place_it_by_their_day(talks: ContactClaim, value: Timing | None) -> None:
    told = case(claim(Act.AGREE, ONE, agreed="2020-10-09"), contacts=(talks,))
    assert kind.timing(told).value is value


def test_talks_that_are_a_term_of_it_are_still_to_come() -> None:
    assert kind.timing(case(claim(Act.AGREE, ONE), terms=(term(TermType.TALKS),))).value is Timing.BEFORE


def test_words_of_a_passage_that_tells_of_two_count_only_in_the_claims_own() -> None:
    quote = "The truce of May broke down before the Christmas truce began."
    first = worded(claim(Act.END, ONE), quote, "truce of May broke down")
    told = case(first, crowded=frozenset({("a", 0)}))
    assert kind.purpose(told).abstention is Abstention.NOT_MENTIONED
    second = worded(claim(Act.EFFECT, ONE), quote, "Christmas truce began", "Christmas truce")
    assert kind.purpose(case(second, crowded=frozenset({("a", 0)}))).value == (Purpose.HOLIDAY,)


def test_what_another_ceasefire_is_asked_for_is_not_what_this_one_is_for() -> None:
    asked = worded(claim(Act.CALL, TWO), "The UN called for a humanitarian truce.")
    assert kind.purpose(case(claim(Act.AGREE, ONE), asked)).abstention is Abstention.NOT_MENTIONED
