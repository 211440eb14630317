"""The codes of actors and places, as far as the gazetteer knows them."""

from __future__ import annotations

import pytest

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.plover.actors import cow_of, event_actor, event_place
from truceline.exports.plover.check import code_fault, sector_fault
from truceline.model import Role, Side, Span


def side(actor: str) -> Side:
    known = load_gazetteer().actor(actor)
    return Side(id=actor, name=known.name if known else actor)


@pytest.mark.parametrize(
    "actor, code, sector",
    [
        ("ARM", "ARM", "GOV"),
        ("HAMAS", "PSE", "REB"),
        ("SAF-SDN", "SDN", "GOV"),
        ("NKR", "AZE", None),
        ("UN", "IGO", "IGO"),
        ("UNIFIL", "IGO", "IGO"),
        ("OSCE", "IGO", "IGO"),
        ("ICRC", "NGO", "NGO"),
        ("SARC", "SYR", "NGO"),
        ("the villagers", None, None),
    ],
)
def test_each_kind_has_its_code_and_sector(actor: str, code: str | None, sector: str | None) -> None:
    made = event_actor(side(actor), None)
    assert (made.code, made.sector) == (code, sector)


def test_a_person_has_the_codes_of_whom_it_speaks_for_and_an_office() -> None:
    name = "António Guterres"
    [entry] = load_gazetteer().get(name)
    made = event_actor(Side(id=entry.actor.id, name=name), None)
    assert (made.code, made.sector, made.title) == ("IGO", "IGO", "secretary-general")


def test_who_is_not_listed_has_the_state_the_report_puts_it_in() -> None:
    role = Role(name="rebels", id="rebels", within="LBY", words=Span(start=0, end=10, quote="the rebels"))
    made = event_actor(Side(id="rebels", name="rebels"), role)
    assert (made.code, made.sector, made.raw) == ("LBY", None, "the rebels")


def test_every_actor_of_the_gazetteer_has_codes_that_the_format_knows() -> None:
    for actor in load_gazetteer().actors.values():
        made = event_actor(Side(id=actor.id, name=actor.name), None)
        assert (actor.id, code_fault(made.code), sector_fault(made.sector)) == (actor.id, None, None)


def test_numbers_of_the_correlates_of_war_are_of_states() -> None:
    assert (cow_of("ARM"), cow_of("IGO"), cow_of(None)) == (371, None, None)


def test_a_town_has_a_point_and_wider_places_have_none() -> None:
    town, region, country = (event_place(side(one), None) for one in ("RUS-moscow", "NKR", "AZE"))
    assert (town.feature, town.country, town.country_name) == ("P", "RUS", "Russia")
    assert town.city == town.name
    assert None not in (town.latitude, town.longitude)
    assert [(one.feature, one.latitude, one.city) for one in (region, country)] == [("A", None, None)] * 2
    assert (region.province, country.province) == ("Nagorno-Karabakh", None)


def test_a_place_that_nobody_knows_has_its_words_alone() -> None:
    role = Role(name="Naka", id="naka", words=Span(start=0, end=15, quote="the Naka region"))
    made = event_place(Side(id="naka", name="Naka"), role)
    assert (made.name, made.raw, made.country, made.feature) == ("Naka", "the Naka region", None, None)
