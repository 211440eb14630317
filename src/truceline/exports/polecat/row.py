"""An event as a row of POLECAT."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version

from truceline.exports.plover.actors import cow_of
from truceline.exports.plover.event import EventActor, EventPlace, EventSource, PloverEvent
from truceline.exports.plover.ontology import ontology
from truceline.exports.polecat.columns import NONE, cell, cells

_NOWHERE = EventPlace(name="")


def event_row(event: PloverEvent) -> tuple[str, ...]:
    """The row of an event: every column, with the word for it where nothing is known.

    Values of several actors stand in the same order in each of their columns.
    """
    plover = ontology()
    kind = plover.types[event.type]
    place = event.place or _NOWHERE
    return (
        cell(event.id),
        cell(_day(event.date)),
        event.type,
        cells(event.modes),
        str(kind.score),
        plover.quad_words[kind.quads[0] - 1],
        cells(event.contexts),
        *_actors(event.actors),
        *_actors(event.recipients),
        cell(place.name),
        cell(place.city),
        NONE,
        cell(place.province),
        cell(place.country),
        cell(place.latitude),
        cell(place.longitude),
        NONE,
        cell(place.raw),
        cell(place.feature),
        cell(event.source.publication),
        cell(event.source.published),
        *(NONE, NONE, NONE),
        cell(event.source.language),
        f"Truceline {version('truceline')}",
    )


def _day(date: str | None) -> str | None:
    """The day of a date that is told at least so exactly."""
    return date[:10] if date and len(date) >= len("2020-10-10") else None


def _actors(actors: tuple[EventActor, ...]) -> Iterator[str]:
    yield cells(actor.name for actor in actors)
    yield cells(actor.code for actor in actors)
    yield cells(cow_of(actor.code) for actor in actors)
    yield cells(actor.sector for actor in actors)
    yield cells(actor.sector for actor in actors)
    yield cells(actor.title for actor in actors)
    yield cells(actor.raw for actor in actors)
    yield NONE


def as_polecat(event: PloverEvent) -> PloverEvent:
    """What of an event a row holds, and so what comes back of it: no evidence, no act, no time finer or coarser than a day."""
    place = event.place
    return PloverEvent(
        id=_held(event.id) or "",
        type=event.type,
        modes=event.modes,
        contexts=event.contexts,
        actors=tuple(map(_held_actor, event.actors)),
        recipients=tuple(map(_held_actor, event.recipients)),
        date=_day(event.date),
        place=None if place is None else _held_place(place),
        source=EventSource(
            publication=_held(event.source.publication),
            published=event.source.published,
            language=_held(event.source.language),
        ),
    )


def _held_actor(actor: EventActor) -> EventActor:
    held = replace(actor, name=_held(actor.name) or "", raw=_held(actor.raw), title=_held(actor.title))
    return replace(held, id=None)


def _held_place(place: EventPlace) -> EventPlace:
    return replace(
        place,
        name=_held(place.name) or "",
        raw=_held(place.raw),
        city=_held(place.city),
        province=_held(place.province),
        country_name=None,
        id=None,
    )


def _held(value: str | None) -> str | None:
    written = cell(value)
    return None if written == NONE else written
