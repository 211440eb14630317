"""A name that stands where another is expected is proposed as an alias, and used after two supports of independent origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import Act, ActClaim, Citation, Role, Span, When
from truceline.records import Aliases, propose

TEXT = "Ruritania and the Mountaineers agreed a truce."
DAYS = {
    "d1": date(2020, 5, 1),
    "d2": date(2020, 5, 2),
    "d3": date(2020, 6, 1),
    "d4": date(2020, 6, 1),
    "d5": date(2020, 5, 2),
    "d6": date(2020, 6, 1),
    "d9": date(2020, 4, 1),
}
WORDS = Span.of(TEXT, 0, 9)
RURITANIA = Role(name="Ruritania", id="RUR", words=WORDS, reason="name")
FRONT = Role(name="Mountain Front", id="MF", words=WORDS, reason="name")
OTHER = Role(name="Valley Front", id="VF", words=WORDS, reason="name")
UNKNOWN = Role(name="Mountaineers", id="mountaineers", words=WORDS, reason="entity")


def claim(document: str, *sides: Role, act: Act = Act.AGREE) -> ActClaim:
    return ActClaim(
        source=Citation(document=document, name=document),
        span=Span.of(TEXT, 0, len(TEXT)),
        cue=Span.of(TEXT, 31, 37),
        about=Span.of(TEXT, 40, 45),
        act=act,
        actors=sides,
        made_by="tests",
    )


ONCE = (claim("d1", RURITANIA, FRONT), claim("d2", RURITANIA, UNKNOWN))
TWICE = (*ONCE, claim("d3", RURITANIA, UNKNOWN), claim("d4", FRONT, RURITANIA))


def test_one_support_is_proposed_and_not_used() -> None:
    (alias,) = propose(ONCE, DAYS)
    assert (alias.name, alias.actor.id, alias.since, len(alias.supports)) == ("Mountaineers", "MF", None, 1)
    assert (alias.supports[0].claim, alias.supports[0].like) == (ONCE[1].id, ONCE[0].id)
    assert Aliases([alias], DAYS).read(ONCE[1]) == ONCE[1]


def test_two_supports_are_used_from_the_day_of_the_second() -> None:
    (alias,) = propose(TWICE, DAYS)
    assert alias.since == date(2020, 6, 1)
    used = Aliases([alias], DAYS)
    later = used.read(TWICE[2])
    assert isinstance(later, ActClaim)
    assert [(role.name, role.id) for role in later.actors] == [("Ruritania", "RUR"), ("Mountain Front", "MF")]
    assert later.actors[1].reason == "alias learned: 2 origins, since 2020-06-01"
    assert used.read(ONCE[1]) == ONCE[1]  # its day lies before


def test_two_copies_of_one_article_are_one_support() -> None:
    (alias,) = propose(TWICE, DAYS, {"d2": "r", "d3": "r"})
    assert alias.since is None


@pytest.mark.parametrize(
    "claims",
    [
        (claim("d1", RURITANIA, FRONT), claim("d1", RURITANIA, UNKNOWN)),  # one article: it tells them apart
        (*ONCE, claim("d2", FRONT, act=Act.VIOLATE)),  # the article names both
        (claim("d1", RURITANIA, FRONT), claim("d3", RURITANIA, UNKNOWN)),  # a month lies between
        (claim("d1", RURITANIA, FRONT, act=Act.REJECT), claim("d2", RURITANIA, UNKNOWN)),  # another act
        (claim("d1", OTHER, FRONT), claim("d2", RURITANIA, UNKNOWN)),  # other sides
        (claim("d1", RURITANIA, FRONT, act=Act.CALL), claim("d2", RURITANIA, UNKNOWN, act=Act.CALL)),
        (claim("d1", RURITANIA, FRONT, OTHER), claim("d2", RURITANIA, UNKNOWN)),  # who of the two?
        (claim("d1", FRONT), claim("d2", UNKNOWN)),  # no side in common
    ],
)
def test_where_another_is_not_plainly_expected_nothing_is_proposed(claims: tuple[ActClaim, ...]) -> None:
    assert propose(claims, DAYS) == ()


def test_where_two_fit_alike_none_is_used_and_each_tells_of_the_other() -> None:
    rival = (claim("d5", RURITANIA, OTHER), claim("d6", RURITANIA, OTHER))
    proposed = propose((*TWICE, *rival), DAYS)
    assert [(alias.actor.id, alias.rivals, alias.since) for alias in proposed] == [
        ("MF", ("VF",), None),
        ("VF", ("MF",), None),
    ]


@given(st.permutations((*TWICE, claim("d9", RURITANIA, OTHER), claim("d4", OTHER, UNKNOWN))))
def test_the_order_of_claims_makes_no_difference(claims: list[ActClaim]) -> None:
    assert propose(claims, DAYS) == propose(sorted(claims, key=lambda one: one.id), DAYS)


def in_land(document: str, land: Role | None, *, place: Role | None = None) -> ActClaim:
    """An agreement of two sides on one day, in a report on a land or in a place."""
    told = claim(document, RURITANIA, FRONT)
    return replace(told, conflict=land, place=(place,) if place else (), act_date=When.of("2020-04-30"))


LAND = Role(name="Upper Valley", id="UV", words=WORDS, reason="name")
SLIP = Role(name="Upvale", id="upvale", words=WORDS, reason="entity")


def test_an_unknown_place_may_be_the_land_that_reports_on_the_same_act_are_about() -> None:
    claims = (in_land("d1", LAND), in_land("d3", LAND), in_land("d2", None, place=SLIP))
    (alias,) = propose(claims, DAYS)
    assert (alias.name, alias.actor.id, len(alias.supports)) == ("Upvale", "UV", 2)


def test_a_place_of_another_day_or_in_a_report_on_a_land_is_no_alias() -> None:
    other = replace(in_land("d2", None, place=SLIP), act_date=When.of("2020-04-29"))
    assert propose((in_land("d1", LAND), other), DAYS) == ()
    assert propose((in_land("d1", LAND), in_land("d2", LAND, place=SLIP)), DAYS) == ()
