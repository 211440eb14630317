"""What stands beside the acts of a case is kept up to date too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from claims_by_hand import cited, claim
from fields_by_hand import ONE, contact, term, worded
from truceline.model import Act, Claim, Judgement, TermType, Verdict
from truceline.records import Resolver, resolve

AGREED = replace(claim(Act.AGREE, ONE, by="ARM AZE", agreed="2020-10-09"), terms=())


def reject(told: Claim) -> Judgement:
    return Judgement(
        verdict=Verdict.REJECT, subject=told.id, by="a reader", at=datetime(2020, 12, 1, tzinfo=UTC)
    )


def test_a_rejected_undertaking_is_no_term_of_its_case_any_more() -> None:
    owed = term(TermType.MONITORING)
    resolver = Resolver([AGREED, owed])
    assert resolver.ceasefires()[0].terms.value is not None
    resolver.judge([reject(owed)])
    assert resolver.ceasefires()[0].terms.value is None
    assert resolver.ceasefires() == resolve([AGREED, owed], [reject(owed)])


def test_a_contact_that_comes_later_is_told_with_its_case() -> None:
    resolver = Resolver([AGREED])
    assert resolver.ceasefires()[0].venue.value is None
    resolver.add([contact("2020-10-09")])
    assert resolver.ceasefires()[0].venue.value is not None


def test_a_passage_becomes_crowded_when_a_claim_of_another_ceasefire_comes_to_stand_in_it() -> None:
    source = cited("d", "2020-10-20")
    quote = "The truce of October 9 fell apart before the Christmas truce of December began."
    broken = worded(claim(Act.END, source), quote, "truce of October 9 fell apart")
    made = replace(claim(Act.AGREE, source, by="ARM AZE", agreed="2020-10-09", at=200), about=broken.about)
    begins = worded(
        claim(Act.EFFECT, source, start="2020-12-24"),
        quote,
        "Christmas truce of December began",
        "Christmas truce",
    )
    resolver = Resolver([made, broken])
    assert resolver.ceasefires()[0].purpose.value is not None
    resolver.add([begins])
    assert resolver.ceasefires()[0].purpose.value is None
    assert resolver.ceasefires() == resolve([made, broken, begins])
