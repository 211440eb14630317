"""What the field's formats write of a state: its number in ISO 3166-1, and the region in which each format lists it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from truceline.annotations.gazetteer import load_gazetteer

UCDP_REGIONS = {1: "Europe", 2: "Middle East", 3: "Asia", 4: "Africa", 5: "Americas"}
"""The regions of UCDP by their codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A state in others' lists: its ISO 3166-1 number, UCDP's code of its region, ACLED's and PA-X's name of theirs.

    None where the list does not have it, or where we do not know it.
    """

    iso: int | None = None
    ucdp: int | None = None
    acled: str | None = None
    pax: str | None = None


def listed(state: str | None) -> Listed:
    """The state with this id (ISO 3166-1 alpha-3) in others' lists; nothing is known of other ids."""
    return states().get(state or "", Listed())


def country_of(place: str) -> str | None:
    """The id of the state that this id stands for, lies in or belongs to; None where there is none, or it is disputed."""
    gazetteer = load_gazetteer()
    if gazetteer.actor(place) is not None:
        return gazetteer.country_of(place)
    located = gazetteer.located(place)
    within = located.actor.within if located else None
    return gazetteer.country_of(within) if within else None


@cache
def states() -> Mapping[str, Listed]:
    """All states of the gazetteer, by id; read once."""
    text = files("truceline.exports").joinpath("data", "states.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {row["id"]: _listed(row) for row in csv.DictReader(lines, strict=True)}


def _listed(row: Mapping[str, str]) -> Listed:
    return Listed(
        iso=int(row["iso"]) if row["iso"] else None,
        ucdp=int(row["ucdp"]) if row["ucdp"] else None,
        acled=row["acled"] or None,
        pax=row["pax"] or None,
    )
