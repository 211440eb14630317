import pytest

from claims_by_hand import claim
from terms_by_hand import act, agreed, amount, article, ceasefire, term
from truceline.model import Abstention, Act, Ceasefire, Enforcement, Status, TermType

ONE, TWO = article("2020-11-10", outlet="one"), article("2020-11-12", outlet="two")
MONITORING, WITHDRAWAL, PEACEKEEPERS = TermType.MONITORING, TermType.WITHDRAWAL, TermType.PEACEKEEPERS
DISARMAMENT, OTHER = TermType.DISARMAMENT, TermType.OTHER


def strengths(made: Ceasefire) -> dict[str, int]:
    return {provision.code: provision.strength for provision in made.provisions.value or ()}


def test_mechanisms_are_monitoring_and_separation_with_the_forms_they_take() -> None:
    made = ceasefire(
        term(MONITORING, ONE, "a joint commission is to look into violations", by="ARM AZE"),
        term(WITHDRAWAL, TWO, by="ARM"),
        term(TermType.AMNESTY, TWO),
    ).implementation
    assert made.value == (MONITORING, WITHDRAWAL)
    assert made.reason == "monitoring (committee, complaints); withdrawal (separation)"
    assert len(made.rests_on) == 2


def test_a_term_that_is_watched_over_is_monitored() -> None:
    made = ceasefire(
        term(DISARMAMENT, ONE, "to lay down arms, supervised by Russia", by="AZE")
    ).implementation
    assert made.value == (MONITORING,)


def test_a_mechanism_that_is_only_asked_for_is_unclear_and_one_left_out_is_none() -> None:
    asked = ceasefire(agreed(ONE), act(Act.CALL, ONE, MONITORING, by="RUS")).implementation
    assert asked.abstention is Abstention.UNCLEAR
    silent = ceasefire(
        term(MONITORING, ONE, "makes no mention of monitors", status=Status.NEGATED)
    ).implementation
    assert silent.abstention is Abstention.NONE
    assert ceasefire(agreed(ONE)).implementation.abstention is Abstention.NOT_MENTIONED


@pytest.mark.parametrize(
    "by, says, value",
    [
        ("RUS", "sends troops", Enforcement.STATE),
        ("UN", "sends troops", Enforcement.ORGANISATION),
        ("", "United Nations peacekeepers are to deploy", Enforcement.ORGANISATION),
        ("AZE", "sends troops", None),
        ("", "peacekeepers are to deploy", None),
    ],
)
def test_peacekeepers_enforce_for_those_who_send_them(by: str, says: str, value: Enforcement | None) -> None:
    made = ceasefire(term(PEACEKEEPERS, ONE, says, by=by)).enforcement
    assert made.value == value
    assert made.abstention is (None if value else Abstention.UNCLEAR)


def test_who_sends_peacekeepers_is_as_most_origins_tell_it() -> None:
    three = article("2020-11-13", outlet="three")
    some = [
        term(PEACEKEEPERS, ONE, by="UN"),
        term(PEACEKEEPERS, TWO, by="RUS"),
        term(PEACEKEEPERS, three, by="RUS"),
    ]
    made = ceasefire(*some).enforcement
    assert made.value is Enforcement.STATE
    assert made.passes_over == (some[0].id,)
    assert made.reason.startswith("disagreement")
    assert ceasefire(*some[:2]).enforcement.abstention is Abstention.UNCLEAR


def test_observers_enforce_nothing() -> None:
    assert ceasefire(term(MONITORING, ONE, by="UN")).enforcement.abstention is Abstention.NOT_MENTIONED


def test_disarmament_and_taking_fighters_into_the_army_are_ddr() -> None:
    assert ceasefire(term(DISARMAMENT, ONE, by="AZE")).ddr.value is True
    assert ceasefire(term(OTHER, ONE, "integrate the rebel fighters into the army")).ddr.value is True
    assert ceasefire(term(OTHER, ONE, "integrate the two telephone networks")).ddr.value is None


def test_an_agreement_that_is_silent_on_disarmament_has_no_ddr_but_for_others_who_tell_it() -> None:
    silent = term(DISARMAMENT, ONE, "says nothing about disarmament", status=Status.NEGATED)
    assert ceasefire(silent).ddr.value is False
    both = ceasefire(silent, term(DISARMAMENT, TWO, by="AZE")).ddr
    assert both.value is True
    assert both.passes_over == (silent.id,)
    assert both.reason.startswith("disagreement")


