"""Times, status, attribution, places and terms of claims."""

from __future__ import annotations

import pytest

from claims.conftest import Read
from truceline.model import Act, Status, TermType


def test_a_start_is_told_apart_from_the_day_of_the_act(read: Read) -> None:
    (claim,) = read("On June 9, Mali and Niger agreed on a ceasefire from 12:00 GMT on June 10.")
    assert claim.act_date is not None
    assert claim.act_date.value == "2021-06-09"
    assert claim.start is not None
    assert claim.start.value == "2021-06-10T12:00+00:00"


def test_a_length_is_a_duration(read: Read) -> None:
    (claim,) = read("Mali and Niger agreed to a 72-hour truce.")
    assert claim.duration == "PT72H"


def test_a_distance_is_no_length(read: Read) -> None:
    (claim,) = read("Mali and Niger agreed to a truce six weeks after the start of the war.")
    assert claim.duration is None


def test_the_day_in_the_name_is_the_day_it_was_agreed(read: Read) -> None:
    told = read("France praised the June 9 ceasefire. Mali and Niger struck the deal in Doha.")
    (agreed,) = [claim for claim in told if claim.act is Act.AGREE]
    assert agreed.act_date is not None
    assert agreed.act_date.value == "2021-06-09"


def test_days_of_fighting_lead_from_the_last_day_told(read: Read) -> None:
    told = read(
        "Mali launched an attack on June 9. After two days of fighting, Mali and Niger agreed to a truce."
    )
    (agreed,) = [claim for claim in told if claim.act is Act.AGREE]
    assert agreed.act_date is not None
    assert agreed.act_date.value == "2021-06-11"


def test_an_immediate_ceasefire_starts_on_the_day_of_the_report(read: Read) -> None:
    (claim,) = read("Mali declared an immediate ceasefire.")
    assert claim.start is not None
    assert claim.start.value == "2021-06-12"


def test_no_date_is_put_in_where_none_is_told(read: Read) -> None:
    (claim,) = read("Mali and Niger agreed to a truce.")
    assert (claim.act_date, claim.start, claim.end, claim.duration) == (None, None, None, None)


def test_what_will_be_is_planned(read: Read) -> None:
    (claim,) = read("The truce between Mali and Niger will take effect on Monday.")
    assert claim.status is Status.PLANNED


def test_an_accusation_by_a_side_is_alleged(read: Read) -> None:
    (claim,) = read("Mali accused Niger of breaking the ceasefire.")
    assert claim.status is Status.ALLEGED
    assert claim.said_by is not None
    assert claim.said_by.name == "Mali"


def test_a_fact_is_attributed_to_who_says_it(read: Read) -> None:
    (claim,) = read("Russia says that the ceasefire is holding.")
    assert claim.said_by is not None
    assert claim.said_by.name == "Russia"


def test_asking_is_attributed_to_nobody(read: Read) -> None:
    (claim,) = read("France said it called for a truce.")
    assert claim.said_by is None


def test_the_terms_of_a_deal_are_read_in_its_sentence(read: Read) -> None:
    (claim,) = read("Mali and Niger agreed to a ceasefire and an exchange of prisoners.")
    assert claim.terms == (TermType.PRISONER_EXCHANGE,)


def test_a_place_is_where_the_ceasefire_applies(read: Read) -> None:
    (claim,) = read("Mali and the rebels agreed to a ceasefire in Timbuktu.")
    assert [role.name for role in claim.place] == ["Timbuktu"]


def test_sides_come_from_the_rest_of_the_report_with_that_reason(read: Read) -> None:
    told = read("The war between Mali and Niger has killed hundreds. The truce collapsed.")
    (ended,) = told
    assert sorted(role.name for role in ended.parties) == ["Mali", "Niger"]
    assert {role.reason for role in ended.parties} == {"the sides that the report tells at war"}


STARTS = [
    ("Mali and Niger agreed to observe a truce from Friday, June 18.", "2021-06-18"),
    ("Commencing at dawn, Mali and Niger declare a truce.", "2021-06-12"),
    ("Mali and Niger agreed to a truce. It takes effect on Monday at noon.", "2021-06-14T12:00"),
    ("Mali declared a truce in May. It was to run from 6 p.m. on May 3 until May 5.", "2021-05-03T18:00"),
    ("Mali killed two men in the first attack on Niger since the May 3 ceasefire.", "2021-05-03"),
    ("Mali freed ten hostages under the May 3 ceasefire.", "2021-05-03"),
    ("Mali broke the five-day-old truce.", "2021-06-07"),
    ("Mali and Niger agreed to a ceasefire from noon on Thursday.", "2021-06-17T12:00"),
    ("Mali announced a ceasefire with Niger from November 30.", "2021-11-30"),
    ("The president of Mali ordered all troops to cease fire after midnight on June 14.", "2021-06-14T00:00"),
    ("Mali and Niger agreed to a full and immediate ceasefire.", "2021-06-12"),
    (
        "Mali and Niger reach agreement on a truce in Gao, which is to begin at noon on June 15.",
        "2021-06-15T12:00",
    ),
    ("A truce, Qatar said on Friday, will on Monday take effect.", "2021-06-14"),
]


@pytest.mark.parametrize("text, start", STARTS, ids=[text[:50] for text, _ in STARTS])
def test_the_start_is_found_wherever_the_report_tells_it(read: Read, text: str, start: str) -> None:
    assert {claim.start.value if claim.start else None for claim in read(text)} == {start}


NO_STARTS = [
    "The truce expired at midnight on Sunday.",
    "The army broke the truce at 6 a.m. on Sunday.",
    "Mali ended its Christmas truce.",
    "Mali declared a truce, which is expected to last until June 30.",
    "A truce in the 2011 uprising takes effect.",
    "Mali proposed a ceasefire. The truce of 1998 lasted a year.",
]


@pytest.mark.parametrize("text", NO_STARTS)
def test_a_time_of_something_else_is_no_start(read: Read, text: str) -> None:
    assert [claim.start for claim in read(text) if claim.start] == []


def test_the_age_of_a_truce_is_not_its_length(read: Read) -> None:
    (claim,) = read("Mali broke the three-week-old truce.")
    assert claim.duration is None


def test_who_tells_of_an_attack_does_not_tell_of_the_truce_that_dates_it(read: Read) -> None:
    told = read("Niger said that Mali shelled Gao hours after the truce took effect.")
    (began,) = [claim for claim in told if claim.act is Act.EFFECT]
    assert began.said_by is None
