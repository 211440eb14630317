from datetime import date, datetime

import pytest

from terms_by_hand import act, article, obligations_of, term
from truceline.model import Abstention, Act, Obligation, Progress, Span, Status, TermType, When
from truceline.records.obligations import state

KIND = TermType.WITHDRAWAL
FIRST, NEXT, LAST = article("2020-11-10"), article("2020-11-20"), article("2020-12-05")


def owed(due: str | When | None = None) -> object:
    return term(KIND, FIRST, "to withdraw its troops", by="ARM", due=due)


def only(*claims: object) -> Obligation:
    (made,) = obligations_of(*claims)  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize(
    "due, on, told",
    [
        ("2020-11-30", date(2020, 11, 29), "due"),
        ("2020-11-30", date(2020, 11, 30), "due"),
        ("2020-11-30", date(2020, 12, 1), "overdue without report"),
        ("2020-11", date(2020, 11, 30), "due"),
        ("2020-11", date(2020, 12, 1), "overdue without report"),
        (None, date(2030, 1, 1), "due"),
    ],
)
def test_what_is_not_reported_is_due_until_its_day_is_past(due: str | None, on: date, told: str) -> None:
    assert state(only(owed(due)), on) == told


def test_a_deadline_known_within_bounds_is_past_after_the_last_of_them() -> None:
    bounds = When(earliest=datetime(2020, 11, 30), latest=datetime(2021, 1, 1))
    made = only(owed(bounds))
    assert state(made, date(2020, 12, 31)) == "due"
    assert state(made, date(2021, 1, 1)) == "overdue without report"


def test_a_deadline_that_no_day_can_be_counted_from_is_unclear_and_never_past() -> None:
    words = When(words=Span(start=0, end=15, quote="within ten days"))
    made = only(owed(words))
    assert made.deadline is not None
    assert made.deadline.abstention is Abstention.UNCLEAR
    assert "within ten days" in made.deadline.reason
    assert state(made, date(2030, 1, 1)) == "due"


def test_what_is_told_as_done_is_met() -> None:
    made = only(owed("2020-11-30"), act(Act.IMPLEMENT, NEXT, KIND, by="ARM", on="2020-11-19"))
    assert state(made, date(2021, 1, 1)) == "reported met"
    (account,) = made.accounts
    assert (account.act, str(account.date), str(account.told)) == (Act.IMPLEMENT, "2020-11-19", "2020-11-20")


def test_what_is_told_as_kept_with_the_undertaking_itself_is_met() -> None:
    assert only(term(KIND, FIRST, by="ARM", status=Status.ACTUAL)).progress is Progress.MET


def test_what_is_told_as_not_done_is_missed() -> None:
    made = only(owed(), act(Act.IMPLEMENT, NEXT, KIND, by="ARM", status=Status.NEGATED, said_by="AZE"))
    assert made.progress is Progress.MISSED
    assert [account.said_by and account.said_by.id for account in made.accounts] == ["AZE"]


def test_what_was_not_done_before_it_was_due_is_not_missed() -> None:
    made = only(owed("2020-11-30"), act(Act.IMPLEMENT, NEXT, KIND, by="ARM", status=Status.NEGATED))
    assert made.progress is Progress.NO_REPORT
    assert len(made.accounts) == 1
    assert state(made, date(2020, 12, 1)) == "overdue without report"


def test_a_breach_by_not_doing_it_is_missed_and_a_denial_contests_it() -> None:
    breach = act(Act.VIOLATE, LAST, KIND, by="ARM", said_by="AZE", status=Status.ALLEGED)
    denial = act(Act.DENY, LAST, KIND, by="ARM", at=600)
    assert only(owed(), breach).progress is Progress.MISSED
    assert only(owed(), breach, denial).progress is Progress.CONTESTED
    assert only(owed(), denial).progress is Progress.NO_REPORT


def test_word_of_others_that_it_was_done_settles_what_was_missed_before() -> None:
    missed = act(Act.IMPLEMENT, NEXT, KIND, by="ARM", status=Status.NEGATED)
    done = act(Act.IMPLEMENT, LAST, KIND, by="ARM")
    own_word = act(Act.IMPLEMENT, LAST, KIND, by="ARM", said_by="ARM")
    assert only(owed(), missed, done).progress is Progress.MET
    assert only(owed(), missed, own_word).progress is Progress.CONTESTED


def test_missed_after_it_was_told_as_done_is_contested() -> None:
    done = act(Act.IMPLEMENT, NEXT, KIND, by="ARM")
    missed = act(Act.IMPLEMENT, LAST, KIND, by="ARM", status=Status.NEGATED)
    assert only(owed(), done, missed).progress is Progress.CONTESTED


def test_reports_of_one_thing_by_one_speaker_are_one_account_with_their_origins() -> None:
    reports = [act(Act.IMPLEMENT, article("2020-11-20", outlet=outlet), KIND, by="ARM") for outlet in "xyz"]
    (account,) = only(owed(), *reports).accounts
    assert (account.origins, len(account.claims)) == (3, 3)
