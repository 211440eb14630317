"""Which country, territory or zone tells the local time of a place that a text speaks of."""

from __future__ import annotations

from truceline.annotations.gazetteer import load_gazetteer
from truceline.annotations.times import keeps_time, zone_near
from truceline.model import Actor, ActorKind


def clock_place(actor: Actor, words: str) -> str | None:
    """What tells the local time where an actor or place is spoken of with these words; None where nothing does.

    The id of a state or territory (`AZE`, `CHECHNYA`), or the zone of a town of a country with several
    (`Africa/Lubumbashi` for Goma).
    """
    if actor.kind is ActorKind.STATE or keeps_time(actor.id):
        return actor.id
    if actor.within is None:
        return None
    towns = (place for place in load_gazetteer().places(words) if place.actor.within == actor.within)
    town = next(towns, None)
    if town is None or town.latitude is None or town.longitude is None:
        return actor.within
    return zone_near(actor.within, town.latitude, town.longitude) or actor.within
