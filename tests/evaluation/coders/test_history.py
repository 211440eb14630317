"""People's decisions as their coding, and how long they took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from truceline.evaluation.coders.history import coding_of, machine_coding, minutes_per_case, reviewers
from truceline.ledger import Ledger
from truceline.model import Ceasefire, Judgement, Verdict

BEGAN = datetime(2026, 11, 22, 9, tzinfo=UTC)
CASE = "AZE-ARM-2020-10-10"


def decided(minute: float, subject: str = "X", by: str = "Ana") -> Judgement:
    at = BEGAN + timedelta(minutes=minute)
    return Judgement(verdict=Verdict.ACCEPT, subject=subject, by=by, at=at, field="effect")


def test_a_decision_took_as_long_as_passed_since_the_one_before() -> None:
    found = minutes_per_case([decided(0), decided(2), decided(5, "Y")], "Ana", {"X": "X", "Y": "Y"})
    assert (found.cases, found.decisions, found.timed) == (2, 3, 2)
    assert (found.median, found.lower, found.upper) == (2.5, 2.25, 2.75)


def test_a_pause_and_the_first_decision_count_for_nothing() -> None:
    found = minutes_per_case([decided(0), decided(15), decided(31)], "Ana", {"X": "X"})
    assert (found.timed, found.median) == (1, 15.0)


def test_what_others_decide_meanwhile_does_not_count() -> None:
    found = minutes_per_case([decided(0), decided(1, by="Ben"), decided(4)], "Ana", {"X": "X"})
    assert (found.decisions, found.median) == (2, 4.0)


def test_a_claim_that_is_judged_takes_time_for_its_ceasefire() -> None:
    on_claim = Judgement(verdict=Verdict.REJECT, subject="c1", by="Ana", at=BEGAN + timedelta(minutes=3))
    assert minutes_per_case([decided(0), on_claim], "Ana", {"c1": "X"}).median == 3.0


def test_where_nobody_decided_twice_there_are_no_minutes() -> None:
    assert minutes_per_case([decided(0)], "Ana", {"X": "X"}).median is None


def test_what_a_person_accepted_or_corrected_is_their_coding(own_karabakh: str) -> None:
    with Ledger(own_karabakh) as ledger:
        ledger.judge("accept", CASE, field="effect", by="Ana")
        ledger.judge("correct", CASE, field="written", value="yes", by="Ana", why="it bears a date")
        ledger.judge("correct", CASE, field="ddr", value="none", by="Ana")
        ledger.judge("correct", CASE, field="mediators", value="Russia; France", by="Ben")
        shown, judgements = ledger.shown(), ledger.judgements()

        def find(asked: str) -> Ceasefire | None:
            return shown.case(asked)

        (coded,) = coding_of(judgements, "Ana", find, shown.claims)
        own = {one.id: one for one in machine_coding(shown.ceasefires, shown.claims)}[CASE]
    assert dict(coded.values) == {"cf_effect": "2020-10-10T12:00", "written": True, "ddr": "none"}
    assert coded.ceasefire == CASE
    assert coded.evidence["written"] == "it bears a date"
    assert "noon" in coded.evidence["cf_effect"] or "12:00" in coded.evidence["cf_effect"]
    assert own.values["written"] == "not mentioned"
    assert own.values["mediator_send"] == "Russia"
    assert reviewers(judgements) == ("Ana", "Ben")


def test_of_two_words_on_one_field_the_later_counts(own_karabakh: str) -> None:
    with Ledger(own_karabakh) as ledger:
        ledger.judge("correct", CASE, field="written", value="yes", by="Ana")
        ledger.judge("correct", CASE, field="written", value="unclear", by="Ana")
        shown = ledger.shown()
        (coded,) = coding_of(ledger.judgements(), "Ana", shown.case, shown.claims)
    assert dict(coded.values) == {"written": "unclear"}
