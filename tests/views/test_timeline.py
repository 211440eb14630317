"""A ceasefire and a conflict in order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from events_by_hand import contact, incident, statement
from truceline.model import Act, ActClaim, Claim, EventType, Status, When
from truceline.records import gather, resolve
from truceline.views.conflicts import conflict_row, find_conflict
from truceline.views.entries import Entry
from truceline.views.summaries import summarise_conflict
from truceline.views.timeline import Timeline, between, case_timeline, conflict_timeline

REPORT = cited("a", "2020-10-20", outlet="Gazette")
AGREED = claim(Act.AGREE, REPORT, by="ARM AZE", agreed="2020-10-09", start="2020-10-10T12:00")


def made(*claims: Claim, as_of: date | None = None) -> Timeline:
    (ceasefire,) = resolve(claims)
    return case_timeline(ceasefire, {one.id: one for one in claims}, as_of)


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.time.words if entry.time else "", entry.what) for entry in entries]


def test_acts_and_events_stand_in_order_of_time() -> None:
    timeline = made(
        AGREED,
        incident(REPORT, "AZE", date="2020-10-12", at=40),
        contact(REPORT, "ARM AZE", date="2020-10-08", at=60),
        claim(
            Act.VIOLATE, REPORT, by="AZE", said_by="ARM", status=Status.ALLEGED, agreed="2020-10-11", at=80
        ),
    )
    assert told(timeline.entries) == [
        ("2020-10-08", "talks"),
        ("2020-10-09", "agreed"),
        ("2020-10-10 12:00", "in effect"),
        ("2020-10-11", "broken"),
        ("2020-10-12", "ASSAULT"),
    ]
    broken = timeline.entries[3]
    assert (broken.said_by, broken.status, broken.who) == ("Armenia", "alleged", ("Azerbaijan",))


def test_what_is_told_without_a_time_stands_apart_with_the_day_of_its_report() -> None:
    timeline = made(AGREED, claim(Act.HOLD, REPORT, at=40), statement(REPORT, "RUS", at=60))
    assert [(entry.what, entry.told) for entry in timeline.undated] == [
        ("held", "2020-10-20"),
        ("SUPPORT", "2020-10-20"),
    ]


def test_a_time_within_bounds_keeps_them() -> None:
    vague = When(earliest=When.of("2020-10-12").earliest, latest=When.of("2020-10-15").latest)
    timeline = made(AGREED, replace(incident(REPORT, "AZE", at=40), date=vague))
    time = timeline.entries[-1].time
    assert time is not None
    assert (time.value, time.precision, time.earliest, time.latest) == (
        None,
        "open",
        "2020-10-12",
        "2020-10-15",
    )
    assert time.words == "between 2020-10-12 and 2020-10-15"


def test_one_passage_that_tells_a_thing_twice_gives_one_entry_with_all_claims() -> None:
    negotiated = claim(Act.NEGOTIATE, REPORT, by="ARM AZE", at=40)
    talks = contact(REPORT, "ARM AZE", date="2020-10-08", at=40)
    broken = claim(Act.VIOLATE, REPORT, by="AZE", said_by="ARM", status=Status.ALLEGED, at=60)
    accused = replace(statement(REPORT, "ARM", event=EventType.ACCUSE, at=60), on_act=Act.VIOLATE)
    timeline = made(AGREED, negotiated, talks, broken, accused)
    by_what = {entry.what: entry for entry in (*timeline.entries, *timeline.undated)}
    assert by_what.keys() == {"agreed", "in effect", "talks", "broken"}
    assert set(by_what["talks"].claims) == {negotiated.id, talks.id}
    assert set(by_what["broken"].claims) == {broken.id, accused.id}
    called = claim(Act.CALL, REPORT, by="RUS", at=70)
    asked = statement(REPORT, "RUS", event=EventType.REQUEST, at=70)
    assert "REQUEST" not in {entry.what for entry in made(AGREED, called, asked).undated}
    elsewhere = replace(statement(REPORT, "ARM", event=EventType.ACCUSE, at=90), on_act=Act.VIOLATE)
    assert "ACCUSE" in {entry.what for entry in made(AGREED, broken, elsewhere).undated}


def test_the_states_run_to_the_last_report_or_to_the_day_asked_for() -> None:
    (lane,) = made(AGREED).lanes
    assert [(phase.state, phase.first, phase.last) for phase in lane.phases] == [
        ("agreed", "2020-10-09", "2020-10-09"),
        ("in force", "2020-10-10", "2020-10-20"),
    ]
    assert made(AGREED, as_of=date(2020, 10, 12)).until == "2020-10-12"


def test_what_is_planned_for_later_does_not_make_the_states_last_longer() -> None:
    timeline = made(AGREED, contact(REPORT, "ARM AZE", date="2020-12-24", status=Status.PLANNED, at=40))
    assert timeline.until == "2020-10-20"
    undated = claim(Act.AGREE, cited("u", None), by="ARM AZE", agreed="2020-10-09")
    assert made(undated).until == "2020-10-09"


def test_a_part_of_a_timeline_is_what_can_have_been_in_it() -> None:
    timeline = made(
        AGREED,
        incident(REPORT, "AZE", date="2020-10-12", at=40),
        incident(REPORT, "ARM", date="2020-10", at=60),
        claim(Act.HOLD, REPORT, at=80),
    )
    part = between(timeline, date(2020, 10, 12), date(2020, 10, 14))
    assert told(part.entries) == [("2020-10", "ASSAULT"), ("2020-10-12", "ASSAULT")]
    assert [(phase.first, phase.last) for phase in part.lanes[0].phases] == [("2020-10-12", "2020-10-14")]
    assert part.undated == ()
    assert between(timeline, None, None) is timeline


def test_a_conflict_mixes_its_ceasefires_and_what_lies_between() -> None:
    other = claim(Act.AGREE, cited("b", "2020-11-12"), by="ARM AZE", agreed="2020-11-09")
    between_them = incident(REPORT, "AZE", date="2020-10-19", about=None, at=40)
    claims: dict[str, Claim] = {one.id: one for one in (AGREED, other, between_them)}
    cases = resolve(claims.values())
    (conflict,) = gather(cases, claims)
    timeline = conflict_timeline(conflict, cases, claims)
    assert [entry.ceasefire for entry in timeline.entries] == [cases[0].id, cases[0].id, None, cases[1].id]
    assert [lane.ceasefire for lane in timeline.lanes] == [case.id for case in cases]
    row = conflict_row(summarise_conflict(conflict, {case.id: case for case in cases}, claims))
    assert (row.sides, row.articles, row.ceasefires) == (("Armenia", "Azerbaijan"), 2, conflict.ceasefires)
    assert find_conflict("aze-arm", [conflict]) is conflict
    assert find_conflict("armenia and azerbaijan", [conflict]) is conflict
    assert find_conflict("AZE", [conflict]) is None


def test_an_accusation_and_its_denial_stand_with_the_incident_they_are_of() -> None:
    massed = incident(REPORT, "ARM", said_by="AZE", status=Status.ALLEGED, about=None, at=40)
    accused = statement(REPORT, "AZE", event=EventType.ACCUSE, to="ARM", about=None, at=40)
    denied = statement(
        REPORT, "ARM", event=EventType.REJECT, words="denied it", cue="denied", about=None, at=90
    )
    praised = statement(REPORT, "RUS", about=None, at=120)
    claims: dict[str, Claim] = {one.id: one for one in (AGREED, massed, accused, denied, praised)}
    cases = resolve(claims.values())
    (conflict,) = gather(cases, claims)
    timeline = conflict_timeline(conflict, cases, claims)
    assert [entry.what for entry in timeline.undated] == ["ASSAULT", "SUPPORT"]
    (told_of, _) = timeline.undated
    assert (told_of.denied_by, set(told_of.claims)) == (("Armenia",), {massed.id, accused.id, denied.id})
    assert told_of.origins == 1


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([Act.HOLD, Act.VIOLATE, Act.NEGOTIATE, Act.REACT, Act.END]),
            st.sampled_from([None, "2020-10-11", "2020-10", "2020-10-12T08:00"]),
            st.integers(0, 60),
        ),
        max_size=8,
    )
)
def test_no_claim_of_an_account_or_event_is_lost(acts: list[tuple[Act, str | None, int]]) -> None:
    more: list[ActClaim] = [claim(act, REPORT, agreed=day, at=at) for act, day, at in acts]
    talks = contact(REPORT, "ARM AZE", at=40)
    timeline = made(AGREED, *more, talks)
    shown = {one for entry in (*timeline.entries, *timeline.undated) for one in entry.claims}
    assert shown == {AGREED.id, talks.id, *(one.id for one in more)}
    days = [entry.time.earliest or entry.time.latest for entry in timeline.entries if entry.time]
    assert days == sorted(day for day in days if day)
