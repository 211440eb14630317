"""A place that is told of, and how exactly it is known where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from truceline.annotations.gazetteer import Gazetteer, load_gazetteer
from truceline.store import PlaceCount

GROUND = ("act", "incident", "term")
"""Claims of these kinds tell where a conflict is; where people meet can be anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A place, how exactly it is located, its country, and in how many articles and claims of each kind it is told of.

    `precision` is `town`, `region`, `country` or `area`, None where no list knows the place. A point is given for towns alone, and for
    territories that have a seat (`seat`, its name): the point of the seat then, which stands for no borders.
    """

    id: str
    name: str
    precision: str | None
    country: str | None
    articles: int
    claims: Mapping[str, int]
    latitude: float | None = None
    longitude: float | None = None
    seat: str | None = None

    @property
    def told(self) -> int:
        """In how many claims it is told of."""
        return sum(self.claims.values())

    @property
    def on_ground(self) -> bool:
        """Whether something is told to be there, and not only that people met."""
        return any(self.claims.get(kind) for kind in GROUND)

    @property
    def exactness(self) -> str:
        """How exactly it is known where it lies, in words."""
        if self.seat is not None:
            return f"{self.precision}; ring about {self.seat}, its seat"
        if self.precision is None:
            return "not located"
        return "town" if self.precision == "town" else f"{self.precision}; no point"


def place_shown(told: PlaceCount) -> PlaceShown:
    """The place that claims tell of."""
    gazetteer = load_gazetteer()
    located = gazetteer.located(told.id)
    seat = _seats(gazetteer).get(told.id) if located is not None and located.latitude is None else None
    if seat is not None and located is not None and located.precision == "country":
        seat = None  # a country is drawn as it is
    town = gazetteer.places(seat)[0] if seat is not None else located
    return PlaceShown(
        id=told.id,
        name=located.actor.name if located else told.name,
        precision=located.precision if located else None,
        country=gazetteer.country_of(told.id) or (located.actor.within if located else None),
        articles=told.articles,
        claims=told.claims,
        latitude=town.latitude if town else None,
        longitude=town.longitude if town else None,
        seat=seat,
    )


@cache
def _seats(gazetteer: Gazetteer) -> Mapping[str, str]:
    """The capitals of states and territories that are towns with a point, by their ids."""
    found: dict[str, str] = {}
    for words, entries in gazetteer.aliases.items():
        for entry in entries:
            if entry.role == "capital" and entry.actor.id not in found:
                towns = [one for one in gazetteer.places(words) if one.latitude is not None]
                if towns:
                    found[entry.actor.id] = words
    return found
