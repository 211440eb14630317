from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from judged_by_hand import judged
from truceline.model import Act, ActClaim, Ceasefire, Doubt, Question, Verdict
from truceline.records import resolve
from truceline.views.proposals import proposals
from truceline.views.questions import case_questions, in_turn, unanswered

FIRM = 0.9


def sure(act: Act, article: str, day: str, confidence: float = FIRM, **told: str) -> ActClaim:
    made = claim(act, cited(article, day, outlet=article), **told)  # type: ignore[arg-type]
    return replace(made, confidence=confidence)


DISAGREEING = (
    sure(Act.AGREE, "a", "2020-10-11", start="2020-10-10T12:00", agreed="2020-10-09"),
    sure(Act.AGREE, "b", "2020-10-11", start="2020-10-10T12:00", agreed="2020-10-09"),
    sure(Act.AGREE, "c", "2020-10-12", start="2020-10-10T12:00", agreed="2020-10-10"),
)


def asked(*claims: ActClaim) -> tuple[Question, ...]:
    known = {one.id: one for one in claims}
    return in_turn(one for case in resolve(claims) for one in case_questions(case, known))


def of(doubt: Doubt, questions: tuple[Question, ...]) -> list[Question]:
    return [one for one in questions if one.doubt is doubt]


def test_what_all_tell_alike_and_surely_is_not_asked() -> None:
    assert asked(DISAGREEING[0], DISAGREEING[1]) == ()


def test_a_value_that_reports_disagree_on_is_asked_by_the_claims_that_give_another() -> None:
    [one] = [one for one in of(Doubt.DISAGREEMENT, asked(*DISAGREEING)) if one.field == "agreed"]
    assert one.says == "agreed: 2020-10-09, or 2020-10-10?"
    assert one.claims == (DISAGREEING[2].id,)


def test_a_main_field_that_as_many_contest_weighs_three_a_lesser_share_less() -> None:
    even = asked(DISAGREEING[0], DISAGREEING[2])
    [one] = [one for one in of(Doubt.DISAGREEMENT, even) if one.field == "agreed"]
    assert one.weight == 3.0
    [fewer] = [one for one in of(Doubt.DISAGREEMENT, asked(*DISAGREEING)) if one.field == "agreed"]
    assert fewer.weight == 1.5  # one origin against two


def test_a_value_that_rests_on_a_doubtful_claim_alone_is_asked_once_with_its_fields() -> None:
    doubtful = sure(Act.AGREE, "e", "2020-10-12", 0.4, start="2020-10-10", brokers="RUS")
    [one] = of(Doubt.LOW_CONFIDENCE, asked(DISAGREEING[0], doubtful))
    assert one.subject == doubtful.id
    assert "mediators of ARM-AZE-2020-10-10 rests on it" in one.says
    assert one.weight == pytest.approx(0.6)


def test_a_doubtful_claim_beside_a_sure_one_is_not_asked() -> None:
    doubtful = sure(Act.AGREE, "e", "2020-10-12", 0.4, start="2020-10-10")
    assert of(Doubt.LOW_CONFIDENCE, asked(DISAGREEING[0], DISAGREEING[1], doubtful)) == []


def test_what_two_doubtful_claims_tell_alike_is_asked_only_while_both_may_well_be_wrong() -> None:
    def told(article: str, confidence: float) -> ActClaim:
        return sure(Act.AGREE, article, "2020-10-12", confidence, start="2020-10-10", brokers="RUS")

    def asked_of_mediators(confidence: float) -> set[str]:
        questions = asked(told("e", confidence), told("f", confidence))
        return {one.subject for one in of(Doubt.LOW_CONFIDENCE, questions) if "mediators" in one.says}

    assert asked_of_mediators(0.5) == set()
    assert asked_of_mediators(0.3) == {told("e", 0.3).id, told("f", 0.3).id}


