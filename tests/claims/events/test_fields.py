"""What an event claim tells besides its type: when and where, with what, how many, who counts them, on what."""

from __future__ import annotations

from typing import TypeVar

from claims.conftest import Told
from truceline.model import Act, ContactClaim, Exactness, IncidentClaim, StatementClaim, Status

T = TypeVar("T", ContactClaim, IncidentClaim, StatementClaim)


def only(told: Told, text: str, kind: type[T]) -> T:
    (claim,) = (one for one in told(text) if isinstance(one, kind))
    return claim


def test_a_contact_has_its_form_day_place_and_topic(told: Told) -> None:
    claim = only(
        told, "Envoys of Chad and Libya met in Tunis on Monday to talk about the border.", ContactClaim
    )
    assert claim.form == "meeting"
    assert claim.date is not None
    assert claim.date.value == "2021-06-07"
    assert [place.name for place in claim.place] == ["Tunis"]


def test_what_was_discussed_at_a_meeting_is_one_contact(told: Told) -> None:
    text = "The ministers of Chad and Libya discussed the border when they met in Tunis on Monday."
    claim = only(told, text, ContactClaim)
    assert (claim.form, claim.topic and claim.topic.quote) == ("meeting", "the border")


def test_calls_with_two_are_two_contacts(told: Told) -> None:
    claims = told("Macron held telephone conversations with the presidents of Lebanon and Israel on Friday.")
    calls = [
        sorted(role.name for role in one.participants) for one in claims if isinstance(one, ContactClaim)
    ]
    assert sorted(calls) == [["France", "Israel"], ["France", "Lebanon"]]


def test_an_announced_meeting_is_a_planned_contact(told: Told) -> None:
    claim = only(told, "Officials of Chad and Libya will meet in Tunis on Monday.", ContactClaim)
    assert claim.status is Status.PLANNED


def test_on_whose_initiative_talks_are_held_takes_part(told: Told) -> None:
    claim = only(told, "Chad and Libya held talks in Tunis at the initiative of Egypt.", ContactClaim)
    assert {role.name for role in claim.participants} == {"Chad", "Libya", "Egypt"}


def test_an_incident_counts_its_casualties(told: Told) -> None:
    text = "Israel shelled Rafah with artillery on Sunday, killing at least 12 civilians and wounding dozens of soldiers."
    claim = only(told, text, IncidentClaim)
    assert [
        (one.harm, one.count.number, one.count.exactness, one.count.unit) for one in claim.casualties
    ] == [
        ("killed", 12, Exactness.MORE_THAN, "civilians"),
        ("wounded", 24, Exactness.SOME, "soldiers"),
    ]
    assert claim.weapon is not None
    assert claim.weapon.quote == "artillery"


def test_who_counts_the_dead_is_told(told: Told) -> None:
    claim = only(
        told, "Ukraine said that Russian missiles killed 20 people in Kharkiv on Friday.", IncidentClaim
    )
    assert claim.said_by is not None
    assert claim.said_by.name == "Ukraine"
    assert [place.name for place in claim.place] == ["Kharkiv"]


def test_how_much_was_sent_is_told_as_exactly_as_the_words_do(told: Told) -> None:
    claim = only(told, "Russia deployed around 2,000 peacekeepers in Syria.", IncidentClaim)
    assert claim.quantity is not None
    assert (claim.quantity.number, claim.quantity.exactness) == (2000, Exactness.ABOUT)


def test_what_is_laid_to_anothers_charge_is_alleged_of_the_accused(told: Told) -> None:
    claims = told("Azerbaijan accused Armenia of shelling a village near Barda.")
    (claim,) = (one for one in claims if isinstance(one, IncidentClaim))
    assert [role.name for role in claim.actors] == ["Armenia"]
    assert (claim.status, claim.said_by and claim.said_by.name) == (Status.ALLEGED, "Azerbaijan")


def test_what_may_be_or_was_not_is_no_incident(told: Told) -> None:
    for text in (
        "Israel could shell Rafah.",
        "Israel did not shell Rafah.",
        "If Israel shells Rafah, Egypt will act.",
    ):
        assert [one for one in told(text) if isinstance(one, IncidentClaim)] == []


def test_a_statement_on_an_act_names_the_act(told: Told) -> None:
    claim = only(told, "Mali blamed Niger for the collapse of the truce.", StatementClaim)
    assert (claim.stance, claim.on_act) == ("against", Act.END)
    assert claim.about is not None


def test_an_act_on_a_ceasefire_is_no_statement_beside(told: Told) -> None:
    for text in (
        "France called for a ceasefire in Mali.",
        "Mali rejected the truce.",
        "Germany welcomed the ceasefire.",
    ):
        assert [one.kind for one in told(text)] == ["act"]


def test_what_was_not_known_to_be_said_by_anyone_is_no_statement(told: Told) -> None:
    assert [
        one for one in told("It was demanded that the road be closed.") if isinstance(one, StatementClaim)
    ] == []


def test_what_residents_report_is_not_their_deed(told: Told) -> None:
    claims = told("Residents of Khartoum reported shelling on Sunday in Sudan.")
    assert all(not one.actors for one in claims if isinstance(one, IncidentClaim))


def test_who_blame_each_other_make_two_statements(told: Told) -> None:
    claims = told("Armenia and Azerbaijan blamed each other for the attacks.")
    pairs = {
        (one.speakers[0].name, one.addressees[0].name) for one in claims if isinstance(one, StatementClaim)
    }
    assert pairs == {("Armenia", "Azerbaijan"), ("Azerbaijan", "Armenia")}


def test_what_is_called_something_by_its_doer_is_that(told: Told) -> None:
    text = "On Tuesday Ethiopia launched what it described as a military operation in Tigray."
    claim = only(told, text, IncidentClaim)
    assert claim.date is not None
    assert (claim.actors[0].name, claim.date.value) == ("Ethiopia", "2021-06-08")


def test_talks_after_which_an_act_is_told_have_its_day_and_its_doers(told: Told) -> None:
    text = "On June 9, following negotiations held in Tunis, Chad and Libya agreed on a ceasefire."
    claim = only(told, text, ContactClaim)
    assert claim.date is not None
    assert ({role.name for role in claim.participants}, claim.date.value) == ({"Chad", "Libya"}, "2021-06-09")


def test_the_date_in_a_name_dates_nothing_else(told: Told) -> None:
    text = "Chad praised the June 9 deal at a summit of Libya and Mali."
    claim = only(told, text, ContactClaim)
    assert claim.date is None
