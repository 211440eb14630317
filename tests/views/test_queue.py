from __future__ import annotations

from datetime import date

from judged_by_hand import judged
from truceline.model import Doubt, Question, Verdict
from truceline.views.agreement import agreements, reviewers
from truceline.views.queue import decided_on, last_of, queue

CASE = "ARM-AZE-2020-10-10"


def question(subject: str, doubt: Doubt = Doubt.DISAGREEMENT, ceasefire: str | None = CASE) -> Question:
    return Question(doubt=doubt, subject=subject, ceasefire=ceasefire, says=f"{subject}?")


QUESTIONS = [question("a"), question("b", Doubt.ALIAS, None), question("c"), question("d", ceasefire="other")]


def test_the_first_question_is_asked_unless_another_is_asked_for() -> None:
    assert queue(QUESTIONS).now == QUESTIONS[0]
    found = queue(QUESTIONS, asked=QUESTIONS[2].id)
    assert (found.now, found.number, found.before, found.after) == (
        QUESTIONS[2],
        3,
        QUESTIONS[1],
        QUESTIONS[3],
    )


def test_one_that_is_no_longer_open_is_told_and_the_next_is_asked() -> None:
    found = queue(QUESTIONS, asked="gone")
    assert (found.gone, found.now) == (True, QUESTIONS[0])
    assert not queue(QUESTIONS).gone


def test_questions_of_a_kind_and_of_some_ceasefires() -> None:
    found = queue(QUESTIONS, doubt="disagreement", cases={CASE})
    assert [one.subject for one in found.questions] == ["a", "c"]
    assert found.doubts == {Doubt.DISAGREEMENT: 2}


def test_what_was_put_off_comes_last_and_is_not_lost() -> None:
    found = queue(QUESTIONS, put_off={QUESTIONS[0].id[:8]})
    assert [one.subject for one in found.questions] == ["b", "c", "d", "a"]
    assert found.put_off == {QUESTIONS[0].id}


def test_an_empty_queue_asks_nothing() -> None:
    found = queue([])
    assert (found.now, found.number, found.beside) == (None, 0, ())


FIRST = judged(Verdict.CORRECT, CASE, field="effect", value="2020-10-11")
SECOND = judged(Verdict.ACCEPT, CASE, field="effect", seen="2020-10-10", by="ben", hour=1)
THIRD = judged(Verdict.REJECT, "c1", by="ben", hour=2)
FOURTH = judged(Verdict.REJECT, "c1", hour=3)


def test_decisions_of_a_day_are_those_that_stand() -> None:
    told = [FIRST, FOURTH, judged(Verdict.WITHDRAW, FOURTH.id, hour=4)]
    assert decided_on(told, "ana", date(2026, 1, 1)) == 1
    assert decided_on(told, "ana", date(2026, 1, 2)) == 0


def test_undoing_takes_back_ones_own_last_decision_and_then_the_one_before() -> None:
    told = [FIRST, FOURTH, THIRD]
    assert last_of(told, "ana") == FOURTH
    assert last_of([*told, judged(Verdict.WITHDRAW, FOURTH.id, hour=4)], "ana") == FIRST
    assert last_of(told, "nobody") is None


def test_two_agree_where_their_last_words_on_a_thing_are_alike() -> None:
    [two] = agreements([FIRST, SECOND, THIRD, FOURTH])
    assert (two.one, two.other, two.both, two.alike) == ("ana", "ben", 2, 1)
    [apart] = two.differences
    assert (apart.on, apart.later, apart.one, apart.other) == (f"{CASE} effect", "ben", FIRST, SECOND)


def test_what_was_taken_back_is_no_disagreement() -> None:
    [two] = agreements([FIRST, SECOND, THIRD, FOURTH, judged(Verdict.WITHDRAW, FIRST.id, hour=5)])
    assert (two.both, two.alike) == (1, 1)


def test_nobody_agrees_alone() -> None:
    assert agreements([FIRST, FOURTH]) == ()


def test_everybody_is_told_with_what_stands_of_theirs() -> None:
    told = [FIRST, SECOND, THIRD, judged(Verdict.WITHDRAW, SECOND.id, by="ben", hour=5)]
    assert reviewers(told) == {"ana": 1, "ben": 1}
