"""An event as records of PLOVER and POLECAT hold it, and the cases that such records make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EventActor:
    """An actor or recipient: its usual name, the words as printed, and its codes, None where they are not known.

    `code` is an ISO 3166 code of three letters or one of PLOVER's for others (`IGO`); `id` is the ledger's.
    """

    name: str
    raw: str | None = None
    code: str | None = None
    sector: str | None = None
    title: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event was: its name, the words as printed, and as much of town, region and country as it is.

    `country` is an ISO 3166 code of three letters, `feature` the class of GeoNames (P a town, A a country or region). Only towns have
    a point, in degrees.
    """

    name: str
    raw: str | None = None
    city: str | None = None
    province: str | None = None
    country: str | None = None
    country_name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    feature: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource:
    """The passage that shows an event, with its offsets in the article's text, and what is known of the article.

    `published` is the day of publication as ISO 8601, None where it is not known to the day.
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    document: str | None = None
    title: str | None = None
    url: str | None = None
    publication: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverEvent:
    """One event: what it is in PLOVER, by and to whom, when and where, and what shows it.

    `told` is what it is in the ledger (an act on the ceasefire, else `contact`, `incident` or `statement`), None where a record does not
    say. `date` is ISO 8601 as far as it is told (`2020-10`, `2020-10-10T12:00`); a time that is only bounded has none and stands in
    `between`, from its first moment to the one after its last. Of an accusation or an intent `deed_at` is when
    the deed is alleged to have been, or is to be. `also_in` are ids of further places, `cameo` is the code of CAMEO for it, `cues` the words that show it,
    `claims` the ids of the claims behind it.
    """

    id: str
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[EventActor, ...] = ()
    recipients: tuple[EventActor, ...] = ()
    date: str | None = None
    between: tuple[str | None, str | None] | None = None
    deed_at: str | None = None
    place: EventPlace | None = None
    also_in: tuple[str, ...] = ()
    told: str | None = None
    status: str | None = None
    cameo: str | None = None
    said_by: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    source: EventSource = EventSource()


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverCase:
    """The events of one ceasefire, in their order; `sides` are the ids of its sides, empty where records do not tell them."""

    id: str
    sides: tuple[str, ...] = ()
    events: tuple[PloverEvent, ...] = ()
