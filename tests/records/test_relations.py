"""How a ceasefire stands to the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from claims_by_hand import cited, claim, role
from truceline.model import Act, ActClaim, Ceasefire, Judgement, RelationKind, Span, State, Verdict
from truceline.records import resolve, standing

FIRST = claim(Act.AGREE, cited("one", "2020-10-11"), agreed="2020-10-09", start="2020-10-10")
BROKEN = claim(Act.VIOLATE, cited("two", "2020-10-12"), by="ARM", at=9)
SECOND = claim(Act.AGREE, cited("three", "2020-10-18"), agreed="2020-10-17", start="2020-10-18")


def last(*claims: ActClaim) -> Ceasefire:
    return resolve(claims)[-1]


def test_the_first_ceasefire_stands_to_none() -> None:
    assert resolve([FIRST])[0].relations == ()


def test_a_ceasefire_after_a_breach_follows() -> None:
    (relation,) = last(FIRST, BROKEN, SECOND).relations
    assert (relation.kind, relation.other) == (RelationKind.FOLLOWS, "ARM-AZE-2020-10-10")
    assert {row.name for row in relation.rows} >= {"agreed", "in effect"}


def test_a_ceasefire_while_the_former_stands_replaces_it() -> None:
    (relation,) = last(FIRST, SECOND).relations
    assert relation.kind is RelationKind.REPLACES


def test_a_ceasefire_years_later_follows() -> None:
    later = claim(Act.AGREE, cited("three", "2023-10-18"), agreed="2023-10-17")
    (relation,) = last(FIRST, later).relations
    assert relation.kind is RelationKind.FOLLOWS


def test_an_extension_is_a_case_of_its_own_that_extends() -> None:
    extended = claim(Act.EXTEND, cited("four", "2020-10-25"), agreed="2020-10-24")
    (relation,) = last(FIRST, extended).relations
    assert relation.kind is RelationKind.EXTENDS
    assert relation.claims == (extended.id,)


def test_an_extension_told_with_the_truce_it_extends_is_parted_from_it() -> None:
    source = cited("five", "2020-10-25")
    truce = claim(Act.AGREE, source, agreed="2020-10-09", start="2020-10-10")
    extended = claim(Act.EXTEND, source, agreed="2020-10-24", at=50)
    assert [case.claims for case in resolve([truce, extended])] == [(truce.id,), (extended.id,)]


def test_a_ceasefire_told_to_be_made_anew_renews() -> None:
    words = Span(start=0, end=31, quote="restored the truce of last week")
    renewed = replace(SECOND, cue=words, span=words)
    (relation,) = last(FIRST, BROKEN, renewed).relations
    assert relation.kind is RelationKind.RENEWS
    assert relation.claims == (renewed.id,)


def test_other_sides_are_not_related() -> None:
    other = claim(Act.AGREE, cited("three", "2020-10-18"), agreed="2020-10-17", sides="ISR HAMAS")
    assert [case.relations for case in resolve([FIRST, other])] == [(), ()]


def test_a_report_tells_why_it_stands_in_its_case() -> None:
    (case,) = resolve([FIRST, BROKEN])
    reasons = {join.document: join.reason for join in case.joins}
    assert reasons == {"one": "its date", "two": "the latest ceasefire of its sides"}
    (rows,) = [join.rows for join in case.joins if join.document == "two"]
    assert [(row.name, row.score) for row in rows] == [("sides", 1)]


def test_what_people_join_is_one_case_that_names_the_judgement() -> None:
    merged = Judgement(
        verdict=Verdict.MERGE,
        subject="ARM-AZE-2020-10-10",
        other="ARM-AZE-2020-10-18",
        claims=(FIRST.id,),
        other_claims=(SECOND.id,),
        by="ana",
        at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    (case,) = resolve([FIRST, SECOND], [merged])
    assert {judgement for join in case.joins for judgement in join.judgements} == {merged.id}


def test_what_people_part_is_parted_within_one_report() -> None:
    hold = claim(Act.HOLD, cited("one", "2020-10-11"), at=60)
    parted = Judgement(
        verdict=Verdict.SPLIT,
        subject="ARM-AZE-2020-10-10",
        claims=(hold.id,),
        other_claims=(FIRST.id,),
        by="ana",
        at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    cases = resolve([FIRST, hold], [parted])
    assert sorted(case.claims for case in cases) == sorted([(FIRST.id,), (hold.id,)])


def test_the_ceasefire_that_comes_next_is_told_and_ends_the_standing_of_the_one_before() -> None:
    first, second = resolve([FIRST, SECOND])
    assert first.followed is not None
    assert (first.followed.other, first.followed.when.value) == (second.id, "2020-10-18")
    assert second.followed is None
    assert standing(first, date(2020, 10, 17)).state is State.IN_FORCE
    after = standing(first, date(2020, 10, 19))
    assert (after.state, after.claims) == (State.LAPSED, (SECOND.id,))


def test_word_of_the_former_ceasefire_after_the_next_one_counts_for_it() -> None:
    broken = claim(
        Act.VIOLATE,
        cited("four", "2020-10-20"),
        by="ARM",
        said_by="AZE",
        agreed="2020-10-19",
        start="2020-10-10",
    )
    first, *_ = resolve([FIRST, SECOND, broken])
    assert standing(first, date(2020, 10, 20)).state is State.VIOLATED


def test_a_local_truce_and_an_extension_do_not_come_after_a_ceasefire() -> None:
    local = replace(SECOND, place=(role("terter", within="AZE"),))
    extended = claim(Act.EXTEND, cited("four", "2020-10-25"), agreed="2020-10-24")
    assert [case.followed for case in resolve([FIRST, local])] == [None, None]
    assert [case.followed for case in resolve([FIRST, extended])] == [None, None]
