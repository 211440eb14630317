"""Judgements that the evidence of now, or a later judgement, does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from claims_by_hand import cited, claim
from judged_by_hand import judged
from truceline.model import Act, ActClaim, Judgement, Verdict, When
from truceline.records import resolve
from truceline.records.judging.overruled import Kind, Unsettled
from truceline.records.judging.unsettled import agree, unsettled
from truceline.records.judging.values import write_value

TOLD = claim(Act.EFFECT, cited("one", "2020-10-11"), start="2020-10-10")
LATER = claim(Act.EFFECT, cited("two", "2020-10-19"), start="2020-10-18")
NAME = "ARM-AZE-2020-10-10"


def found(claims: Iterable[ActClaim], *judgements: Judgement) -> list[Unsettled]:
    told = list(claims)
    return list(unsettled(judgements, told, resolve(told, judgements)))


def kinds(claims: Iterable[ActClaim], *judgements: Judgement) -> list[Kind]:
    return [one.kind for one in found(claims, *judgements)]


def on_effect(verdict: Verdict, **rest: Any) -> Judgement:
    return judged(verdict, NAME, on=[TOLD], field="effect", **rest)


def test_judgements_that_fit_are_not_listed() -> None:
    judgements = [
        on_effect(Verdict.ACCEPT, seen="2020-10-10"),
        judged(Verdict.CORRECT, NAME, on=[TOLD], field="written", value="yes", seen="not mentioned"),
        judged(Verdict.REJECT, LATER.id, on=[LATER]),
        judged(Verdict.ALIAS, "Naka", with_="NKR"),
    ]
    assert found([TOLD, LATER], *judgements) == []


def test_an_accepted_value_that_the_claims_change_is_listed_with_the_new_claims() -> None:
    accepted = on_effect(Verdict.ACCEPT, seen="2020-10-10")
    newer = replace(TOLD, source=cited("two", "2020-10-12"), start=When.of("2020-10-11"))
    (ceasefire,) = resolve([TOLD], [accepted])
    effect = replace(ceasefire.effect, value=newer.start, rests_on=(newer.id,))
    now = replace(ceasefire, claims=(TOLD.id, newer.id), effect=effect)
    (one,) = unsettled([accepted], [TOLD, newer], [now])
    assert (one.kind, one.on, one.claims) == (Kind.CHANGED, f"{NAME} effect", (newer.id,))
    assert one.why == "accepted as 2020-10-10; it is now 2020-10-11"


def test_a_finer_print_of_what_was_accepted_fits() -> None:
    fine = replace(TOLD, start=When.of("2020-10-10T12:00+04:00"))
    assert kinds([fine], on_effect(Verdict.ACCEPT, seen="2020-10-10")) == []


def test_a_correction_is_listed_where_the_claims_give_another_value_than_when_it_was_made() -> None:
    correction = on_effect(Verdict.CORRECT, value="2020-10-09", seen="2020-10-12")
    (one,) = found([TOLD], correction)
    assert one.kind is Kind.CHANGED
    assert one.why == "set to 2020-10-09 where the claims gave 2020-10-12; they now give 2020-10-10"


def test_a_correction_that_the_claims_now_bear_out_is_not_listed() -> None:
    assert kinds([TOLD], on_effect(Verdict.CORRECT, value="2020-10-10", seen="2020-10-12")) == []


def test_a_correction_that_cannot_be_read_is_listed_with_the_reason() -> None:
    (one,) = found([TOLD], on_effect(Verdict.CORRECT, value="Tuesday"))
    assert one.kind is Kind.UNREADABLE
    assert "not an ISO 8601" in one.why
    assert kinds([TOLD], judged(Verdict.CORRECT, NAME, on=[TOLD], field="colour", value="red")) == [
        Kind.UNREADABLE
    ]
    assert kinds([TOLD], on_effect(Verdict.CORRECT)) == [Kind.UNREADABLE]


def test_a_claim_that_is_read_no_more_is_listed() -> None:
    (one,) = found([TOLD], judged(Verdict.REJECT, LATER.id, on=[LATER]))
    assert (one.kind, one.claims) == (Kind.GONE, (LATER.id,))
    assert one.why == "its claim is no longer read in the articles"


def test_a_merge_without_claims_is_listed_as_not_applied() -> None:
    (one,) = found([TOLD, LATER], judged(Verdict.MERGE, NAME, with_="ARM-AZE-2020-10-18"))
    assert one.kind is Kind.GONE
    assert "not applied" in one.why


def test_a_correction_whose_claims_stand_in_two_cases_counts_for_neither() -> None:
    correction = judged(Verdict.CORRECT, "X", on=[TOLD, LATER], field="written", value="yes")
    assert [one.written.value for one in resolve([TOLD, LATER], [correction])] == [None, None]
    (one,) = found([TOLD, LATER], correction)
    assert one.kind is Kind.NO_ONE_CASE
    assert f"{NAME} and ARM-AZE-2020-10-18" in one.why


def test_a_correction_of_a_case_that_is_gone_is_listed() -> None:
    assert kinds([TOLD], judged(Verdict.CORRECT, "X", on=[LATER], field="written", value="yes")) == [
        Kind.GONE
    ]
    assert kinds([TOLD], judged(Verdict.CORRECT, "X", field="written", value="yes")) == [Kind.GONE]


@pytest.mark.parametrize("by, listed", [("ben", [Kind.OVERRULED]), ("ana", [])])
def test_what_somebody_else_decided_otherwise_is_listed_but_not_a_change_of_mind(
    by: str, listed: list[Kind]
) -> None:
    later: dict[str, Any] = {"by": by, "hour": 1}
    pairs = [
        (judged(Verdict.REJECT, TOLD.id, on=[TOLD]), judged(Verdict.ACCEPT, TOLD.id, on=[TOLD], **later)),
        (
            on_effect(Verdict.CORRECT, value="2020-10-11"),
            on_effect(Verdict.CORRECT, value="2020-10-12", **later),
        ),
        (
            on_effect(Verdict.ACCEPT, seen="2020-10-10"),
            on_effect(Verdict.CORRECT, value="2020-10-12", **later),
        ),
        (
            judged(Verdict.ALIAS, "Naka", with_="NKR"),
            judged(Verdict.ALIAS, "NAKA", with_="AZE", **later),
        ),
        (
            judged(Verdict.ALIAS, "Naka", with_="NKR"),
            judged(Verdict.REJECT, "Naka", with_="NKR", **later),
        ),
    ]
    for first, second in pairs:
        assert kinds([TOLD, LATER], second, first) == listed
        if listed:
            assert [(one.judgement, one.other) for one in found([TOLD, LATER], second, first)] == [
                (first.id, second.id)
            ]


def test_a_split_of_what_somebody_else_merged_is_listed() -> None:
    merge = judged(Verdict.MERGE, NAME, with_="ARM-AZE-2020-10-18", on=[TOLD], other=[LATER])
    split = judged(Verdict.SPLIT, NAME, on=[TOLD], other=[LATER], by="ben", hour=1)
    (one,) = found([TOLD, LATER], merge, split)
    assert (one.kind, one.judgement, one.other) == (Kind.OVERRULED, merge.id, split.id)


def test_a_merge_and_a_split_that_the_cases_do_not_show_are_listed() -> None:
    merge = judged(Verdict.MERGE, NAME, with_="ARM-AZE-2020-10-18", on=[TOLD], other=[LATER])
    split = judged(Verdict.SPLIT, NAME, on=[TOLD], other=[LATER])
    apart = resolve([TOLD, LATER])
    assert [one.kind for one in unsettled([merge], [TOLD, LATER], apart)] == [Kind.NOT_KEPT]
    joined = [replace(apart[0], claims=(TOLD.id, LATER.id))]
    assert [one.kind for one in unsettled([split], [TOLD, LATER], joined)] == [Kind.NOT_KEPT]


def test_lists_that_have_grown_agree_and_those_that_lost_a_part_do_not() -> None:
    held = claim(Act.HOLD, cited("three", "2020-10-12"), said_by="ARM")
    more = claim(Act.HOLD, cited("four", "2020-10-12"), said_by="AZE", at=9)
    (few,) = resolve([TOLD, held])
    (many,) = resolve([TOLD, held, more])
    short, long = write_value(few.held.value), write_value(many.held.value)
    assert short != long
    assert agree("held", long, short)
    assert not agree("held", short, long)


def test_other_sides_do_not_agree() -> None:
    one, other = ('[{"id": "ARM", "name": "Armenia"}]', '[{"id": "AZE", "name": "Azerbaijan"}]')
    assert agree("sides", one, one)
    assert not agree("sides", one, other)
    assert not agree("effect", "2020-10-10", "none")


def test_a_merged_claim_that_stands_in_no_ceasefire_is_listed_but_not_one_that_was_rejected() -> None:
    merge = judged(Verdict.MERGE, NAME, with_="ARM-AZE-2020-10-18", on=[TOLD], other=[LATER])
    (one,) = unsettled([merge], [TOLD, LATER], resolve([TOLD]))
    assert (one.kind, one.why) == (Kind.NOT_KEPT, "1 of its claims stand in no ceasefire")
    assert kinds([TOLD, LATER], merge, judged(Verdict.REJECT, LATER.id, on=[LATER], hour=1)) == []
