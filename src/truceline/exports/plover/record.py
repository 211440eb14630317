"""An event as a record of PLOVER, and back. What PLOVER has no field for stands in `comment`, one thing after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from truceline.exports.plover.event import EventActor, EventPlace, EventSource, PloverCase, PloverEvent
from truceline.exports.plover.ontology import ontology
from truceline.exports.plover.remarks import read_remarks, remarks

FIELDS = (
    *(
        "id",
        "date",
        "time",
        "enddate",
        "endtime",
        "actor",
        "recipient",
        "event",
        "event_loc",
        "event_text",
        "quad_code",
    ),
    *(
        "event_scale",
        "mode",
        "context",
        "link",
        "text",
        "text_info",
        "cite_info",
        "coder",
        "coded_date",
        "coded_time",
    ),
    "comment",
)
"""The fields of a record, in the order in which they stand."""

CODER = "Truceline"


def event_record(event: PloverEvent, case: PloverCase) -> dict[str, Any]:
    """The record of an event: every field, with null where nothing is known."""
    kind = ontology().types[event.type]
    day, clock = (event.date or "")[:10], (event.date or "")[11:]
    exact = len(day) == len("2020-10-10")
    source = event.source
    return {
        "id": event.id,
        "date": day if exact else None,
        "time": clock or None,
        "enddate": None,
        "endtime": None,
        "actor": [_entity(actor) for actor in event.actors],
        "recipient": [_entity(actor) for actor in event.recipients],
        "event": [event.type],
        "event_loc": _location(event.place) if event.place else None,
        "event_text": list(event.cues),
        "quad_code": kind.quads[0],
        "event_scale": kind.score,
        "mode": list(event.modes),
        "context": list(event.contexts),
        "link": case.id,
        "text": source.text,
        "text_info": {"sequence": None, "start": source.start, "end": source.end, "text_story": None},
        "cite_info": _cited(source),
        "coder": CODER,
        "coded_date": None,
        "coded_time": None,
        "comment": remarks(
            {
                "told": _one(event.told),
                "status": _one(event.status),
                "cameo": _one(event.cameo),
                "said by": event.said_by,
                "time": _one(event.date if event.date and not exact else None),
                "between": tuple(bound or "" for bound in event.between) if event.between else (),
                "deed at": _one(event.deed_at),
                "actors": _ids(event.actors),
                "recipients": _ids(event.recipients),
                "place": _one(event.place.id if event.place else None),
                "also in": event.also_in,
                "published": _one(source.published),
                "sides": case.sides,
                "claims": event.claims,
            }
        ),
    }


def _entity(actor: EventActor) -> dict[str, Any]:
    return {
        "code": actor.code,
        "sector": actor.sector,
        "entity_text": actor.raw,
        "identifier_id": None,
        "identifier_text": actor.name,
        "religion": None,
        "ethnicity": None,
        "office": actor.title,
        "gender": None,
        "age": None,
    }


def _location(place: EventPlace) -> dict[str, Any]:
    return {
        "extracted_place": place.raw,
        "resolved_place": place.name,
        "geonameid": None,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.city,
        "district": None,
        "province": place.province,
        "country": place.country_name,
        "country_code": place.country,
        "feature_class": place.feature,
        "feature_code": None,
        "resolution": None,
    }


def _cited(source: EventSource) -> dict[str, Any]:
    return {
        "corpus": None,
        "citation": source.document,
        "url": source.url,
        "title": source.title,
        "language": source.language,
        "publication": source.publication,
        "license": None,
        "copyright": None,
        "coder": CODER,
        "codebook": ontology().codebook,
        "version": None,
    }


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _ids(actors: Iterable[EventActor]) -> tuple[str, ...]:
    return tuple(actor.id or "" for actor in actors) if any(actor.id for actor in actors) else ()


def record_event(record: Mapping[str, Any], types: Iterable[str]) -> PloverEvent:
    """The event of a record, ours or another's: `types` are its event types under the names of now, of which the first counts.

    Older versions call the actors `source` and the recipients `target`, give one where others give a list, and write names in
    camel case; all of these are read.
    """
    told = read_remarks(record.get("comment"))
    text = _part(record, "text_info", "textInfo")
    cited = _part(record, "cite_info", "citeInfo")
    between = told.get("between")
    return PloverEvent(
        id=str(record["id"]),
        type=next(iter(types)),
        modes=_listed(record.get("mode")),
        contexts=_listed(record.get("context")),
        actors=_actors(record.get("actor", record.get("source")), told.get("actors", ())),
        recipients=_actors(record.get("recipient", record.get("target")), told.get("recipients", ())),
        date=_date(record) or _first(told, "time"),
        between=(between[0] or None, between[1] or None) if between and len(between) == 2 else None,
        deed_at=_first(told, "deed at"),
        place=_place(_part(record, "event_loc", "eventLoc"), _first(told, "place")),
        also_in=told.get("also in", ()),
        told=_first(told, "told"),
        status=_first(told, "status"),
        cameo=_first(told, "cameo"),
        said_by=told.get("said by", ()),
        cues=_listed(record.get("event_text", record.get("eventText")), whole=True),
        claims=told.get("claims", ()),
        source=EventSource(
            text=record.get("text"),
            start=text.get("start"),
            end=text.get("end"),
            document=cited.get("citation"),
            title=cited.get("title"),
            url=cited.get("url"),
            publication=cited.get("publication", record.get("publication")),
            published=_first(told, "published"),
            language=cited.get("language", record.get("language")),
        ),
    )


def _date(record: Mapping[str, Any]) -> str | None:
    day, clock = record.get("date"), record.get("time")
    return f"{day}T{clock}" if day and clock else str(day) if day else None


def _actors(told: Any, ids: tuple[str, ...]) -> tuple[EventActor, ...]:
    entities = (
        [told] if isinstance(told, Mapping) else [one for one in told or () if isinstance(one, Mapping)]
    )
    return tuple(
        EventActor(
            name=one.get("identifier_text") or _words(one) or one.get("code") or "",
            raw=_words(one),
            code=one.get("code") or None,
            sector=one.get("sector") or None,
            title=one.get("office") or None,
            id=(ids[place] or None) if place < len(ids) else None,
        )
        for place, one in enumerate(entities)
    )


def _words(entity: Mapping[str, Any]) -> str | None:
    """The words for an actor, under the names that versions of PLOVER have for them."""
    names = ("entity_text", "actor_text", "actorText", "raw_text")
    return next((str(entity[name]) for name in names if entity.get(name)), None)


def _place(told: Mapping[str, Any], place: str | None) -> EventPlace | None:
    name = told.get("resolved_place") or told.get("name") or told.get("extracted_place")
    if not name:
        return None
    return EventPlace(
        name=str(name),
        raw=told.get("extracted_place"),
        city=told.get("city"),
        province=told.get("province"),
        country=told.get("country_code", told.get("cc3")),
        country_name=told.get("country"),
        latitude=_degrees(told.get("lat", told.get("latitude"))),
        longitude=_degrees(told.get("lon", told.get("longitude"))),
        feature=told.get("feature_class"),
        id=place,
    )


def _degrees(told: Any) -> float | None:
    return None if told in (None, "") else float(told)


def _part(record: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """The object under the first of these names that there is; of several the first."""
    found: Any = next((record[name] for name in names if record.get(name)), {})
    found = found[0] if isinstance(found, list) else found
    return found if isinstance(found, Mapping) else {}


def _listed(told: Any, *, whole: bool = False) -> tuple[str, ...]:
    """One value, a list, or (older versions) several with commas between them, which are not parted where `whole`."""
    if isinstance(told, str):
        parts = [told] if whole else told.split(",")
        return tuple(part.strip() for part in parts if part.strip())
    return tuple(map(str, told or ()))


def _first(told: Mapping[str, tuple[str, ...]], name: str) -> str | None:
    return next(iter(told.get(name, ())), None)
