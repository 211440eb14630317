"""Who and where: the actors, places and functions that a graph names, told once at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Protocol

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.rdf.graph import (
    Block,
    Iri,
    Literal,
    Object,
    Resource,
    dcterms,
    named,
    prov,
    rdfs,
    tl,
    words,
    xsd,
)

_VERSION = version("truceline")
SOFTWARE = named("software", f"truceline-{_VERSION}")


class Known(Protocol):
    """Whoever or whatever has an id and a name: a side of a record, a role of a claim."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def name(self) -> str:
        """The usual name."""


class Names:
    """Takes note of whom, where and which functions a graph names."""

    def __init__(self) -> None:
        self._actors: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._functions: dict[Iri, tuple[str, bool]] = {}
        self._persons: dict[str, None] = {}

    def actor(self, one: Known) -> Iri:
        """An actor."""
        self._actors.setdefault(one.id, one.name)
        return named("actor", one.id)

    def place(self, one: Known) -> Iri:
        """A place. A state is an actor and a place under two names: who acts is not where it happens."""
        self._places.setdefault(one.id, one.name)
        return named("place", one.id)

    def actors(self, some: Iterable[Known]) -> list[Object]:
        """Actors, each of them an object."""
        return [self.actor(one) for one in some]

    def places(self, some: Iterable[Known]) -> list[Object]:
        """Places, each of them an object."""
        return [self.place(one) for one in some]

    def person(self, name: str) -> Iri:
        """Who judges."""
        self._persons[name] = None
        return named("person", name)

    def function(self, name: str, *, ours: bool = False) -> Iri:
        """The function of this name; `ours` where it is this version of Truceline that ran it."""
        iri = named("function", name, _VERSION) if ours else named("function", name)
        self._functions[iri] = (name, ours)
        return iri

    def resources(self) -> Iterator[Resource]:
        """All that was named."""
        block = Block()
        for actor, name in self._actors.items():
            block.put(
                named("actor", actor),
                (prov("Agent"), tl("Actor")),
                {rdfs("label"): Literal(name), dcterms("identifier"): Literal(actor)},
            )
        for place, name in self._places.items():
            _place(block, place, name)
        for person in self._persons:
            block.put(
                named("person", person),
                (prov("Person"), Iri("foaf", "Person")),
                {Iri("foaf", "name"): Literal(person)},
            )
        for iri, (function, ours) in self._functions.items():
            block.put(
                iri,
                (prov("Activity"), tl("Function")),
                {rdfs("label"): Literal(function), prov("wasAssociatedWith"): SOFTWARE if ours else None},
            )
        block.put(
            SOFTWARE,
            (prov("SoftwareAgent"),),
            {rdfs("label"): Literal("Truceline"), Iri("schema", "softwareVersion"): Literal(_VERSION)},
        )
        yield from block


def _place(block: Block, place: str, name: str) -> None:
    """A place as exactly as it is known: only a town has a point."""
    gazetteer = load_gazetteer()
    located = gazetteer.located(place)
    country = gazetteer.country_of(place) or (located.actor.within if located else None)
    town = located is not None and located.precision == "town"
    block.put(
        named("place", place),
        (prov("Location"), tl("Place")),
        {
            rdfs("label"): Literal(located.actor.name if located else name),
            dcterms("identifier"): Literal(place),
            tl("exactness"): Literal(located.precision if located else "not located"),
            tl("country"): words(country if country != place else None),
            Iri("geo", "lat"): _degrees(located.latitude) if located and town else None,
            Iri("geo", "long"): _degrees(located.longitude) if located and town else None,
        },
    )


def _degrees(number: float | None) -> Literal | None:
    return None if number is None else Literal(f"{number:.4f}", xsd("decimal"))
