"""A feature for each thing that is told of a ceasefire in a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from truceline.exports.geojson.sites import Site, sites
from truceline.model import Ceasefire, Choice, Claim, Side, When
from truceline.store import PlaceCount
from truceline.views import evidence_shown, standing_shown
from truceline.views.maps.places import PlaceShown, place_shown

_EVIDENCE = ("quote", "article", "outlet", "published", "url")


def features(ceasefire: Ceasefire, claims: Mapping[str, Claim], day: date) -> Iterator[dict[str, Any]]:
    """The features of a ceasefire as it stands on a day; `claims` holds at least its own. A town has a point, all else none."""
    of_all = {
        "ceasefire": ceasefire.id,
        "sides": _names(ceasefire.sides.value or ()),
        "sides_abstention": _abstention(ceasefire.sides),
        **_field("agreed", ceasefire.agreed),
        **_field("effect", ceasefire.effect),
        **_field("ended", ceasefire.ended),
        "standing": standing_shown(ceasefire, day, claims).state,
        "standing_on": day.isoformat(),
    }
    for number, site in enumerate(sites(ceasefire, claims), start=1):
        place = shown_place(site.place) if site.place else None
        yield {
            "type": "Feature",
            "id": f"{ceasefire.id}/{number}",
            "geometry": _point(place),
            "properties": {
                "role": site.role,
                **_where(place),
                "place_abstention": site.abstention,
                **_told(site),
                **of_all,
                **_evidence(site.claims, claims),
            },
        }


def shown_place(place: Side) -> PlaceShown:
    """The place, as exactly as it is known."""
    return place_shown(PlaceCount(id=place.id, name=place.name, articles=0, ground=0, claims={}))


def _point(place: PlaceShown | None) -> dict[str, Any] | None:
    """The point of a town. A territory is not where its seat is: it has none."""
    if place is None or place.seat is not None or place.longitude is None or place.latitude is None:
        return None
    return {"type": "Point", "coordinates": [round(place.longitude, 4), round(place.latitude, 4)]}


def _where(place: PlaceShown | None) -> dict[str, Any]:
    seat = place if place and place.seat else None
    return {
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "exactness": (place.precision or "not located") if place else "not told",
        "country": place.country if place and place.country != place.id else None,
        "seat": seat.seat if seat else None,
        "seat_longitude": seat.longitude if seat else None,
        "seat_latitude": seat.latitude if seat else None,
    }


def _told(site: Site) -> dict[str, Any]:
    return {
        "what": site.what,
        "who": _names(site.who),
        "whom": _names(site.whom),
        "said_by": site.said_by.name if site.said_by else None,
        "denied_by": _names(site.denied_by),
        "status": site.status,
        **_time("date", site.date),
        "origins": site.origins,
    }


def _evidence(ids: tuple[str, ...], claims: Mapping[str, Claim]) -> dict[str, Any]:
    """The words of the first claim, and who printed them when; the ids of all claims."""
    shown = evidence_shown(claims[ids[0]]) if ids else None
    return {**{name: getattr(shown, name, None) for name in _EVIDENCE}, "claims": list(ids)}


def _field(name: str, choice: Choice[When]) -> dict[str, Any]:
    return {**_time(name, choice.value), f"{name}_abstention": _abstention(choice)}


def _time(name: str, when: When | None) -> dict[str, Any]:
    """A time as precisely as told: value, precision, first moment, and first moment after."""
    return {
        name: when.value if when else None,
        f"{name}_precision": when.precision if when else None,
        f"{name}_earliest": _moment(when.earliest) if when else None,
        f"{name}_before": _moment(when.latest) if when else None,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _abstention(choice: Choice[Any]) -> str | None:
    return str(choice.abstention) if choice.abstention else None


def _names(sides: tuple[Side, ...]) -> str | None:
    return "; ".join(side.name for side in sides) or None