def test_a_report_that_only_its_place_in_time_puts_with_a_case_is_asked() -> None:
    later = sure(Act.HOLD, "f", "2020-10-14", sides="ARM", place="NKR")
    first = sure(Act.AGREE, "a", "2020-10-11", start="2020-10-10", place="NKR")
    [one] = of(Doubt.SAME_OR_ANOTHER, asked(first, later))
    assert one.claims == (later.id,)
    assert one.says == "Does f tell of AZE-ARM-2020-10-10 here, or of another ceasefire?"


def case_of(*claims: ActClaim) -> Ceasefire:
    [case] = resolve(claims)
    return case


def test_a_judgement_on_a_field_answers_until_other_claims_speak_of_it() -> None:
    case = case_of(*DISAGREEING)
    questions = asked(*DISAGREEING)
    word = judged(Verdict.ACCEPT, case.id, field="agreed", on=DISAGREEING)
    left = unanswered(questions, [word])
    assert len(left) == len(questions) - 1
    assert "agreed" not in {one.field for one in left}
    taken_back = judged(Verdict.WITHDRAW, word.id, hour=1)
    assert unanswered(questions, [word, taken_back]) == questions
    of_fewer = judged(Verdict.ACCEPT, case.id, field="agreed", on=DISAGREEING[:2])
    assert unanswered(questions, [of_fewer]) == questions


def test_an_accepted_value_is_not_asked_again_once_the_case_is_made_with_it() -> None:
    case = case_of(*DISAGREEING)
    word = judged(Verdict.ACCEPT, case.id, field="agreed", on=DISAGREEING, seen="2020-10-09")
    known = {one.id: one for one in DISAGREEING}
    [again] = resolve(DISAGREEING, [word])
    assert "agreed" not in {one.field for one in case_questions(again, known)}


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_word_on_a_claim_answers_what_is_asked_of_it(verdict: Verdict) -> None:
    doubtful = sure(Act.AGREE, "e", "2020-10-12", 0.4, start="2020-10-10", brokers="RUS")
    questions = asked(DISAGREEING[0], doubtful)
    left = unanswered(questions, [judged(verdict, doubtful.id, on=[doubtful])])
    assert of(Doubt.LOW_CONFIDENCE, left) == []


def test_what_can_be_set_by_a_key_are_the_values_passed_over_with_their_claims() -> None:
    case = case_of(*DISAGREEING)
    [one] = proposals(case, "agreed", {claim.id: claim for claim in DISAGREEING})
    assert (one.words, one.value, one.claims) == ("2020-10-10", "2020-10-10", (DISAGREEING[2].id,))


def test_who_is_named_by_too_few_can_be_set_alone_or_with_the_others() -> None:
    claims = (
        sure(Act.AGREE, "a", "2020-10-11", start="2020-10-10", brokers="RUS"),
        sure(Act.AGREE, "b", "2020-10-11", start="2020-10-10", brokers="RUS"),
        sure(Act.AGREE, "c", "2020-10-11", start="2020-10-10", brokers="USA"),
    )
    found = proposals(case_of(*claims), "mediators", {one.id: one for one in claims})
    assert [one.words for one in found] == ["United States", "Russia, United States"]


def test_what_the_claims_give_can_be_set_back_by_a_key() -> None:
    word = judged(Verdict.CORRECT, "ARM-AZE-2020-10-10", field="agreed", value="2020-10-08", on=DISAGREEING)
    [case] = resolve(DISAGREEING, [word])
    found = proposals(case, "agreed", {one.id: one for one in DISAGREEING})
    assert [one.words for one in found] == ["2020-10-09", "2020-10-10"]


@given(st.permutations(DISAGREEING))
def test_the_order_of_claims_changes_no_question(claims: list[ActClaim]) -> None:
    assert asked(*claims) == asked(*DISAGREEING)


@given(st.permutations(asked(*DISAGREEING)))
def test_the_queue_is_in_one_order_whatever_came_first(questions: list[Question]) -> None:
    ordered = in_turn(questions)
    assert ordered == in_turn(reversed(questions))
    assert [one.weight for one in ordered] == sorted((one.weight for one in questions), reverse=True)
