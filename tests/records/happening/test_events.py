"""Contacts, incidents and statements: accounts of one event stand together, others apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from events_by_hand import contact, incident, statement
from truceline.model import (
    Abstention,
    Act,
    Citation,
    Event,
    EventClaim,
    EventType,
    Exactness,
    Status,
)
from truceline.records import resolve
from truceline.records.happening.events import gather_events

MONDAY = cited("a", "2020-10-12", origin="TASS")
TUESDAY = cited("b", "2020-10-13", origin="AFP")
LATER = cited("c", "2020-10-30", origin="Reuters")


def who(events: Sequence[Event]) -> list[list[str]]:
    return [[side.id for side in event.who] for event in events]


def test_talks_told_twice_are_one_contact_with_two_origins() -> None:
    (event,) = gather_events(
        [
            contact(MONDAY, "ARM AZE RUS", date="2020-10-09", place="MOSCOW"),
            contact(TUESDAY, "ARM AZE", date="2020-10-09"),
        ]
    )
    assert [side.id for side in event.who] == ["ARM", "AZE", "RUS"]
    assert [place.id for place in event.place] == ["MOSCOW"]
    assert (event.origins, len(event.claims)) == (2, 2)


def test_talks_of_another_day_are_another_contact() -> None:
    told = [contact(MONDAY, "ARM AZE", date=f"2020-10-{day:02}", at=day) for day in (9, 10)]
    assert len(gather_events(told)) == 2


def test_talks_can_have_been_a_call_but_a_call_is_no_meeting() -> None:
    talks, call, meeting = (
        contact(source, "ARM RUS", form=form, date="2020-10-09")
        for source, form in ((MONDAY, "talks"), (TUESDAY, "call"), (LATER, "meeting"))
    )
    assert [event.what for event in gather_events([talks, call])] == ["call"]
    assert sorted(event.what for event in gather_events([call, meeting])) == ["call", "meeting"]


def test_two_calls_of_one_day_stay_two_and_an_account_that_fits_both_joins_neither() -> None:
    told = [
        contact(MONDAY, "ARM RUS", form="call", date="2020-10-09"),
        contact(MONDAY, "AZE RUS", form="call", date="2020-10-09"),
        contact(TUESDAY, "RUS", form="call", date="2020-10-09"),
    ]
    assert sorted(who(gather_events(told))) == [["ARM", "RUS"], ["AZE", "RUS"], ["RUS"]]


def test_two_who_meet_on_the_day_of_a_summit_are_not_the_summit() -> None:
    told = [
        contact(MONDAY, "CHN RUS", form="meeting", date="2020-10-09"),
        contact(TUESDAY, "BRA CHN IND RUS", form="meeting", date="2020-10-09"),
    ]
    assert len(gather_events(told)) == 2


def test_fighting_told_without_its_day_joins_the_one_event_of_that_month() -> None:
    vague = incident(MONDAY, date="2020-09", words="flared up")
    dated = incident(
        TUESDAY, mode="heavy-weapons", date="2020-09-27", place="NKR", words="fighting broke out"
    )
    (event,) = gather_events([vague, dated])
    assert (str(event.date), event.origins) == ("2020-09-27", 2)
    other = incident(LATER, date="2020-09-12", place="NKR")
    assert len(gather_events([vague, dated, other])) == 3


def test_news_without_a_day_is_of_its_day_or_the_day_before() -> None:
    dated = incident(MONDAY, "AZE", to="ARM", date="2020-10-12")
    assert len(gather_events([dated, incident(TUESDAY, "AZE")])) == 1
    assert len(gather_events([dated, incident(LATER, "AZE")])) == 2


def test_a_background_account_belongs_to_the_dated_one_of_its_own_article() -> None:
    dated = incident(LATER, "AZE", date="2020-09-27", at=100)
    assert len(gather_events([dated, incident(LATER, "AZE")])) == 1


def test_an_article_without_a_day_is_held_together_by_itself() -> None:
    told = [incident(cited(name, None), "AZE", at=at) for name, at in (("d", 0), ("d", 50), ("e", 0))]
    assert len(gather_events(told)) == 2


def test_the_place_parts_incidents_and_a_town_lies_in_its_state() -> None:
    town = incident(MONDAY, "AZE", date="2020-10-11", place="STEPANAKERT")
    state = incident(TUESDAY, "AZE", date="2020-10-11", place="AZE")
    other = incident(TUESDAY, "AZE", date="2020-10-11", place="GANJA")
    assert len(gather_events([town, other])) == 2
    (event,) = gather_events([town, state])
    assert [place.id for place in event.place] == ["STEPANAKERT"]


def test_fighting_can_be_the_air_strike_of_that_day_but_not_two_things_done_then() -> None:
    told = [
        incident(source, "AZE", date="2020-10-11", mode=mode)
        for source, mode in ((MONDAY, "aerial"), (TUESDAY, "heavy-weapons"))
    ]
    assert len(gather_events(told)) == 1  # one says less than the other and can be of it
    told.append(incident(LATER, "AZE", date="2020-10-11", mode="territory", words="took the village"))
    assert len(gather_events(told)) == 3


def test_what_an_article_states_is_actual_and_what_is_only_alleged_stays_so() -> None:
    alleged = incident(MONDAY, "ARM", status=Status.ALLEGED, said_by="AZE", date="2020-10-11")
    (event,) = gather_events([alleged])
    assert (event.status, event.said_by and event.said_by.id) == (Status.ALLEGED, "AZE")
    (event,) = gather_events([alleged, incident(TUESDAY, "ARM", date="2020-10-11")])
    assert (event.status, event.said_by) == (Status.ACTUAL, None)


CHARGE = "Azerbaijan accused Armenia of massing troops"


def charged(source: Citation = MONDAY, at: int = 0) -> EventClaim:
    return incident(
        source,
        "ARM",
        event=EventType.MOBILIZE,
        status=Status.ALLEGED,
        said_by="AZE",
        words=CHARGE,
        cue="massing",
        at=at,
    )


def denied(words: str, cue: str, *, by: str = "ARM", at: int = 60, topic: str | None = None) -> EventClaim:
    return statement(MONDAY, by, event=EventType.REJECT, words=words, cue=cue, at=at, topic=topic)


@pytest.mark.parametrize(
    "denial",
    [
        denied("Yerevan denied the allegations", "denied"),
        denied("Yerevan rejected the accusations", "rejected", topic="the accusations"),
        denied("Armenia denied massing its troops", "denied", topic="massing its troops"),
    ],
)
def test_who_is_accused_and_denies_it_in_the_next_sentence_is_told(denial: EventClaim) -> None:
    (event,) = gather_events([charged()], [denial])  # type: ignore[list-item]  # a statement
    assert [side.id for side in event.denied_by] == ["ARM"]
    assert denial.id in event.claims
    assert event.origins == 1


@pytest.mark.parametrize(
    "denial",
    [
        denied("Tehran denied the allegations", "denied", by="IRN"),
        denied("Armenia denied entry to the observers", "denied", topic="entry to the observers"),
        denied("Armenia rejected the proposal", "rejected", topic="the proposal"),
        denied("Armenia denied the allegations", "denied", at=2000),
        denied("Armenia welcomed the report", "welcomed"),
        statement(TUESDAY, "ARM", event=EventType.REJECT, words="denied it", cue="denied", at=60),
    ],
    ids=["another", "something else", "no charge", "far below", "no denial", "another article"],
)
def test_other_words_deny_nothing(denial: EventClaim) -> None:
    (event,) = gather_events([charged()], [denial])  # type: ignore[list-item]  # a statement
    assert event.denied_by == ()


def test_an_act_of_denying_and_an_incident_told_as_not_done_deny_it_too() -> None:
    act = claim(Act.DENY, MONDAY, by="ARM", at=60)
    (event,) = gather_events([charged()], [act])
    assert [side.id for side in event.denied_by] == ["ARM"]
    told = [
        incident(MONDAY, "ARM", status=Status.ALLEGED, said_by="AZE", date="2020-10-11"),
        incident(TUESDAY, "ARM", status=Status.NEGATED, said_by="ARM", date="2020-10-11"),
    ]
    (event,) = gather_events(told)
    assert (event.status, [side.id for side in event.denied_by]) == (Status.ALLEGED, ["ARM"])
    assert event.origins == 1


def test_the_most_exact_quantity_stands() -> None:
    told = [
        incident(source, "RUS", date="2020-11-10", number=number, exactness=exactness)
        for source, number, exactness in (
            (MONDAY, 2000, Exactness.ABOUT),
            (TUESDAY, 1960, Exactness.EXACT),
            (LATER, 2000, Exactness.ABOUT),
        )
    ]
    (event,) = gather_events(told)
    assert event.quantity is not None
    assert event.quantity.number == 1960


def test_statements_are_told_apart_by_what_they_are_on() -> None:
    told = [
        statement(MONDAY, "RUS", date="2020-10-12", topic="the withdrawal of troops"),
        statement(TUESDAY, "RUS", date="2020-10-12", topic="withdrawal", words="told of it"),
        statement(TUESDAY, "RUS", date="2020-10-12", topic="churches and monasteries"),
    ]
    assert sorted(len(event.claims) for event in gather_events(told)) == [1, 2]


def test_an_event_is_told_in_the_words_of_its_clause() -> None:
    words = "Azerbaijan launched an operation in the region on Tuesday, accusing Armenia"
    (event,) = gather_events([incident(MONDAY, "AZE", words=words, cue="launched")])
    assert event.says == "launched an operation in the region on Tuesday"
    words = "a summit of the leaders of Brazil, China and Russia was held"
    (event,) = gather_events([incident(MONDAY, "AZE", words=words, cue="summit")])
    assert event.says == "summit of the leaders of Brazil, China and Russia was held"


AGREED = claim(Act.AGREE, MONDAY, agreed="2020-10-09")


def test_a_ceasefire_has_what_is_told_about_it() -> None:
    (case,) = resolve(
        [
            AGREED,
            contact(MONDAY, "ARM AZE", date="2020-10-09"),
            incident(MONDAY, "AZE", date="2020-10-11", about=None),
        ]
    )
    assert case.contacts.value is not None
    assert who(case.contacts.value) == [["ARM", "AZE"]]
    assert case.incidents.abstention is Abstention.NOT_MENTIONED
    assert case.statements.abstention is Abstention.NOT_MENTIONED


def test_that_no_talks_were_held_is_none() -> None:
    (case,) = resolve([AGREED, contact(MONDAY, "ARM AZE", status=Status.NEGATED)])
    assert case.contacts.abstention is Abstention.NONE
    assert case.contacts.passes_over


SOURCES = [MONDAY, TUESDAY, LATER, cited("d", None), cited("e", "2020-10-12", origin="TASS")]
DAYS = st.sampled_from([None, "2020-10-11", "2020-10-12", "2020-10", "2020"])
SIDES = st.sampled_from(["", "ARM", "ARM AZE", "AZE", "ARM AZE RUS"])


@st.composite
def told_events(draw: st.DrawFn) -> EventClaim:
    source, at = draw(st.sampled_from(SOURCES)), draw(st.integers(0, 300))
    date, actors = draw(DAYS), draw(SIDES)
    place = draw(st.sampled_from(["", "NKR", "AZE"]))
    match draw(st.integers(0, 2)):
        case 0:
            form = draw(st.sampled_from(["talks", "call", "meeting"]))
            return contact(source, actors, form=form, date=date, place=place, at=at)
        case 1:
            status = draw(st.sampled_from(list(Status)))
            said_by = draw(st.sampled_from([None, "AZE", "ARM"]))
            return incident(source, actors, date=date, place=place, status=status, said_by=said_by, at=at)
        case _:
            event = draw(st.sampled_from([EventType.SUPPORT, EventType.REJECT]))
            topic = draw(st.sampled_from([None, "the prisoners", "prisoners and corridors", "the corridor"]))
            return statement(
                source,
                actors,
                event=event,
                date=date,
                topic=topic,
                at=at,
                words="they denied it",
                cue="denied",
            )


@settings(max_examples=100, deadline=None)
@given(st.lists(told_events(), max_size=14), st.randoms(use_true_random=False))
def test_every_claim_is_of_one_event_whatever_the_order(told: list[EventClaim], random: object) -> None:
    one_each = list({claim.id: claim for claim in told}.values())
    events = gather_events(one_each)
    assert sorted(key for event in events for key in event.claims) == sorted(c.id for c in one_each)
    assert all(1 <= event.origins <= len(event.claims) for event in events)
    shuffled = sorted(one_each, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis' Random
    assert gather_events([*shuffled, *shuffled[:3]]) == events
    by_statements = [claim for claim in one_each if claim.kind == "statement"]
    assert gather_events(shuffled, reversed(by_statements)) == gather_events(one_each, by_statements)
