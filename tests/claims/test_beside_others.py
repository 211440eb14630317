"""What the words beside a claim tell of it: another truce in its sentence, the meeting before it, the truce told after it."""

from __future__ import annotations

import pytest

from claims.conftest import Read, Told
from truceline.model import Act, ContactClaim, IncidentClaim, StatementClaim, TermClaim


def test_a_broker_in_the_phrase_of_one_truce_is_not_that_of_another(read: Read) -> None:
    claims = read(
        "Chad and Libya agreed to a Kenyan-brokered truce in March, but an Omani-mediated truce collapsed in May."
    )
    brokers = {claim.about.start: {role.name for role in claim.mediators} for claim in claims}
    assert list(brokers.values()) == [{"Kenya"}, {"Oman"}]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Libya signed a truce on 3 May, but it collapsed within hours, as did a truce in April.",
        "Mali and Niger agreed to a ceasefire in May; it collapsed within a day, as was the case for an earlier truce.",
        "The ceasefire in Sudan fell apart, just like a truce signed in April.",
    ],
)
def test_a_truce_that_fared_as_another_did_ended_too(read: Read, text: str) -> None:
    ends = [claim for claim in read(text) if claim.act is Act.END]
    assert len({claim.about.start for claim in ends}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The truce collapsed, as did hopes of aid for the town.",
        "Mali and Niger agreed to a truce, as did the rebels. A ceasefire in May held.",
    ],
)
def test_only_a_truce_of_the_same_sentence_fares_alike(read: Read, text: str) -> None:
    assert len([claim for claim in read(text) if claim.act is Act.END]) <= 1


@pytest.mark.parametrize(
    "text, day",
    [
        ("Kenya and Uganda met in Nairobi on Monday. They welcomed the truce in Sudan.", "2021-06-07"),
        ("The presidents of Kenya and Uganda spoke by telephone on 9 June. The Kenyan side called for a truce in Sudan.", "2021-06-09"),
        ("Kenya and Uganda met in Nairobi on Monday. Ghana welcomed the truce in Sudan.", None),
        ("Kenya and Uganda met in Nairobi. They welcomed the truce in Sudan.", None),
    ],
)  # fmt: skip
def test_what_was_said_at_a_meeting_has_its_day(read: Read, text: str, day: str | None) -> None:
    said = [claim for claim in read(text) if claim.act in (Act.REACT, Act.CALL)]
    assert [claim.act_date.value if claim.act_date else None for claim in said] == [day]


def test_a_meeting_has_the_day_of_what_was_said_there(told: Told) -> None:
    text = "Kenya would send aid, President Uhuru Kenyatta said on Thursday. Speaking during a meeting with Uganda, Kenyatta called for a truce."
    contacts = [claim for claim in told(text) if isinstance(claim, ContactClaim)]
    assert [claim.date.value for claim in contacts if claim.date] == ["2021-06-10"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister said that peace was in everybody's interest. Respect the ceasefire and hold back.",
        "Kenya's foreign ministry said on Monday that the fighting had to end. Implement the ceasefire agreement.",
    ],
)
def test_an_order_without_a_subject_is_a_call_of_whoever_speaks(read: Read, text: str) -> None:
    calls = [claim for claim in read(text) if claim.act is Act.CALL]
    assert "Kenya" in {role.name for claim in calls for role in claim.actors}
    assert {claim.cue.quote.split()[0] for claim in calls} & {"Respect", "Implement"}


def test_a_plain_sentence_is_no_order(read: Read) -> None:
    text = "The Kenyan minister said that peace was near. Observers of the ceasefire left on Monday."
    assert not [claim for claim in read(text) if claim.act is Act.CALL]


BEFORE_ANOTHER = (
    "Chad and Libya agreed to a truce on 2 May. Another truce agreed some weeks later collapsed within hours. "
    "On 1 June, Chad and Libya signed a third truce."
)


def test_a_truce_of_no_day_lies_before_the_one_told_after_it(read: Read) -> None:
    times = [claim.act_date for claim in read(BEFORE_ANOTHER) if claim.act is Act.AGREE and claim.act_date]
    (loose,) = [when for when in times if when.value is None]
    assert loose.latest is not None
    assert loose.latest.date().isoformat() == "2021-06-01"


