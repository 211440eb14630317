"""What a graph is made of: things with their properties, written one after another and never held all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

PREFIXES: Mapping[str, str] = {
    "tl": "https://truceline.example/ns#",
    "field": "https://truceline.example/fields#",
    "actor": "urn:truceline:actor:",
    "article": "urn:truceline:article:",
    "ceasefire": "urn:truceline:ceasefire:",
    "choice": "urn:truceline:choice:",
    "claim": "urn:truceline:claim:",
    "conflict": "urn:truceline:conflict:",
    "function": "urn:truceline:function:",
    "join": "urn:truceline:join:",
    "judgement": "urn:truceline:judgement:",
    "ledger": "urn:truceline:ledger:",
    "part": "urn:truceline:part:",
    "passage": "urn:truceline:passage:",
    "person": "urn:truceline:person:",
    "place": "urn:truceline:place:",
    "position": "urn:truceline:position:",
    "quantity": "urn:truceline:quantity:",
    "quote": "urn:truceline:quote:",
    "relation": "urn:truceline:relation:",
    "software": "urn:truceline:software:",
    "standing": "urn:truceline:standing:",
    "time": "urn:truceline:time:",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Iri(NamedTuple):
    """The name of a thing: one of the prefixes, and what stands after it, as an IRI may hold it."""

    prefix: str
    local: str

    @property
    def full(self) -> str:
        """The whole IRI."""
        return PREFIXES[self.prefix] + self.local

    def __str__(self) -> str:
        return f"{self.prefix}:{self.local}"


class Literal(NamedTuple):
    """A value as words, of a type of XML Schema where it is not plain words."""

    words: str
    datatype: Iri | None = None


Object = Iri | Literal | int
Told = Object | list[Object] | None

tl, prov, oa, dcterms, rdf, rdfs, xsd = (
    partial(Iri, prefix) for prefix in ("tl", "prov", "oa", "dcterms", "rdf", "rdfs", "xsd")
)

DERIVED = prov("wasDerivedFrom")
"""What a value rests on."""


def named(prefix: str, *parts: str | int) -> Iri:
    """The thing of this kind with an id of ours, or of several parts; what an IRI cannot hold is written with `%`."""
    return Iri(prefix, ":".join(quote(str(part), safe="-._:") for part in parts))


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing: its name, its classes, and its properties with one or more objects each."""

    iri: Iri
    classes: tuple[Iri, ...]
    told: tuple[tuple[Iri, tuple[Object, ...]], ...]


class Block:
    """Things that are written together: a ceasefire with its fields, a claim with its passages."""

    def __init__(self) -> None:
        self._things: dict[Iri, Resource] = {}

    def put(self, iri: Iri, classes: tuple[Iri, ...], told: Mapping[Iri, Told]) -> Iri:
        """Adds a thing; properties without an object are left out. Gives its name, to be told of others."""
        pairs = ((name, _objects(one)) for name, one in told.items())
        self._things[iri] = Resource(iri, classes, tuple((name, some) for name, some in pairs if some))
        return iri

    def __iter__(self) -> Iterator[Resource]:
        """The things by kind and name."""
        return (self._things[iri] for iri in sorted(self._things))


def words(text: str | None) -> Literal | None:
    """Plain words; None where there are none."""
    return Literal(text) if text else None


def all_words(texts: tuple[str, ...]) -> list[Object]:
    """Plain words, each of them an object."""
    return [Literal(text) for text in texts]


def _objects(told: Told) -> tuple[Object, ...]:
    if told is None:
        return ()
    return tuple(dict.fromkeys(told)) if isinstance(told, list) else (told,)
