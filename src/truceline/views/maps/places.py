"""A place that is told of, and how exactly it is known where it lies."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from truceline.annotations.gazetteer import Gazetteer, load_gazetteer
from truceline.store import Finder, PlaceCount
from truceline.views.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A place, how exactly it is located, its country, and in how many articles and claims of each kind it is told of.

    `ground` counts the articles that tell of fighting or of a ceasefire's life there, or are about that territory.

    `precision` is `town`, `region`, `country` or `area`, None where no list knows the place. A point is given for towns alone, and for
    territories that have a seat (`seat`, its name): the point of the seat then, which stands for no borders.
    """

    id: str
    name: str
    precision: str | None
    country: str | None
    articles: int
    ground: int
    claims: Mapping[str, int]
    latitude: float | None = None
    longitude: float | None = None
    seat: str | None = None

    @property
    def told(self) -> int:
        """In how many claims it is told of."""
        return sum(self.claims.values())

    @property
    def exactness(self) -> str:
        """How exactly it is known where it lies, in words."""
        if self.seat is not None:
            return f"{self.precision}; ring about {self.seat}, its seat"
        if self.precision is None:
            return "not located"
        return "town" if self.precision == "town" else f"{self.precision}; no point"


def places_shown(timeline: Timeline, finder: Finder) -> tuple[PlaceShown, ...]:
    """The places of what a timeline tells, those told of most first."""
    told = dict.fromkeys(claim for entry in (*timeline.entries, *timeline.undated) for claim in entry.claims)
    return tuple(map(place_shown, finder.places(told)))


def place_shown(told: PlaceCount) -> PlaceShown:
    """The place that claims tell of."""
    gazetteer = load_gazetteer()
    located = gazetteer.located(told.id)
    has_ring = located is not None and located.precision == "region"
    seat = seats(gazetteer).get(told.id) if has_ring else None
    return PlaceShown(
        id=told.id,
        name=located.actor.name if located else told.name,
        precision=located.precision if located else None,
        country=gazetteer.country_of(told.id) or (located.actor.within if located else None),
        articles=told.articles,
        ground=told.ground,
        claims=told.claims,
        latitude=seat.latitude if seat else located.latitude if located else None,
        longitude=seat.longitude if seat else located.longitude if located else None,
        seat=seat.name if seat else None,
    )


class Seat(NamedTuple):
    """The town that a territory is governed from."""

    name: str
    latitude: float
    longitude: float


@cache
def seats(gazetteer: Gazetteer) -> Mapping[str, Seat]:
    """The seats of territories by their ids: capitals that the gazetteer names, and those in `seats.csv`."""
    found: dict[str, Seat] = {}
    capitals = (
        (entry.actor.id, words)
        for words, entries in gazetteer.aliases.items()
        for entry in entries
        if entry.role == "capital"
    )
    for territory, words in capitals:
        if town := _town(gazetteer, words):
            found.setdefault(territory, town)
    text = files(__package__).joinpath("seats.csv").read_text("utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        if row["latitude"]:
            found[row["territory"]] = Seat(row["town"], float(row["latitude"]), float(row["longitude"]))
        elif town := _town(gazetteer, row["town"]):
            found[row["territory"]] = town
    return found


def _town(gazetteer: Gazetteer, words: str) -> Seat | None:
    for one in gazetteer.places(words):
        if one.latitude is not None and one.longitude is not None:
            return Seat(words, one.latitude, one.longitude)
    return None
