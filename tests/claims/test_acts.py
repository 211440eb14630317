"""What act a sentence tells, and who does it."""

from __future__ import annotations

import pytest

from claims.conftest import Read
from truceline.model import Act

SAID = [
    ("Ethiopia and Eritrea agreed to a ceasefire.", Act.AGREE, ["Eritrea", "Ethiopia"]),
    ("Sudan signed a peace deal with Chad in Khartoum.", Act.AGREE, ["Chad", "Sudan"]),
    ("A truce was reached between Mali and Niger.", Act.AGREE, ["Mali", "Niger"]),
    ("An agreement was reached on a truce between Mali and Niger.", Act.AGREE, ["Mali", "Niger"]),
    ("Colombia approved a ceasefire with the FARC.", Act.AGREE, ["Colombia", "FARC"]),
    ("Qatar brokered a ceasefire between Mali and Niger.", Act.AGREE, ["Mali", "Niger"]),
    ("Yemen's war ended in a truce in 1998.", Act.AGREE, []),
    ("The Taliban declared a unilateral ceasefire.", Act.DECLARE, ["Taliban"]),
    ("Ukraine ordered a ceasefire.", Act.DECLARE, ["Ukraine"]),
    ("The ceasefire entered into force at noon.", Act.EFFECT, []),
    ("A truce between Mali and Niger took effect on Friday.", Act.EFFECT, []),
    ("The truce is due to begin on Monday.", Act.EFFECT, []),
    ("The ceasefire is holding.", Act.HOLD, []),
    ("Both Mali and Niger respected the truce.", Act.HOLD, ["Mali", "Niger"]),
    ("Mali extended its ceasefire by a week.", Act.EXTEND, ["Mali"]),
    ("Mali violated the ceasefire.", Act.VIOLATE, ["Mali"]),
    ("Niger accused Mali of violating the ceasefire.", Act.VIOLATE, ["Mali"]),
    ("Mali attacked Niger despite the truce.", Act.VIOLATE, ["Mali"]),
    ("Fighting resumed after the truce.", Act.VIOLATE, []),
    ("Mali denied violating the ceasefire.", Act.DENY, ["Mali"]),
    ("The truce collapsed.", Act.END, []),
    ("Mali called off the ceasefire.", Act.END, ["Mali"]),
    ("The truce held for only hours. The truce only held for hours.", Act.END, []),
    ("France called for a ceasefire in Mali.", Act.CALL, ["France"]),
    ("France urged Mali and Niger to accept a ceasefire.", Act.CALL, ["France"]),
    ("Mali offered a ceasefire.", Act.PROPOSE, ["Mali"]),
    ("Mali rejected a ceasefire.", Act.REJECT, ["Mali"]),
    ("Mali has not agreed to a ceasefire.", Act.REJECT, ["Mali"]),
    ("Mali refused to sign the truce.", Act.REJECT, ["Mali"]),
    ("France vetoed a resolution calling for a ceasefire.", Act.REJECT, ["France"]),
    ("Mali and Niger held talks on a ceasefire in Doha.", Act.NEGOTIATE, ["Mali", "Niger"]),
    ("Germany welcomed the ceasefire.", Act.REACT, ["Germany"]),
    ("Germany welcomed the signing of a ceasefire.", Act.REACT, ["Germany"]),
    ("Mali and Niger agreed to hold their fire for two days.", Act.AGREE, ["Mali", "Niger"]),
    ("Mali announced a stop to all military operations.", Act.DECLARE, ["Mali"]),
    ("Mali violated the Lomé accord.", Act.VIOLATE, ["Mali"]),
    ("Niger accused Mali of violating the disarmament accord.", Act.VIOLATE, ["Mali"]),
    ("Mali released 50 prisoners under the ceasefire.", Act.IMPLEMENT, ["Mali"]),
]


@pytest.mark.parametrize("text, act, actors", SAID, ids=[text[:50] for text, *_ in SAID])
def test_a_sentence_tells_its_act_and_who_does_it(read: Read, text: str, act: Act, actors: list[str]) -> None:
    told = [(claim.act, sorted(role.name for role in claim.actors)) for claim in read(text)]
    assert (act, actors) in told


NOTHING = [
    "The truce village of Panmunjom lies near the border.",
    "If Mali agrees to a ceasefire, aid will follow.",
    "Schools in Bamako agreed to hold fire drills.",
    "The Bank of England held fire on rates.",
    "Police arrested two people in Bamako on Friday.",
    "The river marks the ceasefire line between the two armies.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_without_an_act_gives_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


def test_the_outer_act_takes_in_what_it_asks_for(read: Read) -> None:
    assert [claim.act for claim in read("France urged Mali to sign a truce.")] == [Act.CALL]


def test_who_brokers_is_a_mediator_and_no_actor(read: Read) -> None:
    (claim,) = read("Mali and Niger agreed to a Qatari-brokered truce.")
    assert [role.name for role in claim.mediators] == ["Qatar"]
    assert sorted(role.name for role in claim.actors) == ["Mali", "Niger"]


def test_mutual_accusations_are_two_claims(read: Read) -> None:
    told = {
        (claim.actors[0].name, claim.said_by.name if claim.said_by else None, claim.status.value)
        for claim in read("Mali and Niger accused each other of violating the ceasefire.")
    }
    assert told == {("Mali", "Niger", "alleged"), ("Niger", "Mali", "alleged")}


def test_it_takes_up_the_ceasefire_of_the_sentence_before(read: Read) -> None:
    agreed, began = read("Mali and Niger agreed on a truce. It entered into force on Friday.")
    assert began.act is Act.EFFECT
    assert began.about == agreed.about


def test_a_new_truce_is_another_one(read: Read) -> None:
    first, second = read("Mali and Niger agreed on a truce in May. In June they signed a new ceasefire.")
    assert first.about != second.about


def test_the_deal_alone_is_no_ceasefire(read: Read) -> None:
    assert read("Mali and Niger signed the deal on fisheries. They had discussed a truce village.") == []


def test_an_act_told_twice_is_one_claim(read: Read) -> None:
    told = read("Mali and Niger agreed to a truce. Mali and Niger agreed to the truce on Friday.")
    assert [claim.act for claim in told] == [Act.AGREE]


def test_a_mediator_who_announces_reports_an_agreement(read: Read) -> None:
    (claim,) = read("Qatar announced a ceasefire between Mali and Niger.")
    assert claim.act is Act.AGREE
    assert claim.said_by is not None
    assert claim.said_by.name == "Qatar"


def test_a_ceasefire_that_only_dates_something_is_a_mention(read: Read) -> None:
    (claim,) = read("Oman reopened its embassy during the truce.")
    assert (claim.act, claim.cue.quote, claim.confidence) == (Act.MENTION, "truce", 0.3)
    assert [claim.act for claim in read("The border has been closed since the 1953 armistice.")] == [
        Act.MENTION
    ]


def test_what_came_since_a_ceasefire_without_a_year_is_no_mention(read: Read) -> None:
    assert read("It was the first ferry since the truce.") == []


def test_a_mention_stands_alone(read: Read) -> None:
    told = read("Mali and Niger signed a truce. Oman reopened its embassy during the truce.")
    assert [claim.act for claim in told] == [Act.AGREE]
