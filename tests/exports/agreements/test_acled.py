"""Events of ACLED: which there are, when and where, between what sorts of actors, and what the check finds."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest

from agreements_by_hand import agreement, exported, row, sides, told
from ceasefires_by_hand import BLANK, account, chosen, time
from claims_by_hand import cited, claim
from truceline.exports import EXPORTERS, Fault
from truceline.exports.agreements.acled_events import dated
from truceline.exports.sheets import columns_of, write_sheet
from truceline.model import Act, Ceasefire, Event, Obligation, Side, Span, Status, TermType, When

MOSCOW = Side(id="RUS-moscow", name="Moscow")


def talks(
    who: str, day: str | None, *, form: str = "talks", status: Status = Status.ACTUAL, place: str = ""
) -> Event:
    where = tuple(MOSCOW for _ in range(1) if place == "Moscow")
    when = time(day)
    return Event(
        kind="contact",
        what=form,
        says="met",
        who=sides(who),
        date=when,
        status=status,
        place=where,
        claims=(),
    )


def carried_out(kind: TermType, day: str | None, *, status: Status = Status.ACTUAL) -> Any:
    done = account(Act.IMPLEMENT, day, by="ARM", status=status)
    return chosen((Obligation(type=kind, says="they are to", accounts=(done,), claims=("c",)),))


def undated(**values: Any) -> Ceasefire:
    """A ceasefire whose own day is not told: what else is told of it alone gives events."""
    return agreement(day=None, **values)


def events(one: Ceasefire) -> list[tuple[str, str]]:
    return [(found["event_id_cnty"], found["event_date"]) for found in exported("acled", one)[0]]


def faults(*rows: dict[str, str]) -> list[Fault]:
    """What the check finds in right rows with these cells changed."""
    right = {
        "event_id_cnty": "1", "event_date": "2020-10-09", "year": "2020", "time_precision": "1", "fatalities": "0",
        "disorder_type": "Strategic developments", "event_type": "Strategic developments", "sub_event_type": "Agreement",
        "actor1": "A", "actor2": "B", "inter1": "State forces", "inter2": "Rebel group", "iso": "31",
        "interaction": "State forces-Rebel group", "source": "Gazette", "notes": "On 9 October …", "location": "X",
    }  # fmt: skip
    stream = io.BytesIO()
    write_sheet(stream, columns_of("acled"), [{**right, **cells} for cells in rows])
    return list(EXPORTERS["acled"].check(io.BytesIO(stream.getvalue())))


def test_that_sides_agreed_is_an_event_at_its_venue() -> None:
    found = row("acled", agreement(venue=chosen((MOSCOW,)), mediators=chosen(sides("RUS"))))
    assert {key: value for key, value in found.items() if value} == {
        "event_id_cnty": "AZE-ARM-2020-10-10",
        "event_date": "2020-10-09",
        "year": "2020",
        "time_precision": "1",
        "disorder_type": "Strategic developments",
        "event_type": "Strategic developments",
        "sub_event_type": "Agreement",
        "actor1": "Armenia",
        "inter1": "External/Other forces",
        "actor2": "Azerbaijan",
        "inter2": "External/Other forces",
        "interaction": "External/Other forces-External/Other forces",
        "iso": "643",
        "region": "Europe",
        "country": "Russia",
        "location": "Moscow",
        "latitude": "55.752",
        "longitude": "37.618",
        "geo_precision": "1",
        "source": "",
        "notes": "",
        "fatalities": "0",
        "tags": "ceasefire=AZE-ARM-2020-10-10",
    } | {key: found[key] for key in ("source", "notes")}
    assert found["notes"].startswith(
        "On 9 October 2020, Armenia and Azerbaijan agreed on a ceasefire [third parties: Russia]."
    )


def test_without_a_venue_the_land_stands_for_it_without_a_point() -> None:
    (found,), losses = exported("acled", agreement(place=chosen(sides("NKR"))))
    assert [found[key] for key in ("location", "country", "iso", "geo_precision", "latitude", "longitude")] == [
        "Nagorno-Karabakh", "Azerbaijan", "31", "3", "", "",
    ]  # fmt: skip
    assert [found[key] for key in ("inter1", "inter2", "interaction")] == [
        "External/Other forces", "State forces", "State forces-External/Other forces",
    ]  # fmt: skip
    assert [kind for kind, _, _ in told(losses, "location")] == ["coarser", "coded"]


def test_without_any_place_nothing_is_said_of_it() -> None:
    (found,), losses = exported("acled", agreement())
    assert [found[key] for key in ("location", "country", "geo_precision", "inter1", "interaction")] == [
        ""
    ] * 5
    assert ("coded", None, "no place is told") in told(losses, "location")


@pytest.mark.parametrize(
    "value, first, precision",
    [
        ("2020-10-09", "2020-10-09", 1),
        ("2020-10-09T23:30+04:00", "2020-10-09", 1),
        ("2020-10-05..2020-10-11", "2020-10-05", 2),
        ("2020-10-05..2020-10-12", "2020-10-05", 3),
        ("2020-10", "2020-10-01", 3),
        ("2020-10-01..2020-11-01", None, 0),
        ("2020", None, 0),
        ("..2020-10-18", None, 0),
    ],
)
def test_a_day_a_week_a_month_and_nothing_less_exact(value: str, first: str | None, precision: int) -> None:
    found = dated(time(value))
    assert (str(found.first) if found else None, found.precision if found else 0) == (first, precision)


def test_no_time_is_no_date() -> None:
    assert dated(None) is None
    assert dated(When()) is None


def test_the_first_day_of_a_stretch_is_told_to_be_assumed() -> None:
    (found,), losses = exported("acled", agreement(day="2020-10-05..2020-10-07"))
    assert (found["event_date"], found["time_precision"]) == ("2020-10-05", "2")
    assert found["notes"].startswith("Between 5 October 2020 and 7 October 2020 [day not told], Armenia and")
    assert [kind for kind, _, _ in told(losses, "event_date")] == ["assumed"]


def test_what_is_told_to_a_year_is_left_out_and_told() -> None:
    rows, losses = exported("acled", agreement(day="2020"))
    assert rows == []
    assert told(losses, "event_date") == [
        ("left out", None, "told as 2020: ACLED wants a day, a week or a month")
    ]


def test_one_side_s_declaration_is_no_agreement() -> None:
    rows, losses = exported("acled", agreement("COL"))
    assert rows == []
    assert [one.count for one in losses if one.what == "ceasefire"] == [1]


def test_an_extension_told_with_its_day_is_an_event() -> None:
    one = agreement("ARM AZE", "2020-10-09", account(Act.EXTEND, "2020-10-15"))
    assert events(one) == [
        ("AZE-ARM-2020-10-10", "2020-10-09"),
        ("AZE-ARM-2020-10-10-extended-2020-10-15", "2020-10-15"),
    ]


def test_talks_of_two_sides_are_an_event_where_they_were() -> None:
    one = undated(
        contacts=chosen((talks("ARM AZE RUS", "2020-10-08", place="Moscow"),)), place=chosen(sides("NKR"))
    )
    found = row("acled", one)
    assert found["event_id_cnty"] == "AZE-ARM-2020-10-10-talks-2020-10-08"
    assert found["notes"].startswith(
        "On 8 October 2020, Armenia and Azerbaijan held talks [third parties: Russia]."
    )
    assert found["location"] == "Moscow"


def test_talks_of_which_no_place_is_told_are_not_put_where_the_war_is() -> None:
    found = row(
        "acled", undated(contacts=chosen((talks("ARM AZE", "2020-10-08"),)), place=chosen(sides("NKR")))
    )
    assert (found["location"], found["country"]) == ("", "")


@pytest.mark.parametrize(
    "event",
    [
        talks("ARM AZE", "2020-10-08", status=Status.PLANNED),
        talks("ARM AZE", "2020-10-08", form="call"),
        talks("ARM AZE", "2020-10-08", form="visit"),
        talks("ARM RUS", "2020-10-08"),
        talks("ARM AZE", None),
    ],
)
def test_what_is_no_talks_is_left_out_and_told(event: Event) -> None:
    rows, losses = exported("acled", undated(contacts=chosen((event,))))
    assert rows == []
    assert [one.count for one in losses if one.what == "contacts"] == [1]


@pytest.mark.parametrize("kind", [TermType.PRISONER_EXCHANGE, TermType.HOSTAGE_RELEASE, TermType.EVACUATION])
def test_what_is_told_to_be_carried_out_on_a_day_is_an_event(kind: TermType) -> None:
    ((key, day),) = events(undated(terms=carried_out(kind, "2020-12-14")))
    assert (key, day) == (f"AZE-ARM-2020-10-10-{kind.replace('_', '-')}-2020-12-14", "2020-12-14")


@pytest.mark.parametrize(
    "terms",
    [
        carried_out(TermType.PRISONER_EXCHANGE, "2020-12-14", status=Status.NEGATED),
        carried_out(TermType.PRISONER_EXCHANGE, None),
        carried_out(TermType.WITHDRAWAL, "2020-12-14"),
    ],
)
def test_what_is_not_carried_out_or_on_no_day_or_of_another_kind_is_none(terms: Any) -> None:
    assert events(undated(terms=terms)) == []


def test_an_exchange_of_which_no_side_is_known_is_left_out() -> None:
    terms = carried_out(TermType.PRISONER_EXCHANGE, "2020-12-14")
    assert events(undated(sides=BLANK, declared=BLANK, terms=terms)) == []


def test_one_event_a_day_and_pair_of_sides() -> None:
    one = agreement(
        contacts=chosen((talks("ARM AZE", "2020-10-09", place="Moscow"),)), place=chosen(sides("NKR"))
    )
    (found,), losses = exported("acled", one)
    assert found["event_id_cnty"] == "AZE-ARM-2020-10-10"
    assert found["location"] == "Moscow"
    assert "agreed on a ceasefire and held talks" in found["notes"]
    assert [one.what for one in losses if "one event a day" in one.says] == ["talks"]


def test_two_ceasefires_of_a_day_in_two_towns_are_two_events() -> None:
    first = agreement(place=chosen((Side(id="SYR-homs", name="Homs"),)))
    other = dataclasses.replace(
        agreement(place=chosen((Side(id="SYR-hama", name="Hama"),))), id="AZE-ARM-2020-10-10-b"
    )
    rows, _ = exported("acled", first, other)
    assert [found["location"] for found in rows] == ["Homs", "Hama"]
    same = dataclasses.replace(first, id="AZE-ARM-2020-10-10-b")
    rows, _ = exported("acled", first, same)
    assert [found["event_id_cnty"] for found in rows] == ["AZE-ARM-2020-10-10"]


@pytest.mark.parametrize(
    "who, inter1, inter2, interaction",
    [
        ("COL FARC", "State forces", "Rebel group", "State forces-Rebel group"),
        ("ELN FARC", "", "", ""),
        ("AZE COL", "External/Other forces", "State forces", "State forces-External/Other forces"),
        ("COL UN", "State forces", "External/Other forces", "State forces-External/Other forces"),
        ("COL nobody-knows", "State forces", "", ""),
        ("COL NKR", "State forces", "", ""),
    ],
)
def test_what_sort_of_actor_each_is(who: str, inter1: str, inter2: str, interaction: str) -> None:
    (found,), losses = exported("acled", agreement(who, place=chosen(sides("COL"))))
    assert (found["inter1"], found["inter2"], found["interaction"]) == (inter1, inter2, interaction)
    assert bool([one for one in losses if one.column.startswith("inter") and one.code == ""]) == (
        interaction == ""
    )


def test_the_passage_and_its_source_stand_in_the_row() -> None:
    words = "They agreed\non a ceasefire."
    first = claim(Act.AGREE, cited("d1", "2020-10-11", outlet="Gazette"))
    second = claim(Act.AGREE, cited("/wire/d2.txt", "2020-10-10"), at=9)
    first, second = (
        dataclasses.replace(one, span=Span(start=0, end=len(words), quote=words)) for one in (first, second)
    )
    found = row("acled", agreement(claims=(first, second)), claims=(first, second))
    assert found["source"] == "d2; Gazette"
    assert found["notes"].endswith("“They agreed on a ceasefire.” (d2, 2020-10-10) [AZE-ARM-2020-10-10]")


def test_a_third_side_is_told_to_stand_in_the_notes_alone() -> None:
    (found,), losses = exported("acled", agreement("ARM AZE NKR"))
    assert (found["actor1"], found["actor2"]) == ("Armenia", "Azerbaijan")
    assert "Armenia, Azerbaijan and Nagorno-Karabakh agreed" in found["notes"]
    assert [one.count for one in losses if one.column == "actor2"] == [1]


def test_a_right_row_has_no_fault() -> None:
    assert faults({}) == []


@pytest.mark.parametrize(
    "cells, says",
    [
        ({"event_type": "Battles"}, "is none of"),
        ({"sub_event_type": ""}, "is empty"),
        ({"time_precision": "4"}, "is none of"),
        ({"fatalities": "2"}, "is none of"),
        ({"event_date": "09 October 2020", "year": "09 O"}, "no day"),
        ({"year": "2019"}, "not the year"),
        ({"region": "Caucasus"}, "is none of"),
        ({"iso": "999"}, "no ISO 3166-1 number"),
        ({"inter1": "1"}, "is none of"),
        ({"interaction": "12"}, "not 'State forces-Rebel group'"),
        ({"actor2": ""}, "is filled without actor2"),
        ({"actor1": ""}, "is empty"),
        ({"notes": ""}, "is empty"),
        ({"latitude": "91", "longitude": "1"}, "no number of degrees"),
        ({"latitude": "nan", "longitude": "1"}, "no number of degrees"),
        ({"latitude": "x", "longitude": "1"}, "no number of degrees"),
        ({"latitude": "40"}, "must both be filled"),
        ({"geo_precision": "1"}, "though geo_precision is 1"),
        ({"event_id_cnty": ""}, "is empty"),
    ],
)
def test_each_rule_finds_its_fault(cells: dict[str, str], says: str) -> None:
    assert any(says in fault.says for fault in faults(cells))


def test_one_actor_alone_is_only_that() -> None:
    alone = {"actor2": "", "inter2": "", "interaction": "State forces only"}
    assert faults(alone) == []
    assert faults({**alone, "interaction": "State forces"}) != []


def test_a_second_event_of_a_day_place_and_pair_is_a_fault() -> None:
    turned = {
        "event_id_cnty": "2",
        "actor1": "B",
        "actor2": "A",
        "inter1": "Rebel group",
        "inter2": "State forces",
    }
    assert [fault.column for fault in faults({}, turned)] == ["event_date"]
    assert faults({}, {**turned, "location": "Y"}) == []