@pytest.mark.parametrize(
    "cue, left_out",
    [
        ("says nothing about the final border", "the final border"),
        ("makes no mention of the missing", "the missing"),
        ("address the fate of the governor", "the fate of the governor"),
        ("is silent on salaries", "salaries"),
        ("gives no answer for the island", "the island"),
    ],
)
def test_what_is_left_out_stands_in_the_words_of_the_report(cue: str, left_out: str) -> None:
    made = ceasefire(term(OTHER, ONE, f"the pact {cue}", cue=cue, status=Status.NEGATED)).silent_on
    assert made.value == (left_out,)


def test_what_two_reports_miss_in_like_words_stands_once() -> None:
    made = ceasefire(
        term(OTHER, ONE, "says nothing about borders", status=Status.NEGATED),
        term(OTHER, TWO, "does not mention the borders", cue="mention the borders", status=Status.NEGATED),
    ).silent_on
    assert made.value == ("borders",)
    assert len(made.rests_on) == 2


def test_what_others_tell_as_agreed_is_a_disagreement() -> None:
    said = term(TermType.AMNESTY, TWO, by="AZE")
    made = ceasefire(
        term(TermType.AMNESTY, ONE, "says nothing about amnesty", status=Status.NEGATED), said
    ).silent_on
    assert made.reason.startswith("disagreement: others tell amnesty")
    assert made.passes_over == (said.id,)


def test_a_provision_is_stronger_the_more_is_told_of_how() -> None:
    exchange = TermType.PRISONER_EXCHANGE
    named = term(exchange, ONE, "prisoners", by="ARM AZE")
    sized = term(exchange, ONE, "prisoners", by="ARM AZE", number=amount(40, "prisoners"))
    watched = term(
        exchange, ONE, "40 prisoners, overseen by Russia", by="ARM AZE", number=amount(40, "prisoners")
    )
    welcomed = act(Act.REACT, ONE, by="RUS")
    told = [strengths(ceasefire(one, welcomed))["TjPrire"] for one in (named, sized, watched)]
    assert told == [1, 2, 3]


def test_monitors_of_the_truce_watch_over_military_terms_only() -> None:
    made = ceasefire(
        term(MONITORING, ONE, by="UN"),
        term(WITHDRAWAL, ONE, "to leave the towns", by="AZE", due="2020-11-30", at=200),
        term(TermType.AMNESTY, ONE, by="AZE", due="2020-11-30", at=300),
    )
    assert strengths(made) == {"Ce": 2, "CeProv": 3, "ImE": 1, "TjAm": 2}


@pytest.mark.parametrize(
    "kind, says, codes",
    [
        (OTHER, "hand over the bodies of the fallen", {"TjMis"}),
        (OTHER, "halt all air strikes", {"CeProv"}),
        (OTHER, "demarcate the border", {"StBor"}),
        (OTHER, "reopen the crossings", {"HrMob"}),
        (OTHER, "pay for the festival", set()),
        (TermType.ELECTIONS, "hold a referendum", {"Ele", "StRef"}),
        (TermType.POWER_SHARING, "form a unity government", {"Polps", "PpsSt"}),
        (TermType.REFUGEE_RETURN, "let them return", {"GRef"}),
        (WITHDRAWAL, "mercenaries are to leave", {"CeProv", "SsrFf"}),
    ],
)
def test_undertakings_tell_the_variables_of_pa_x(kind: TermType, says: str, codes: set[str]) -> None:
    assert strengths(ceasefire(term(kind, ONE, says))).keys() == codes | {"Ce"}


def test_an_army_that_is_to_leave_land_not_its_own_is_a_foreign_force() -> None:
    there = claim(Act.HOLD, ONE, place="NKR", at=700)
    leaving = term(WITHDRAWAL, ONE, by="ARM")
    assert "SsrFf" in strengths(ceasefire(leaving, there))
    assert "SsrFf" not in strengths(ceasefire(leaving))
    assert "SsrFf" not in strengths(ceasefire(term(WITHDRAWAL, ONE, by="ARM AZE"), there))


def test_no_agreement_and_no_term_is_not_mentioned() -> None:
    made = ceasefire(agreed(ONE))
    assert strengths(made) == {"Ce": 1}
    assert made.provisions.rests_on == made.claims
