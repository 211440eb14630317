"""What the gazetteer holds: a name leads to entries, an entry to an actor and to the part the name plays for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from truceline.annotations.gazetteer.capitals import CapitalNames, capital_lines, capital_names
from truceline.annotations.gazetteer.scan import scan
from truceline.model.annotation import Actor, ActorKind

Precision = Literal["town", "region", "country", "area"]
Role = Literal["name", "alias", "acronym", "demonym", "capital", "seat", "branch", "person"]


SMALL = 15_000
"""People: names of smaller towns count only where the text speaks of their country, unless they stand in `regions.csv`."""
KNOWN = "\tknown"
"""Ends the row of a town that stands in `regions.csv` too."""

_WHOLE: Mapping[ActorKind, Precision] = {ActorKind.STATE: "country", ActorKind.TERRITORY: "region"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reading of a name: whom it stands for, and how.

    `since` and `until` are the first and last day on which it does, None where that is open. An entry of role
    "person" holds the person; whom the person speaks for in those days is `actor.within`, and `title` the office.
    `also` are the ids of others that the name stands for at once ("the Koreas"). `common` marks names that are phrases of
    everyday words too ("eastern front"): they count only where the actor's country is spoken of.
    """

    actor: Actor
    role: Role
    since: date | None = None
    until: date | None = None
    title: str = ""
    also: tuple[str, ...] = ()
    common: bool = False

    def holds(self, day: date) -> bool:
        """Whether its days hold a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: its actor, its people, its point in degrees (None where it has none), and how exact that is.

    A town has a point. A region, a country and an area ("front line") have none: a point would be invented.
    """

    actor: Actor
    precision: Precision
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCodes:
    """The codes of a state in other lists; None where the list does not have it."""

    iso2: str | None
    cow: int | None
    gw: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Known names of actors and places, as printed, without a leading "the".

    `aliases` holds every name but those of towns and regions. A name that stands for nobody ("Indian Ocean") is there
    with no entry, so that nobody is found inside it. `rows` are towns and regions as they stand in their files, read
    when they are asked for. `names` are both together, `lengths` their lengths by first word, for the scan;
    `governed` tells who governs a state or territory besides itself; `never_in_capitals` are names that look like other words in a line of capitals.
    """

    actors: Mapping[str, Actor]
    aliases: Mapping[str, tuple[Entry, ...]]
    rows: Mapping[str, tuple[str, ...]]
    names: AbstractSet[str]
    lengths: Mapping[str, tuple[int, ...]]
    codes: Mapping[str, StateCodes]
    never_in_capitals: AbstractSet[str] = frozenset()
    governed: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def get(self, words: str) -> tuple[Entry, ...]:
        """What these exact words may stand for, most usual in news of wars first; towns only where no one else is meant."""
        known = self.aliases.get(words)
        if known is None:
            return tuple(_entry_of(row) for row in self.rows.get(words, ()))
        return known

    def find(self, text: str, *, silent: bool = False) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """Every known name in a text, as (start, end, entries): left to right, the longest at each place, none overlapping.

        Case counts ("US", not "us"). A possessive 's stays outside the range. Any dash passes for a hyphen, a curly
        apostrophe for a straight one, and a run of white space for one space; offsets are those of the text given. In
        lines of capitals, names other than those of towns are found as well, and acronyms that are words there are not.
        `silent` gives, with no entries, also the phrases that hold a name and stand for nobody ("Yemeni civil war").
        """
        done = 0
        for first, last in capital_lines(text):
            yield from self._scan(text[done:first], done, silent=silent)
            capitals = capitals_of(self)
            for start, end, words in scan(text[first:last], capitals.usual.keys(), capitals.lengths):
                entries = self.get(capitals.usual[words])
                if entries or silent:
                    yield first + start, first + end, entries
            done = last
        yield from self._scan(text[done:], done, silent=silent)

    def _scan(self, text: str, offset: int, *, silent: bool) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        for start, end, words in scan(text, self.names, self.lengths):
            entries = self.get(words)
            if entries or silent:
                yield offset + start, offset + end, entries

    def actor(self, actor_id: str) -> Actor | None:
        """The state, territory, organisation, group or person of this id."""
        return self.actors.get(actor_id)

    def governments(self, day: date | None) -> dict[str, Actor]:
        """Who is meant, on a day, by the officials of a state or territory, by its id, where that is not the state itself.

        Without a day, those who govern still.
        """
        return {
            governed: entry.actor
            for governed, entries in self.governed.items()
            for entry in entries
            if (entry.until is None if day is None else entry.holds(day))
        }

    def country_of(self, actor_id: str) -> str | None:
        """The id of the state that an actor is, belongs to or lies in; None where there is none, or it is disputed."""
        actor = self.actors.get(actor_id)
        while actor is not None and actor.kind is not ActorKind.STATE:
            actor = self.actors.get(actor.within) if actor.within else None
        return actor.id if actor else None

    def place(self, words: str) -> Actor | None:
        """The largest town or the region of this name, a capital included; None where no place is known by it."""
        places = self.places(words)
        return places[0].actor if places else None

    def located(self, actor_id: str) -> Place | None:
        """The place of this id, with its point where it has one; None for actors that are no place."""
        actor = self.actors.get(actor_id)
        if actor is not None and actor.kind in _WHOLE:
            return Place(actor=actor, precision=_WHOLE[actor.kind])
        if actor is not None and actor.kind is ActorKind.PLACE:
            return Place(actor=actor, precision="area")
        return _places_by_id(self).get(actor_id)

    def places(self, words: str) -> tuple[Place, ...]:
        """Every town or region of this name, the largest first."""
        return tuple(place_of(row) for row in self.rows.get(words, ()))


@cache
def capitals_of(gazetteer: Gazetteer) -> CapitalNames:
    """The names of a gazetteer as they stand in lines of capitals; made at the first such line."""
    return capital_names(gazetteer.aliases, gazetteer.never_in_capitals)


@cache
def place_of(row: str) -> Place:
    """The place that a row of `places.tsv` tells of: name, other spellings, country, latitude, longitude, population."""
    name, _, country, latitude, longitude, population, *_ = row.split("\t")
    slug = name.lower().replace(" ", "-")
    return Place(
        actor=Actor(id=f"{country}-{slug}", name=name, kind=ActorKind.PLACE, within=country),
        precision="town" if latitude else "region",
        population=int(population or 0),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
    )


@cache
def _entry_of(row: str) -> Entry:
    place = place_of(row)
    small = place.precision == "town" and place.population < SMALL and not row.endswith(KNOWN)
    return Entry(actor=place.actor, role="name", common=small)


@cache
def _places_by_id(gazetteer: Gazetteer) -> Mapping[str, Place]:
    return {place.actor.id: place for rows in gazetteer.rows.values() for place in map(place_of, rows)}
