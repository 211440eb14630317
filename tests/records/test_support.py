"""How well a value is corroborated: by origins, not copies, and in whose word."""

from __future__ import annotations

from dataclasses import replace

from claims_by_hand import cited, claim, role
from truceline.model import Act, ActClaim, EventType, Span, StatementClaim, Support
from truceline.records import support
from truceline.records.support import whose_word

SIDES = ("ARM", "AZE")


def backing(*claims: ActClaim) -> Support:
    by_id = {one.id: one for one in claims}
    return support(by_id, by_id, SIDES)


def test_one_agency_under_three_outlets_is_one_origin() -> None:
    told = [claim(Act.HOLD, cited(o, "2020-10-12", outlet=o, origin="Agency")) for o in ("A", "B", "C")]
    assert backing(*told) == Support(articles=3, origins=1, parties=0)


def test_copies_and_reprints_are_of_the_origin_of_what_they_copy() -> None:
    first = cited("a", "2020-10-12", outlet="A")
    copy = replace(cited("b", "2020-10-13", outlet="B"), copy_of="a", root="A")
    assert backing(claim(Act.HOLD, first), claim(Act.HOLD, copy)).origins == 1


def test_outlets_that_credit_nobody_are_origins_of_their_own() -> None:
    told = [claim(Act.HOLD, cited(o, "2020-10-12", outlet=o)) for o in ("A", "B")]
    assert backing(*told) == Support(articles=2, origins=2, parties=0)


def test_two_claims_of_one_article_are_one_article() -> None:
    paper = cited("a", "2020-10-12", outlet="A")
    assert backing(claim(Act.HOLD, paper), claim(Act.EFFECT, paper, at=9)).articles == 1


def test_the_parties_own_word_is_told_apart() -> None:
    own = claim(Act.VIOLATE, cited("a", None, outlet="A"), by="AZE", said_by="ARM")
    monitor = claim(Act.VIOLATE, cited("b", None, outlet="B"), by="AZE", said_by="OSCE")
    itself = claim(Act.VIOLATE, cited("c", None, outlet="C"), by="AZE")
    assert backing(own, monitor, itself) == Support(articles=3, origins=3, parties=1, third_parties=1)


def test_an_origin_that_tells_it_itself_as_well_is_not_the_parties_word() -> None:
    paper = cited("a", None, outlet="A")
    own = claim(Act.VIOLATE, paper, by="AZE", said_by="ARM")
    assert backing(own, claim(Act.VIOLATE, paper, by="AZE", at=9)).parties == 0


def test_an_origin_with_a_party_and_a_third_party_is_a_third_partys() -> None:
    paper = cited("a", None, outlet="A")
    told = [claim(Act.HOLD, paper, said_by=who) for who in ("ARM", "OSCE")]
    assert backing(*told) == Support(articles=1, origins=1, parties=0, third_parties=1)


def test_who_acts_by_speaking_speaks() -> None:
    paper = cited("a", None)
    assert whose_word(claim(Act.DECLARE, paper, by="ARM"), SIDES) == "party"
    assert whose_word(claim(Act.CALL, paper, by="RUS"), SIDES) == "third"
    assert whose_word(claim(Act.AGREE, paper, by="ARM AZE"), SIDES) == "report"
    assert whose_word(claim(Act.DECLARE, paper, by="ARM RUS"), SIDES) == "third"


def test_who_makes_a_statement_speaks() -> None:
    words = Span(start=0, end=5, quote="hoped")
    told = StatementClaim(
        source=cited("a", None),
        span=words,
        cue=words,
        event_type=EventType.SUPPORT,
        speakers=(role("AZE"),),
        made_by="x",
    )
    assert whose_word(told, SIDES) == "party"


def test_nothing_has_no_support() -> None:
    assert backing() == Support(articles=0, origins=0, parties=0)


def test_a_claim_given_twice_counts_once() -> None:
    one = claim(Act.HOLD, cited("a", None))
    assert support([one.id, one.id], {one.id: one}, SIDES).articles == 1
