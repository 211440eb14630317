"""Actors of a project's own: the file `actors.toml`, which adds to the gazetteer and corrects it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from truceline.annotations.gazetteer.entries import Entry, Gazetteer, Role
from truceline.annotations.gazetteer.load import is_acronym, spellings
from truceline.annotations.gazetteer.scan import lengths_of
from truceline.errors import SettingsError
from truceline.model.annotation import Actor, ActorKind

_NEXT = "See the page on actors in the documentation; `truceline actors --find WORDS` tells ids."


class OwnActor(BaseModel):
    """One `[[actor]]`. With an id that is known it corrects that actor, with another or none it adds one.

    `names` are added, `not_names` no longer stand for the actor. What is left out stays as it was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    id: str | None = Field(default=None, min_length=1)
    kind: Literal["state", "government", "territory", "organisation", "armed_group", "person"] | None = None
    within: str | None = None
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    office: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> str:
        """The id given, or one made of the name as the gazetteer makes them."""
        if self.id:
            return self.id
        return self.name.lower() if self.kind == "person" else "-".join(self.name.upper().split())

    def roles(self) -> Iterator[tuple[str, Role]]:
        """The names with the part each plays."""
        if self.kind == "person":
            yield from ((words, "person") for words in (self.name, *self.names))
            return
        yield self.name, "name"
        yield from ((words, "acronym" if is_acronym(words) else "alias") for words in self.names)
        yield from ((words, "demonym") for words in self.demonyms)
        yield from ((words, "capital") for words in self.capital)
        yield from ((words, "seat") for words in self.seats)
        yield from ((words, "branch") for words in self.branches)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    actor: tuple[OwnActor, ...] = ()


def parse_actors(text: str, where: str, gazetteer: Gazetteer) -> tuple[OwnActor, ...]:
    """The actors of a project file, checked against the gazetteer.

    Raises SettingsError, with all faults in one message, each with the actor it is about.
    """
    try:
        plain = tomllib.loads(text)
        own = _File.model_validate(plain).actor
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"this is no TOML: {error}.", where=where, next_step=_NEXT) from error
    except ValidationError as error:
        faults = [_fault(fault["loc"], fault["msg"], plain) for fault in error.errors()]
        raise SettingsError(" ".join(faults), where=where, next_step=_NEXT) from None
    if faults := list(_faults(own, gazetteer)):
        raise SettingsError(" ".join(faults), where=where, next_step=_NEXT)
    return own


def with_actors(gazetteer: Gazetteer, own: Sequence[OwnActor]) -> Gazetteer:
    """The gazetteer with these actors: their names come before others' of the same words."""
    if not own:
        return gazetteer
    actors, aliases = dict(gazetteer.actors), dict(gazetteer.aliases)
    for one in own:
        actor = _actor(one, actors.get(one.key))
        old = actors.get(actor.id)
        actors[actor.id] = actor
        if old is not None:
            _correct(aliases, old, actor, one.not_names)
        for words, role in one.roles():
            entry = Entry(actor=actor, role=role, since=one.since, until=one.until, title=one.office)
            for spelling in spellings(words, role):
                others = tuple(
                    e for e in aliases.get(spelling, ()) if e.actor.id != actor.id or role == "person"
                )
                aliases[spelling] = (entry, *others)
    names = frozenset().union(aliases, gazetteer.rows)
    return replace(gazetteer, actors=actors, aliases=aliases, names=names, lengths=lengths_of(names))


def _actor(one: OwnActor, known: Actor | None) -> Actor:
    kind = ActorKind(one.kind) if one.kind else known.kind if known else ActorKind.ARMED_GROUP
    within = one.within or (known.within if known else None)
    return Actor(id=one.key, name=one.name, kind=kind, within=within)


def _correct(
    aliases: dict[str, tuple[Entry, ...]], old: Actor, actor: Actor, not_names: Sequence[str]
) -> None:
    for words, entries in list(aliases.items()):
        if all(entry.actor.id != old.id for entry in entries):
            continue
        kept = (
            replace(entry, actor=actor) if entry.actor.id == old.id else entry
            for entry in entries
            if entry.actor.id != old.id or words not in not_names
        )
        aliases[words] = tuple(kept)


def _faults(own: Sequence[OwnActor], gazetteer: Gazetteer) -> Iterator[str]:
    ids = {*gazetteer.actors, *(one.key for one in own)}
    seen: set[str] = set()
    for place, one in enumerate(own, start=1):
        at = f"actor {place} ({one.name}):"
        known = gazetteer.actor(one.key)
        if one.key in seen and one.kind != "person":
            yield f"{at} the id {one.key!r} stands there twice."
        seen.add(one.key)
        if known is None and one.kind is None:
            yield f"{at} it is new, so it needs a kind."
        if one.within is not None and one.within not in ids:
            yield f"{at} within is {one.within!r}, an id that nobody has."
        if one.kind == "person" and (one.within is None or not one.office):
            yield f"{at} a person needs an office, and within, the id of whom the person speaks for."
        if one.since and one.until and one.since > one.until:
            yield f"{at} since {one.since} is after until {one.until}."
        for words in one.not_names:
            if all(entry.actor.id != one.key for entry in gazetteer.aliases.get(words, ())):
                yield f"{at} {words!r} in not_names is no name of it."


def _fault(location: tuple[int | str, ...], message: str, plain: dict[str, object]) -> str:
    listed = plain.get("actor")
    number = next((part for part in location if isinstance(part, int)), None)
    field = ".".join(str(part) for part in location if isinstance(part, str) and part != "actor")
    if number is None or not isinstance(listed, list):
        return f"{'.'.join(map(str, location))}: {message[0].lower()}{message[1:]}."
    name = listed[number].get("name", "without a name") if isinstance(listed[number], dict) else "?"
    return f"actor {number + 1} ({name}): {field or 'actor'}: {message[0].lower()}{message[1:]}."
