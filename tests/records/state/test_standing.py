"""How a ceasefire stands on a day, by what is told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest

from ceasefires_by_hand import account, ceasefire, chosen, time
from claims_by_hand import cited, claim
from truceline.model import Abstention, Account, Act, Ceasefire, Choice, Standing, State, Status
from truceline.records import resolve, standing

ALLEGED, NEGATED, PLANNED = Status.ALLEGED, Status.NEGATED, Status.PLANNED


def on(day: str, *life: Account, **times: str) -> Standing:
    return standing(ceasefire(*life, **times), date.fromisoformat(day))


def in_force(day: str, *life: Account) -> Standing:
    return on(day, *life, agreed="2020-10-09", effect="2020-10-10T12:00+04:00")


def accusation(day: str, by: str = "AZE", said_by: str | None = "ARM") -> Account:
    return account(Act.VIOLATE, day, by=by, said_by=said_by, status=ALLEGED)


def word(day: str, said_by: str | None = None) -> Account:
    return account(Act.HOLD, day, said_by=said_by)


def who(told: Standing) -> list[str | None]:
    return [one.said_by.id if one.said_by else None for one in told.says]


def test_before_anything_is_told_it_is_not_yet_told() -> None:
    told = in_force("2020-10-08")
    assert (told.state, told.abstention, told.claims) == (State.NOT_TOLD, Abstention.NOT_MENTIONED, ())


def test_agreed_and_not_yet_in_effect() -> None:
    told = in_force("2020-10-09")
    assert (told.state, str(told.since), told.claims) == (State.AGREED, "2020-10-09", ("agreed-told",))


def test_in_force_from_the_day_of_its_effect() -> None:
    told = in_force("2020-10-10")
    assert (told.state, str(told.since), told.claims) == (State.IN_FORCE, "2020-10-10", ("effect-told",))


def test_a_start_that_nobody_reports_is_told_as_such() -> None:
    assert "no report tells that it did" in in_force("2020-10-12").reason
    begun = account(Act.EFFECT, told="2020-10-11")
    assert "no report tells that it did" not in in_force("2020-10-12", begun).reason


@pytest.mark.parametrize(
    "told, state",
    [
        (account(Act.CALL, "2020-10-05", by="RUS"), State.CALLED_FOR),
        (account(Act.PROPOSE, "2020-10-05", by="ARM"), State.PROPOSED),
        (account(Act.NEGOTIATE, "2020-10-05", by="ARM AZE"), State.PROPOSED),
        (account(Act.AGREE, "2020-10-18", by="ARM AZE", status=PLANNED, told="2020-10-05"), State.PROPOSED),
        (account(Act.AGREE, by="ARM AZE", status=PLANNED, told="2020-10-05"), State.PROPOSED),
        (account(Act.AGREE, "2020-10-05", by="ARM AZE"), State.AGREED),
        (account(Act.DECLARE, "2020-10-05", by="ARM"), State.AGREED),
        (account(Act.DECLARE, "2020-10-05", by="ARM", status=NEGATED), State.NOT_TOLD),
        (account(Act.EFFECT, "2020-10-05"), State.IN_FORCE),
        (account(Act.IMPLEMENT, "2020-10-05", by="ARM"), State.IN_FORCE),
        (account(Act.EXTEND, "2020-10-05"), State.IN_FORCE),
        (account(Act.HOLD, "2020-10-05"), State.HOLDING),
        (account(Act.HOLD, "2020-10-05", status=PLANNED), State.NOT_TOLD),
        (account(Act.VIOLATE, "2020-10-05", by="AZE"), State.VIOLATED),
        (account(Act.HOLD, "2020-10-05", status=NEGATED), State.VIOLATED),
        (account(Act.END, "2020-10-05"), State.NOT_TOLD),
        (account(Act.END, "2020-10-05", by="AZE", said_by="ARM", status=ALLEGED), State.CONTESTED),
        (account(Act.REACT, "2020-10-05", by="RUS"), State.NOT_TOLD),
        (account(Act.DENY, "2020-10-05", by="ARM"), State.NOT_TOLD),
    ],
)  # fmt: skip
def test_what_one_account_tells(told: Account, state: State) -> None:
    assert on("2020-10-06", told).state is state
    assert on("2020-10-04", told).state is State.NOT_TOLD


def test_a_later_call_or_offer_does_not_undo_an_agreement() -> None:
    later = (account(Act.CALL, "2020-10-09"), account(Act.PROPOSE, "2020-10-09", by="ARM"))
    assert in_force("2020-10-09", *later).state is State.AGREED


def test_one_side_accuses_the_other() -> None:
    told = in_force("2020-10-12", accusation("2020-10-11"))
    assert (told.state, str(told.since), who(told)) == (State.VIOLATED, "2020-10-11", ["ARM"])


def test_sides_that_accuse_each_other_contest_it() -> None:
    told = in_force("2020-10-12", accusation("2020-10-11"), accusation("2020-10-12", "ARM", "AZE"))
    assert (told.state, str(told.since), who(told)) == (State.CONTESTED, "2020-10-12", ["ARM", "AZE"])


def test_one_side_and_a_monitor_that_blame_the_same_side_do_not_contest_it() -> None:
    assert (
        in_force("2020-10-12", accusation("2020-10-11"), accusation("2020-10-12", "AZE", "OSCE")).state
        is State.VIOLATED
    )


def test_one_says_that_it_holds_another_that_it_is_broken() -> None:
    told = in_force("2020-10-14", accusation("2020-10-11"), word("2020-10-14", "RUS"))
    assert (told.state, who(told)) == (State.CONTESTED, ["ARM", "RUS"])


def test_who_says_later_that_it_holds_takes_back_that_it_is_broken() -> None:
    told = in_force("2020-10-14", accusation("2020-10-11"), word("2020-10-14", "ARM"))
    assert (told.state, str(told.since), who(told)) == (State.HOLDING, "2020-10-14", ["ARM"])
    assert in_force("2020-10-13", accusation("2020-10-11"), word("2020-10-14", "ARM")).state is State.VIOLATED


def test_what_one_says_of_a_day_can_be_both() -> None:
    assert (
        in_force("2020-10-14", word("2020-10-14"), account(Act.VIOLATE, "2020-10-14")).state
        is State.CONTESTED
    )


def test_a_denial_contests_what_is_denied() -> None:
    denial = account(Act.DENY, "2020-10-12", by="AZE")
    told = in_force("2020-10-12", accusation("2020-10-11"), denial)
    assert told.state is State.CONTESTED
    assert denial in told.says
    assert (
        in_force("2020-10-12", accusation("2020-10-11"), account(Act.DENY, "2020-10-12", by="ARM")).state
        is State.VIOLATED
    )


def test_to_deny_and_to_accuse_in_turn_are_both_kept() -> None:
    told = in_force(
        "2020-10-12", accusation("2020-10-12", "ARM", "AZE"), account(Act.DENY, "2020-10-12", by="AZE")
    )
    assert told.state is State.VIOLATED


def test_a_word_stands_for_a_month() -> None:
    assert in_force("2020-11-10", accusation("2020-10-11")).state is State.VIOLATED
    after = in_force("2020-11-11", accusation("2020-10-11"))
    assert (after.state, str(after.since)) == (State.IN_FORCE, "2020-10-10")


def test_what_was_said_before_it_began_is_not_said_of_it() -> None:
    assert in_force("2020-10-10", accusation("2020-10-09")).state is State.IN_FORCE


def test_an_account_without_a_day_counts_from_its_first_report() -> None:
    late = replace(accusation("2020-10-12"), date=None, told=time("2020-10-20"))
    assert in_force("2020-10-19", late).state is State.IN_FORCE
    assert str(in_force("2020-10-20", late).since) == "2020-10-20"


def test_ended_with_who_says_so() -> None:
    off = account(Act.END, "2020-10-15", by="ARM", said_by="ARM")
    told = in_force("2020-10-16", off)
    assert (told.state, str(told.since), told.says, told.claims) == (
        State.ENDED,
        "2020-10-15",
        (off,),
        off.claims,
    )
    assert in_force("2020-10-14", off).state is State.IN_FORCE


def test_one_sides_word_that_the_other_ended_it_ends_nothing() -> None:
    told = in_force("2020-10-16", account(Act.END, "2020-10-15", by="AZE", said_by="ARM", status=ALLEGED))
    assert (told.state, who(told)) == (State.CONTESTED, ["ARM"])


def test_fighting_on_the_day_it_ends_is_no_dissent_and_fighting_after_it_is() -> None:
    over = account(Act.END, "2020-10-15")
    assert in_force("2020-10-20", accusation("2020-10-15"), over).dissent == ()
    assert in_force("2020-10-20", accusation("2020-10-16"), over).dissent == (accusation("2020-10-16"),)


def test_said_to_hold_after_it_was_said_to_have_ended() -> None:
    told = in_force("2020-10-20", account(Act.END, "2020-10-15"), word("2020-10-18", "RUS"))
    assert (told.state, who(told)) == (State.CONTESTED, [None, "RUS"])


def test_said_to_hold_before_it_ended_contests_nothing() -> None:
    assert (
        in_force("2020-10-20", word("2020-10-14", "RUS"), account(Act.END, "2020-10-15")).state is State.ENDED
    )


def test_prolonged_after_its_end_it_is_in_force_again() -> None:
    told = in_force("2020-10-20", account(Act.END, "2020-10-15"), account(Act.EXTEND, "2020-10-17"))
    assert (told.state, str(told.since)) == (State.IN_FORCE, "2020-10-17")


def test_what_ended_before_it_was_agreed_did_not_end() -> None:
    assert in_force("2020-10-12", account(Act.END, "2020-04-28")).state is State.IN_FORCE


def test_its_fixed_time_runs_out_and_nobody_tells_what_came_then() -> None:
    times = {"agreed": "2020-10-09", "effect": "2020-10-10T12:00+04:00", "duration": "PT72H"}
    assert on("2020-10-12", **times).state is State.IN_FORCE
    told = on("2020-10-13", **times)
    assert (told.state, str(told.since)) == (State.LAPSED, "2020-10-13")
    assert told.claims == ("duration-told", "effect-told")


@pytest.mark.parametrize(
    "length, last",
    [("P7D", "2020-10-17"), ("P1W", "2020-10-17"), ("P1M", "2020-11-10"), ("P1Y", "2021-10-10")],
)
def test_lengths_of_any_unit_run_out(length: str, last: str) -> None:
    told = on(last, agreed="2020-10-09", effect="2020-10-10", duration=length)
    assert (told.state, str(told.since)) == (State.LAPSED, last)


@pytest.mark.parametrize("length", ["P", "PT", "a week", "P9999999999D", "P99999Y"])
def test_a_length_that_is_none_or_beyond_the_calendar_runs_not_out(length: str) -> None:
    assert on("2020-10-20", agreed="2020-10-09", effect="2020-10-10", duration=length).state is State.IN_FORCE


def test_a_time_that_was_prolonged_does_not_run_out() -> None:
    longer = account(Act.EXTEND, "2020-10-12")
    assert on("2020-10-14", longer, effect="2020-10-10T12:00", duration="PT72H").state is State.IN_FORCE


def test_a_planned_end_that_nobody_reports_lapses_and_a_reported_one_ends() -> None:
    planned = account(Act.END, "2020-10-15", status=PLANNED, told="2020-10-10")
    assert on("2020-10-16", planned, effect="2020-10-10", ended="2020-10-15").state is State.LAPSED
    over = account(Act.END, "2020-10-15", key="ended-told")
    assert on("2020-10-16", over, effect="2020-10-10", ended="2020-10-15").state is State.ENDED


def test_nothing_told_for_a_year_it_lapses_without_report() -> None:
    told = in_force("2021-10-16", word("2020-10-15"))
    assert (told.state, told.claims) == (State.LAPSED, word("2020-10-15").claims)
    assert told.reason == "nothing is told of it after 2020-10-15"
    assert in_force("2021-10-15", word("2020-10-15")).state is State.IN_FORCE


def test_a_new_report_ends_the_silence() -> None:
    told = in_force("2023-01-02", word("2020-10-15"), word("2023-01-01", "RUS"))
    assert (told.state, who(told)) == (State.HOLDING, ["RUS"])


def test_a_day_within_the_bounds_of_its_agreement_is_unclear() -> None:
    told = on("2020-10-25", agreed="2020-10-23..2020-11-11")
    assert (told.state, told.abstention) == (None, Abstention.UNCLEAR)
    assert told.could_be == (State.NOT_TOLD, State.AGREED)
    assert told.reason == "its agreement lies between 2020-10-23 and 2020-11-11"
    assert on("2020-10-22", agreed="2020-10-23..2020-11-11").state is State.NOT_TOLD
    assert on("2020-11-11", agreed="2020-10-23..2020-11-11").state is State.AGREED


def test_a_month_is_unclear_only_within() -> None:
    states = [on(day, effect="2020-10").state for day in ("2020-09-30", "2020-10-15", "2020-10-31")]
    assert states == [State.NOT_TOLD, None, State.IN_FORCE]


def test_agreed_not_after_its_first_report_is_unclear_for_what_can_be_news_then() -> None:
    told = on("2020-10-25", agreed="..2020-11-11")
    assert told.could_be == (State.NOT_TOLD, State.AGREED)
    assert "not after 2020-11-11" in told.reason
    assert on("2019-10-25", agreed="..2020-11-11").state is State.NOT_TOLD


def test_an_end_told_without_a_day_can_lie_anywhere_since_its_start() -> None:
    over = account(Act.END, told="2020-11-11")
    assert in_force("2020-10-08", over).state is State.NOT_TOLD
    assert in_force("2020-10-20", over).could_be == (State.IN_FORCE, State.ENDED)
    told = in_force("2020-11-11", over)
    assert (told.state, str(told.since)) == (State.ENDED, "2020-10-10..2020-11-11")


def test_bounds_that_do_not_matter_make_nothing_unclear() -> None:
    vague = account(Act.VIOLATE, "2020-10", by="AZE", said_by="ARM", status=ALLEGED)
    told = in_force("2020-10-15", accusation("2020-10-11"), vague)
    assert told.state is State.VIOLATED


def test_a_correction_by_a_person_is_what_it_rests_on() -> None:
    set_by = Choice(value=time("2020-10-12"), judgements=("j",), reason="set by Ana", made_by="x")
    told = standing(replace(ceasefire(agreed="2020-10-09"), effect=set_by), date(2020, 10, 12))
    assert (told.state, told.claims, told.judgements) == (State.IN_FORCE, (), ("j",))


def test_an_end_that_a_person_set_is_an_end() -> None:
    set_by = Choice(value=time("2020-10-20"), judgements=("j",), reason="set by Ana", made_by="x")
    given = replace(ceasefire(effect="2020-10-10", duration="P7D"), ended=set_by)
    assert standing(given, date(2020, 10, 19)).state is State.IN_FORCE
    assert standing(given, date(2020, 10, 20)).state is State.ENDED


def test_an_agreement_only_announced_is_none_when_its_day_comes() -> None:
    planned = account(Act.AGREE, "2020-10-18", status=PLANNED, told="2020-10-05")
    given = replace(ceasefire(planned), agreed=chosen(time("2020-10-18"), *planned.claims))
    assert standing(given, date(2020, 10, 18)).state is State.PROPOSED


def test_who_denies_having_agreed_dissents() -> None:
    denial = account(Act.DENY, "2020-10-09", by="AZE")
    assert in_force("2020-10-09", denial).dissent == (denial,)


def test_who_rejects_an_offer_dissents() -> None:
    refusal = account(Act.REJECT, "2020-10-06", by="AZE")
    told = on("2020-10-07", account(Act.PROPOSE, "2020-10-05", by="ARM"), refusal)
    assert (told.state, told.dissent) == (State.PROPOSED, (refusal,))


def test_what_has_no_day_at_all_moves_nothing() -> None:
    assert on("2020-10-10", account(Act.AGREE), account(Act.HOLD)).state is State.NOT_TOLD


def test_of_claims_from_articles() -> None:
    first = claim(Act.AGREE, cited("a", "2020-10-09"), by="ARM AZE", agreed="2020-10-09", start="2020-10-10")
    breach = claim(
        Act.VIOLATE, cited("b", "2020-10-12"), by="AZE", said_by="ARM", status=ALLEGED, agreed="2020-10-11"
    )
    (made,) = resolve([first, breach])
    days = {day: _state(made, day) for day in ("2020-10-08", "2020-10-09", "2020-10-10", "2020-10-11")}
    assert list(days.values()) == [State.NOT_TOLD, State.AGREED, State.IN_FORCE, State.VIOLATED]


def _state(made: Ceasefire, day: str) -> State | None:
    return standing(made, date.fromisoformat(day)).state


@pytest.mark.parametrize("days", [5, 30, 3000])
def test_the_standing_of_a_case_of_many_thousand_accounts_is_told_in_time(days: int) -> None:
    first = date(2015, 1, 1)
    life = [
        account(act, str(first + timedelta(days=n % days)), by="AZE", said_by=f"V{n % 40}", key=f"c{n}")
        for n, act in enumerate([Act.VIOLATE, Act.HOLD, Act.VIOLATE, Act.DENY] * 1250)
    ]
    made = ceasefire(*life, effect="2015-01-01")
    began = process_time()
    standing(made, date(2024, 1, 1))
    assert process_time() - began < 5
