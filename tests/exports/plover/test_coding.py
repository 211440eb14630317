"""What acts and events of a ceasefire are in PLOVER, one rule each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_by_hand import cited, claim
from events_by_hand import contact, incident, statement
from truceline.exports.losses import Losing, LossKind
from truceline.exports.plover.coding import plover_case
from truceline.exports.plover.event import PloverCase, PloverEvent
from truceline.model import Act, ActClaim, Claim, EventType, Span, Status, TermType, When
from truceline.records import resolve

GAZETTE = cited("gazette", "2020-10-10", outlet="Gazette")
COURIER = cited("courier", "2020-10-11", outlet="Courier")
AGREED = claim(Act.AGREE, GAZETTE, by="ARM AZE", agreed="2020-10-09", start="2020-10-10T12:00")


def coded(*claims: Claim, losing: Losing | None = None) -> PloverCase:
    """The ceasefire of the last of these claims, which an agreement goes before, as PLOVER has it."""
    given = (AGREED, *claims)
    case = next(one for one in resolve(given) if given[-1].id in one.claims)
    return plover_case(case, {one.id: one for one in given}, {"gazette": "en"}, losing or Losing())


def told(case: PloverCase, what: str) -> list[PloverEvent]:
    return [event for event in case.events if event.told == what]


def ids(event: PloverEvent) -> tuple[list[str | None], list[str | None]]:
    return [one.id for one in event.actors], [one.id for one in event.recipients]


def test_an_agreement_is_a_commitment_of_its_sides() -> None:
    [event] = coded().events
    assert (event.type, event.modes, event.contexts) == ("AGREE", (), ("military",))
    assert ids(event) == (["ARM", "AZE"], [])
    assert (event.date, event.status, event.cameo) == ("2020-10-09", "actual", "0356")
    assert [(one.code, one.sector) for one in event.actors] == [("ARM", "GOV"), ("AZE", "GOV")]


def test_the_evidence_is_the_passage_with_its_place_in_the_article() -> None:
    [event] = coded().events
    assert (event.source.text, event.source.start, event.source.end) == ("words", 0, 5)
    assert (event.source.document, event.source.publication) == ("gazette", "Gazette")
    assert (event.source.published, event.source.language) == ("2020-10-10", "en")
    assert event.claims == (AGREED.id,)


@pytest.mark.parametrize(
    "act, by, expected",
    [
        (Act.CALL, "RUS", ("REQUEST", ("yield",), ["RUS"])),
        (Act.PROPOSE, "ARM", ("AGREE", (), ["ARM"])),
        (Act.REJECT, "ARM", ("REJECT", ("yield",), ["ARM"])),
        (Act.DECLARE, "ARM", ("CONCEDE", (), ["ARM"])),
        (Act.EFFECT, "", ("RETREAT", ("ceasefire",), ["ARM", "AZE"])),
        (Act.HOLD, "", ("RETREAT", ("ceasefire",), ["ARM", "AZE"])),
        (Act.EXTEND, "ARM AZE", ("CONCEDE", (), ["ARM", "AZE"])),
        (Act.VIOLATE, "ARM", ("ASSAULT", (), ["ARM"])),
        (Act.VIOLATE, "", ("ASSAULT", (), [])),
        (Act.DENY, "ARM", ("REJECT", (), ["ARM"])),
        (Act.END, "ARM", ("REJECT", ("yield",), ["ARM"])),
    ],
)
def test_each_act_is_its_event(act: Act, by: str, expected: tuple[str, tuple[str, ...], list[str]]) -> None:
    [event] = told(coded(claim(act, COURIER, by=by, at=50)), act)
    assert (event.type, event.modes, ids(event)[0]) == expected


def test_a_call_is_made_to_the_parties() -> None:
    [event] = told(coded(claim(Act.CALL, COURIER, by="RUS", at=50)), "call")
    assert ids(event) == (["RUS"], ["ARM", "AZE"])


def test_a_breach_that_one_side_alleges_is_its_accusation() -> None:
    breach = claim(
        Act.VIOLATE, COURIER, by="ARM", said_by="AZE", status=Status.ALLEGED, agreed="2020-10-10", at=50
    )
    [event] = told(coded(breach), "violate")
    assert (event.type, event.modes) == ("ACCUSE", ("allege",))
    assert ids(event) == (["AZE"], ["ARM"])
    assert event.said_by == ()


def test_the_day_of_what_is_alleged_is_not_that_of_the_accusation() -> None:
    breach = claim(
        Act.VIOLATE, COURIER, by="ARM", said_by="AZE", status=Status.ALLEGED, agreed="2020-10-10", at=50
    )
    [event] = told(coded(breach), "violate")
    assert (event.date, event.deed_at) == (None, "2020-10-10")


def test_an_incident_that_one_side_tells_of_the_other_is_an_accusation() -> None:
    [event] = told(coded(incident(GAZETTE, "ARM", said_by="AZE", at=80)), "incident")
    assert (event.type, event.modes, ids(event)) == ("ACCUSE", ("allege",), (["AZE"], ["ARM"]))


def test_an_incident_that_reports_state_or_others_tell_is_one() -> None:
    stated = told(coded(incident(GAZETTE, "ARM", at=80)), "incident")
    by_others = told(coded(incident(GAZETTE, "ARM", said_by="RUS", at=80)), "incident")
    assert [(one.type, one.modes, one.said_by) for one in stated] == [("ASSAULT", ("firearms",), ())]
    assert [(one.type, one.said_by) for one in by_others] == [("ASSAULT", ("RUS",))]


def test_an_incident_in_the_words_of_an_accusation_is_that_accusation() -> None:
    passage = Span(start=80, end=100, quote="fired on the village")
    breach = claim(Act.VIOLATE, COURIER, by="ARM", said_by="AZE", status=Status.ALLEGED, at=80)
    losing = Losing()
    case = coded(replace(breach, span=passage), incident(COURIER, "ARM", at=80), losing=losing)
    [event] = told(case, "violate")
    assert told(case, "incident") == []
    assert len(event.claims) == 2
    assert "incident" in [
        loss.what for loss in losing.losses("plover", rows=0, ceasefires=1, written=1).losses
    ]


@pytest.mark.parametrize(
    "act, status, expected",
    [
        (Act.EFFECT, Status.PLANNED, ("AGREE", (), ("military",))),
        (Act.HOLD, Status.NEGATED, ("RETREAT", ("ceasefire",), ("military", "negation"))),
        (Act.NEGOTIATE, Status.PLANNED, ("CONSULT", (), ("diplomatic", "future"))),
    ],
)
def test_what_is_planned_or_did_not_happen_says_so(
    act: Act, status: Status, expected: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    [event] = told(coded(claim(act, COURIER, by="ARM", status=status, at=50)), act)
    assert (event.type, event.modes, event.contexts) == expected


def test_an_intent_has_no_day_of_its_own() -> None:
    planned = claim(Act.IMPLEMENT, COURIER, by="ARM", status=Status.PLANNED, agreed="2020-12-01", at=50)
    [event] = told(coded(planned), "implement")
    assert (event.type, event.date, event.deed_at) == ("AGREE", None, "2020-12-01")


@pytest.mark.parametrize(
    "terms, by, expected",
    [
        ((TermType.WITHDRAWAL,), "ARM", ("RETREAT", ("withdraw",), ("military",))),
        ((TermType.PRISONER_EXCHANGE,), "ARM AZE", ("RETREAT", ("release",), ())),
        ((TermType.PEACEKEEPERS,), "RUS", ("AID", (), ("peacekeeping",))),
        ((TermType.PEACEKEEPERS,), "", ("RETREAT", ("access",), ("peacekeeping",))),
        ((TermType.AMNESTY,), "ARM", ("CONCEDE", (), ("legal",))),
        (
            (TermType.WITHDRAWAL, TermType.DISARMAMENT),
            "ARM",
            ("RETREAT", ("withdraw", "disarm"), ("military",)),
        ),
        ((), "ARM", ("RETREAT", (), ())),
    ],
)
def test_what_is_carried_out_is_told_by_its_terms(
    terms: tuple[TermType, ...], by: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    done = replace(claim(Act.IMPLEMENT, COURIER, by=by, at=50), terms=terms)
    [event] = told(coded(done), "implement")
    assert (event.type, event.modes, event.contexts) == expected


def reaction(cue: str) -> ActClaim:
    words = Span(start=50, end=50 + len(cue), quote=cue)
    return replace(claim(Act.REACT, COURIER, by="RUS", at=50), cue=words, span=words)


def test_reactions_are_support_or_accusations() -> None:
    assert [one.type for one in coded(reaction("welcomed the truce")).events] == ["AGREE", "SUPPORT"]
    [against] = told(coded(reaction("condemned the truce")), "react")
    assert (against.type, against.modes) == ("ACCUSE", ("disapprove",))


@pytest.mark.parametrize("act", [Act.END, Act.REACT])
def test_what_is_no_event_is_told_as_lost(act: Act) -> None:
    losing = Losing()
    case = coded(claim(act, COURIER, at=50), losing=losing)
    [loss] = [one for one in losing.losses("", rows=0, ceasefires=1, written=1).losses if one.what == act]
    assert told(case, act) == []
    assert (loss.kind, loss.count, loss.ceasefires) == (LossKind.LEFT_OUT, 1, (case.id,))


def test_talks_are_one_event_of_all_who_take_part() -> None:
    [event] = told(
        coded(contact(GAZETTE, "ARM RUS", date="2020-10-08", place="RUS-moscow", at=80)), "contact"
    )
    assert (event.type, event.contexts, ids(event)) == ("CONSULT", ("diplomatic",), (["ARM", "RUS"], []))
    assert event.place is not None
    assert (event.place.country, event.place.feature) == ("RUS", "P")


def test_a_statement_keeps_its_type_and_its_addressees() -> None:
    threat = statement(GAZETTE, "ARM", to="AZE", event=EventType.THREATEN, stance="against", at=80)
    [event] = told(coded(threat), "statement")
    assert (event.type, ids(event)) == ("THREATEN", (["ARM"], ["AZE"]))


def test_a_mode_that_plover_does_not_have_is_left_empty_and_told() -> None:
    losing = Losing()
    [event] = told(coded(incident(GAZETTE, "ARM", mode="territory", at=80), losing=losing), "incident")
    losses = losing.losses("", rows=0, ceasefires=1, written=1).losses
    assert event.modes == ()
    assert [loss.count for loss in losses if loss.what == "mode"] == [1]


def test_our_word_for_a_mode_becomes_plovers() -> None:
    taken = incident(GAZETTE, "ARM", event=EventType.COERCE, mode="seize", at=80)
    assert told(coded(taken), "incident")[0].modes == ("confiscate",)


def test_an_agreement_told_again_less_exactly_is_one_event() -> None:
    again = claim(Act.AGREE, COURIER, said_by="RUS", agreed="2020-10", at=50)
    [event] = coded(again).events
    assert (event.date, ids(event)[0]) == ("2020-10-09", ["ARM", "AZE"])
    assert set(event.claims) == {AGREED.id, again.id}
    assert event.said_by == ()


def test_reports_that_contradict_each_other_stay_two_events() -> None:
    other = claim(Act.AGREE, COURIER, by="ARM AZE", said_by="RUS", agreed="2020-10-08", at=50)
    assert [event.date for event in told(coded(other), "agree")] == ["2020-10-08", "2020-10-09"]


def test_breaches_without_a_day_stay_apart() -> None:
    one = claim(Act.VIOLATE, COURIER, by="ARM", at=50)
    other = claim(Act.VIOLATE, cited("later", "2020-12-01"), by="ARM", said_by="RUS", at=50)
    assert len(told(coded(one, other), "violate")) == 2


def test_a_breach_of_one_day_is_one_event_whoever_tells_it() -> None:
    one = claim(Act.VIOLATE, COURIER, by="ARM", agreed="2020-10-11", at=50)
    other = claim(Act.VIOLATE, COURIER, by="ARM", said_by="RUS", agreed="2020-10-11", at=70)
    [event] = told(coded(one, other), "violate")
    assert set(event.claims) == {one.id, other.id}


def test_a_month_is_no_day_and_bounds_are_no_date() -> None:
    month = claim(Act.VIOLATE, COURIER, by="ARM", agreed="2020-10", at=50)
    week = When(earliest=When.of("2020-10-10").earliest, latest=When.of("2020-10-16").latest)
    bounded = replace(claim(Act.REJECT, COURIER, by="ARM", at=70), act_date=week)
    case = coded(month, bounded)
    assert [event.date for event in told(case, "violate")] == ["2020-10"]
    [event] = told(case, "reject")
    assert (event.date, event.between) == (None, ("2020-10-10T00:00:00", "2020-10-17T00:00:00"))


def test_the_sentence_shown_is_one_that_tells_the_time() -> None:
    early = cited("early", "2020-10-09")
    untimed = claim(Act.AGREE, early, by="ARM AZE", at=50)
    [event] = coded(untimed).events
    assert event.source.document == "gazette"


def test_the_place_of_a_breach_is_where_it_happened_and_that_of_an_agreement_is_not() -> None:
    breach = claim(Act.VIOLATE, COURIER, by="ARM", place="AZE-tartar NKR", at=50)
    held = replace(AGREED, place=breach.place)
    [case] = resolve((held, breach))
    losing = Losing()
    made = plover_case(case, {one.id: one for one in (held, breach)}, {}, losing)
    places = {event.told: event.place and event.place.id for event in made.events}
    assert places == {"agree": None, "violate": "AZE-tartar"}
    assert told(made, "violate")[0].also_in == ("NKR",)
    assert "place" in [loss.what for loss in losing.losses("", rows=0, ceasefires=1, written=1).losses]


def test_terms_of_two_types_are_one_event_and_what_is_left_is_told() -> None:
    done = replace(
        claim(Act.IMPLEMENT, COURIER, by="ARM", at=50), terms=(TermType.WITHDRAWAL, TermType.AMNESTY)
    )
    losing = Losing()
    [event] = told(coded(done, losing=losing), "implement")
    losses = losing.losses("", rows=0, ceasefires=1, written=1).losses
    assert (event.type, event.modes) == ("RETREAT", ("withdraw",))
    assert [loss.count for loss in losses if loss.what == "terms"] == [1]


def test_a_doubt_about_the_time_is_told_as_lost() -> None:
    day = replace(When.of("2020-10-11"), doubts=("weekday disagrees with date",))
    losing = Losing()
    coded(replace(claim(Act.REJECT, COURIER, by="ARM", at=50), act_date=day), losing=losing)
    losses = losing.losses("", rows=0, ceasefires=1, written=1).losses
    assert [loss.kind for loss in losses if loss.what == "date"] == [LossKind.COARSER]
