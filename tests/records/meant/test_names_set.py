"""Names that people said the meaning of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from claims_by_hand import cited, claim
from judged_by_hand import judged
from truceline.model import Act, ActClaim, Judgement, Role, Span, Verdict
from truceline.records import NamesSet, names_set, propose, refused

NAKA = Role(name="Naka", id="naka", words=Span(start=0, end=4, quote="Naka"), reason="entity")
KNOWN = Role(name="Armenia", id="ARM", words=Span(start=9, end=16, quote="Armenia"), reason="name")
OTHER = Role(name="Azerbaijan", id="AZE", words=Span(start=20, end=30, quote="Azerbaijan"), reason="name")
DAYS = {"one": date(2020, 10, 11), "two": date(2020, 10, 11), "undated": None}


def told(*sides: Role, document: str = "one") -> ActClaim:
    return replace(claim(Act.AGREE, cited(document, "2020-10-11")), parties=sides)


def means(actor: str = "NKR", *, hour: int = 0, **value: str) -> Judgement:
    return judged(Verdict.ALIAS, "Naka", with_=actor, hour=hour, value=json.dumps(value))


def read(*judgements: Judgement, document: str = "one") -> Role:
    return NamesSet(judgements, DAYS).read(told(NAKA, document=document)).parties[0]  # type: ignore[union-attr]


def test_a_name_stands_for_whom_a_person_said_with_who_did() -> None:
    role = read(means(name="Nagorno-Karabakh", within="AZE"))
    assert (role.id, role.name, role.within) == ("NKR", "Nagorno-Karabakh", "AZE")
    assert role.words == NAKA.words
    assert role.reason == "alias set: by ana"


def test_a_name_is_known_by_its_words_whatever_they_were_read_as() -> None:
    misread = replace(NAKA, id="JPN", name="Japan", reason="name", words=Span(start=0, end=4, quote="NAKA"))
    claim = NamesSet([means()], DAYS).read(told(misread))
    assert isinstance(claim, ActClaim)
    assert claim.parties[0].id == "NKR"


def test_before_its_day_a_name_means_what_it_did() -> None:
    assert read(means(since="2020-10-12")) == NAKA
    assert read(means(since="2020-10-11")).id == "NKR"
    assert read(means("ARM"), means("NKR", since="2020-10-12", hour=1)).id == "ARM"


def test_of_two_meanings_the_later_counts_and_what_is_withdrawn_does_not() -> None:
    first, second = means("ARM"), means("NKR", hour=1)
    assert read(second, first).id == "NKR"
    assert read(first, second, judged(Verdict.WITHDRAW, second.id, hour=2)).id == "ARM"


def test_an_article_that_nothing_dates_is_left_as_it_is() -> None:
    assert read(means(), document="undated") == NAKA


def test_claims_with_the_name_or_read_from_it_are_concerned() -> None:
    names = NamesSet([means()], DAYS)
    assert names.concern([told(NAKA)])
    assert not names.concern([told(KNOWN)])
    assert NamesSet([], DAYS).concern([told(replace(KNOWN, reason="alias set: by ana"))])


@pytest.mark.parametrize("value", ["", "[]", "{", '{"since": "soon"}', '{"since": 3}', '{"name": 3}'])
def test_an_alias_that_cannot_be_read_stops_nothing(value: str) -> None:
    wrong = judged(Verdict.ALIAS, "Naka", with_="NKR", value=value)
    assert len(names_set([wrong])) == (value == "")


def test_a_refused_alias_is_not_proposed() -> None:
    claims = [told(NAKA, OTHER), told(KNOWN, OTHER, document="two")]
    assert [alias.actor.id for alias in propose(claims, DAYS)] == ["ARM"]
    no = judged(Verdict.REJECT, "NAKA", with_="ARM")
    assert propose(claims, DAYS, refused=refused([no])) == ()
    yes = means("ARM", hour=1)
    assert refused([no, yes]) == frozenset()
    assert refused([yes, replace(no, at=yes.at.replace(year=2027))]) == {("naka", "ARM")}


def test_a_refused_alias_that_a_person_set_before_is_not_used() -> None:
    assert read(means("NKR"), judged(Verdict.REJECT, "Naka", with_="NKR", hour=1)) == NAKA
