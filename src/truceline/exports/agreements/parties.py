"""Who the sides of a ceasefire are to those who list agreements: states, groups and others, and of which country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.regions import country_of
from truceline.model import ActorKind, Ceasefire, Claim, Conflict, Side
from truceline.records.case import roles_of

NON_STATE = frozenset({ActorKind.ARMED_GROUP, ActorKind.GROUP, ActorKind.TERRITORY, ActorKind.GOVERNMENT})
"""Kinds of sides that are no state: armed groups, those without a name, authorities of a territory, rival governments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side, third party or participant: its id and name, what it is and of which state.

    `kind` is None where no list knows it, `country` the id of the state that it is or belongs to, None where that is not told.
    """

    id: str
    name: str
    kind: ActorKind | None
    country: str | None

    @property
    def is_state(self) -> bool:
        """Whether it is a state."""
        return self.kind is ActorKind.STATE


def party_of(side: Side, claims: Iterable[Claim]) -> Party:
    """The side with what is known of it: by the gazetteer, else by what the claims tell of it."""
    actor = load_gazetteer().actor(side.id)
    kind = actor.kind if actor else ActorKind.GROUP if side.id.endswith(")") else None
    country = country_of(side.id)
    if country is None and actor is None:
        within = (role.within for claim in claims for role in roles_of(claim) if role.id == side.id)
        country = next((state for one in within if one and (state := country_of(one))), None)
    return Party(id=side.id, name=side.name, kind=kind, country=country)


def countries(parties: Sequence[Party], land: str | None) -> tuple[str, ...]:
    """The states of these parties by their ids, each once: the one on whose land the ceasefire lies first."""
    found = dict.fromkeys(party.country for party in parties if party.country)
    first = [land] if land in found else []
    return tuple(dict.fromkeys([*(one for one in first if one), *found]))


def lands(ceasefire: Ceasefire, conflicts: Mapping[str, Conflict]) -> tuple[Side, ...]:
    """Where the ceasefire applies as told, then the places of its conflict."""
    conflict = conflicts.get(ceasefire.id)
    told = (*(ceasefire.place.value or ()), *(conflict.places if conflict else ()))
    return tuple(dict.fromkeys(told))


def state_name(state: str) -> str:
    """The name of a state by its id."""
    actor = load_gazetteer().actor(state)
    return actor.name if actor else state