def test_a_truce_that_is_not_told_to_be_over_is_not_bounded_by_another(read: Read) -> None:
    text = BEFORE_ANOTHER.replace(" collapsed within hours", " is welcome")
    times = [claim.act_date for claim in read(text) if claim.act is Act.AGREE and claim.act_date]
    assert not [when for when in times if when.latest and when.latest.date().isoformat() == "2021-06-01"]


def test_a_war_that_ended_in_a_truce_gives_its_start(read: Read) -> None:
    (claim,) = read("The dispute grew into a war which ended in a 1994 ceasefire.")
    assert (claim.act, claim.start and claim.start.value) == (Act.AGREE, "1994")


def test_a_truce_that_was_only_agreed_in_a_year_has_no_start(read: Read) -> None:
    claims = read("Mali and Niger agreed to a ceasefire in 1994.")
    assert [claim.start for claim in claims if claim.act is Act.AGREE] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Niger signed a truce. Heavy guns will be withdrawn in a process coordinated by Kenyan officers.",
        "Mali and Niger signed a truce. Both armies will pull back under the supervision of Kenya.",
    ],
)
def test_who_oversees_an_undertaking_is_told(told: Told, text: str) -> None:
    (term, *_) = [claim for claim in told(text) if isinstance(claim, TermClaim)]
    assert [role.name for role in term.oversight] == ["Kenya"]


def test_it_that_goes_on_about_an_agreement_is_nobody(told: Told) -> None:
    text = "Mali and Niger signed a truce with Kenyan help. Heavy guns will be withdrawn, it added."
    (term,) = [claim for claim in told(text) if isinstance(claim, TermClaim)]
    assert term.said_by is None


def test_two_undertakings_of_one_verb_are_read_where_the_parser_saw_one(told: Told) -> None:
    text = "Mali and Niger signed a truce. Mali and Niger must respect the present lines and exchange prisoners of war."
    terms = {
        str(claim.type): {role.name for role in claim.obligor}
        for claim in told(text)
        if isinstance(claim, TermClaim)
    }
    assert terms == {"other": {"Mali", "Niger"}, "prisoner_exchange": {"Mali", "Niger"}}


def test_people_taken_in_are_taken_in_by_whose_place_it_is(told: Told) -> None:
    text = "More than 2,000 people, including more than 900 children, are currently being sheltered at a base used by Kenyan troops."
    (claim,) = [claim for claim in told(text) if isinstance(claim, IncidentClaim)]
    assert ([role.name for role in claim.actors], claim.date and claim.date.value) == (
        ["Kenya"],
        "2021-06-12",
    )
    assert claim.quantity is not None
    assert claim.quantity.words.quote.endswith("900 children")


def test_who_concurs_that_another_should_do_a_thing_asks_for_it(told: Told) -> None:
    text = "Kenya and Uganda praised Mali's role in the truce while concurring that Mali should explain its terms."
    asked = [one for one in told(text) if isinstance(one, StatementClaim) and one.stance == "asks"]
    assert [[role.name for role in one.addressees] for one in asked] == [["Mali"]]


def test_proposals_for_something_else_make_nobody_a_mediator(read: Read) -> None:
    text = "Chad and Libya agreed to a truce on Friday. The African Union was founded in 2002. Its proposals for a settlement were never signed."
    assert {role.name for claim in read(text) for role in claim.mediators} == set()


def test_who_supervises_a_truce_does_not_mediate_it(read: Read) -> None:
    text = "Chad and Libya agreed to a truce on Friday. Kenya will supervise the ceasefire with drones."
    assert {role.name for claim in read(text) for role in claim.mediators} == set()


def test_the_place_of_a_truce_is_read_from_its_region(read: Read) -> None:
    (claim, *_) = read("Mali and Niger agreed to a ceasefire in the Naka region on Friday.")
    assert [(role.name, role.reason) for role in claim.place] == [
        ("Naka", "entity")
    ]  # Japan has a town of that name
