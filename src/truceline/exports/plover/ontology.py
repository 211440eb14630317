"""PLOVER's types, modes and codes as its manual has them, and which of them answer to the acts on a ceasefire. All of it is data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

SIDES = "sides"
PARTIES = "parties"
MATERIAL_CONFLICT = 4
"""The quad category of deeds that do harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """An event type: its quad category (further ones are read too), its score, and the modes it may have."""

    quads: tuple[int, ...]
    score: float
    modes: tuple[str, ...]
    also: tuple[str, ...] = ()

    def takes(self, mode: str) -> bool:
        """Whether the mode belongs to this type, under whichever name."""
        return mode in self.modes or mode in self.also


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The manual as data: `ontology.toml` says what each part is."""

    codebook: str
    quad_words: tuple[str, ...]
    special_contexts: tuple[str, ...]
    non_states: tuple[str, ...]
    sectors: tuple[str, ...]
    non_governmental: frozenset[str]
    documentation: str
    older: Mapping[str, str]
    types: Mapping[str, PloverType]
    renamed: Mapping[str, str]

    def type_of(self, name: str) -> str | None:
        """The type of this name, which may be an older one; None if there is none."""
        now = self.older.get(name, name)
        return now if now in self.types else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Which event of PLOVER something told is, and why. `type` is None where it is none.

    `actors` says who does it where reports name nobody (`sides`), `recipients` of whom it is asked (`parties`); `by_others` is
    the type where it is done by who is no side. `unless_done` is why it is no event where nobody does it. `place` says whether the place told
    with it is where it happened.
    """

    type: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: str | None = None
    recipients: str | None = None
    cameo: str | None = None
    because: str
    by_others: str | None = None
    unless_done: str | None = None
    place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Codings:
    """What acts, terms carried out, stances and allegations are in PLOVER: `acts.toml` with its reasons.

    `talks` are the forms of contact that are talks, with their contexts; `intents` the types that are AGREE while only planned.
    """

    acts: Mapping[str, Coding]
    terms: Mapping[str, Coding]
    talks: tuple[frozenset[str], tuple[str, ...]]
    intents: Mapping[str, str]


@cache
def ontology() -> Ontology:
    """PLOVER's types, modes and codes."""
    read = _read("ontology.toml")
    return Ontology(
        codebook=read["codebook"],
        quad_words=tuple(read["quad_words"]),
        special_contexts=tuple(read["special_contexts"]),
        non_states=tuple(read["non_states"]),
        sectors=tuple(read["sectors"]),
        non_governmental=frozenset(read["non_governmental"]),
        documentation=read["documentation"],
        older=read["older"],
        types={name: PloverType(**_tuples(told)) for name, told in read["types"].items()},
        renamed={
            f"{kind}.{ours}": theirs
            for kind, names in read["renamed"].items()
            for ours, theirs in names.items()
        },
    )


@cache
def codings() -> Codings:
    """What the acts on a ceasefire are in PLOVER."""
    read = _read("acts.toml")
    terms, planned, talks = (read.pop(part) for part in ("terms", "planned", "talks"))
    return Codings(
        acts={name: Coding(**_tuples(told)) for name, told in read.items()},
        terms={name: Coding(**_tuples(told)) for name, told in terms.items()},
        talks=(frozenset(talks["forms"]), tuple(talks["contexts"])),
        intents=dict.fromkeys(planned["of"], planned["type"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _tuples(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
