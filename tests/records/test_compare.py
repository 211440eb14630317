"""What single comparisons say of two accounts of a ceasefire."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim
from truceline.records.compare import APART, COMPARISONS, SAME, Signature, compare, likeness, signature
from truceline.records.strands import strands

DAY = "2020-10-20"


def told(
    act: Act = Act.AGREE, day: str | None = DAY, duration: str | None = None, **kwargs: str
) -> Signature:
    made: ActClaim = claim(act, cited("d", day), **kwargs)  # type: ignore[arg-type]  # all of these are words
    (strand,) = strands([replace(made, duration=duration)])
    return signature(strand)


DATED = told(agreed="2020-10-09", start="2020-10-10")


@pytest.mark.parametrize(
    "other, name, score",
    [
        (told(agreed="2020-10-09"), "agreed", 3),
        (told(agreed="2020-10-10"), "agreed", 1.5),
        (told(agreed="2020-10-12"), "agreed", -4),
        (told(agreed="2020-10"), "agreed", 1.5),
        (told(start="2020-10-10T12:00+04:00"), "in effect", 3),
        (told(start="2020-10-18"), "in effect", -4),
        (told(sides="ARM AZE RUS", start="2020-10-10"), "sides", 1),
        (told(sides="ARM", start="2020-10-10"), "sides", 1),
        (told(sides="AZE ISR", start="2020-10-10"), "sides", APART),
        (told(sides="", start="2020-10-10"), "sides", -2),
    ],
)
def test_a_comparison_speaks_for_or_against(other: Signature, name: str, score: float) -> None:
    rows = {row.name: row for row in compare(DATED, other)}
    assert rows[name].score == score
    assert rows[name].reason


def test_rebels_can_be_a_group_that_has_a_name() -> None:
    named, other = told(sides="SYR FSA", start="2020-10-10"), told(sides="SYR SDF", start="2020-10-10")
    made = claim(Act.AGREE, cited("d", DAY), sides="SYR REBELS", start="2020-10-10")
    rebels = replace(
        made, parties=tuple(replace(r, name=r.name.replace("Rebels", "rebels")) for r in made.parties)
    )
    (strand,) = strands([rebels])
    assert likeness(signature(strand), named) >= SAME
    assert likeness(named, other) < SAME


def test_an_agreement_comes_days_before_its_effect() -> None:
    agreed, near, far = told(agreed="2020-10-09"), told(start="2020-10-12"), told(start="2020-10-18")
    assert {row.name: row.score for row in compare(agreed, near)}["agreed before effect"] > 0
    assert {row.name: row.score for row in compare(agreed, far)}["agreed before effect"] < 0
    before = told(start="2020-10-01")
    assert {row.name: row.score for row in compare(agreed, before)}["agreed before effect"] < 0


def test_two_hours_of_one_day_are_two_times() -> None:
    one, other = told(start="2020-10-10T08:00+00:00"), told(start="2020-10-10T20:00+00:00")
    assert likeness(one, other) < SAME
    assert likeness(one, told(start="2020-10-10T12:00+04:00")) >= SAME


def test_a_local_truce_is_not_the_general_one_nor_one_elsewhere() -> None:
    terter, agdam, general = (told(place=place, agreed="2020-10-09") for place in ("terter", "agdam", ""))
    assert {row.name: row.score for row in compare(terter, agdam)}["scope"] < 0
    assert {row.name: row.score for row in compare(terter, general)}["scope"] < 0
    assert {row.name: row.score for row in compare(terter, terter)}["scope"] > 0


def test_another_length_and_another_mediator_speak_against() -> None:
    one = told(agreed="2020-10-09", brokers="RUS", duration="PT72H")
    other = told(agreed="2020-10-09", brokers="USA", duration="P7D")
    rows = {row.name: row for row in compare(one, other)}
    assert rows["mediator"].score < 0
    assert rows["mediator"].reason == "RUS here, USA there"
    assert rows["duration"].score < 0


def test_news_without_a_day_is_of_an_agreement_of_the_days_before() -> None:
    news = told(day="2020-10-11")
    assert news.news
    assert likeness(news, told(agreed="2020-10-09")) >= SAME
    assert likeness(news, told(agreed="2020-10-01")) < SAME
    assert likeness(news, told(agreed="2020-10-14")) < SAME


def test_an_extension_told_as_news_is_not_news_of_the_truce() -> None:
    truce, extended = told(day="2020-10-11"), told(Act.EXTEND, day="2020-10-13")
    assert likeness(truce, extended) < SAME
    assert likeness(extended, told(Act.EXTEND, day="2020-10-12")) >= SAME


SIGNATURES = st.builds(
    told,
    act=st.sampled_from([Act.AGREE, Act.EFFECT, Act.HOLD, Act.EXTEND]),
    sides=st.sampled_from(["ARM AZE", "ARM", "", "AZE NKR"]),
    agreed=st.sampled_from(["2020-10-09", "2020-10", "2020-10-17T23:00+03:00"]),
    start=st.sampled_from(["2020-10-10", "2020-10-18T00:00+04:00", "2020"]),
    brokers=st.sampled_from(["", "RUS", "USA"]),
    place=st.sampled_from(["", "NKR", "terter"]),
)


@given(SIGNATURES, SIGNATURES)
def test_the_order_of_the_two_is_of_no_matter(one: Signature, other: Signature) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert [row.score for row in compare(one, other)] == [row.score for row in compare(other, one)]


@given(SIGNATURES)
def test_nothing_parts_a_report_from_itself(one: Signature) -> None:
    assert all(row.score >= 0 for row in compare(one, one) if one.sides)


def test_every_comparison_explains_itself() -> None:
    assert all(comparison.__doc__ for comparison in COMPARISONS)
