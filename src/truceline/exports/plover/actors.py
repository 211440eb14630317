"""Actors and places with the codes of PLOVER, as far as the gazetteer knows them."""

from __future__ import annotations

from truceline.annotations.gazetteer import Gazetteer, load_gazetteer
from truceline.exports.plover.event import EventActor, EventPlace
from truceline.exports.plover.ontology import ontology
from truceline.model import Actor, ActorKind, Role, Side

_INTERNATIONAL = "international"


def event_actor(side: Side, role: Role | None) -> EventActor:
    """The actor with its codes; `role` is where a claim names it, None where none does.

    Whoever is not in the gazetteer has the code of the state that the report puts it in, and no sector: its words do not settle that.
    """
    gazetteer = load_gazetteer()
    known = gazetteer.actor(side.id)
    within = role.within if role else None
    code, sector = (
        _codes(known, gazetteer) if known else (gazetteer.country_of(within) if within else None, None)
    )
    return EventActor(
        name=side.name,
        raw=role.words.quote if role and role.words else None,
        code=code,
        sector=sector,
        title=_title(side.name, known, gazetteer),
        id=side.id,
    )


def cow_of(code: str | None) -> int | None:
    """The number of a state in the list of the Correlates of War; None for others."""
    codes = load_gazetteer().codes.get(code) if code else None
    return codes.cow if codes else None


def event_place(side: Side, role: Role | None) -> EventPlace:
    """The place with what the gazetteer knows of it: towns have a point, regions and countries have none."""
    gazetteer = load_gazetteer()
    located = gazetteer.located(side.id)
    precision = located.precision if located else None
    within = located.actor.within if located else role.within if role else None
    country = gazetteer.country_of(side.id) or (gazetteer.country_of(within) if within else None)
    named = gazetteer.actor(country) if country else None
    return EventPlace(
        name=side.name,
        raw=role.words.quote if role and role.words else None,
        city=side.name if precision == "town" else None,
        province=side.name if precision == "region" else None,
        country=country,
        country_name=named.name if named else None,
        latitude=located.latitude if located else None,
        longitude=located.longitude if located else None,
        feature={"town": "P", "region": "A", "country": "A"}.get(precision or ""),
        id=side.id,
    )


def _codes(actor: Actor, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """PLOVER's code and sector: a person has those of whom it speaks for."""
    country = gazetteer.country_of(actor.id)
    match actor.kind:
        case ActorKind.STATE:
            return actor.id, "GOV"
        case ActorKind.GOVERNMENT:
            return country, "GOV"
        case ActorKind.ARMED_GROUP:
            return country or ("IMG" if actor.within == _INTERNATIONAL else None), "REB"
        case ActorKind.ORGANISATION:
            return _organisation(actor, country, gazetteer)
        case ActorKind.PERSON:
            spoken_for = gazetteer.actor(actor.within) if actor.within else None
            return _codes(spoken_for, gazetteer) if spoken_for else (country, None)
        case _:
            return country, None


def _organisation(actor: Actor, country: str | None, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """A body of a state has its code and no sector: what it does for the state is not known."""
    if actor.id in ontology().non_governmental:
        return country or "NGO", "NGO"
    if country is not None:
        return country, None
    whole = gazetteer.actor(actor.within) if actor.within else None
    return (
        ("IGO", "IGO") if whole is None or whole.kind is ActorKind.ORGANISATION else _codes(whole, gazetteer)
    )


def _title(name: str, known: Actor | None, gazetteer: Gazetteer) -> str | None:
    """The office of a person of the gazetteer; None where it held several."""
    if known is None or known.kind is not ActorKind.PERSON:
        return None
    titles = {entry.title for entry in gazetteer.get(name) if entry.role == "person" and entry.title}
    return titles.pop() if len(titles) == 1 else None
