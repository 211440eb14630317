"""Times, status, attribution, places and terms of claims."""

from __future__ import annotations

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
