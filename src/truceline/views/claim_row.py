"""A claim laid flat, with the codebook's names: what `truceline code` prints and the exports hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from truceline.annotations.gazetteer import load_gazetteer
from truceline.model import (
    ActClaim,
    Claim,
    ContactClaim,
    EventClaim,
    IncidentClaim,
    Quantity,
    Role,
    Span,
    StatementClaim,
    TermClaim,
    When,
)


def claim_row(claim: Claim) -> dict[str, Any]:
    """The claim as plain data: actors by their short names with their ids beside them, times as ISO 8601.

    Every kind has `id, kind, status, said_by, place, locations, cue, cue_span, span, quote, made_by, confidence`; acts have the
    codebook's other fields, the other kinds their own.
    """
    return {"id": claim.id, "kind": claim.kind, **_own(claim), **_common(claim)}


def _common(claim: Claim) -> dict[str, Any]:
    return {
        "said_by": claim.said_by.name if claim.said_by else None,
        "status": str(claim.status),
        "place": _as_printed(claim.place),
        "locations": [_location(place) for place in claim.place],
        "cue": claim.cue.quote,
        "cue_span": _offsets(claim.cue),
        "span": _offsets(claim.span),
        "quote": claim.quote,
        "made_by": claim.made_by,
        "confidence": claim.confidence,
    }


def _own(claim: Claim) -> dict[str, Any]:
    match claim:
        case ActClaim():
            return _act(claim)
        case TermClaim():
            owed = {
                **_roles("obligor", claim.obligor),
                **_roles("beneficiary", claim.beneficiary),
                **_roles("oversight", claim.oversight),
            }
            return {
                "type": str(claim.type),
                **owed,
                "quantity": _quantity(claim.quantity),
                "deadline": _iso(claim.deadline),
                "deadline_words": _words(claim.deadline.words) if claim.deadline else None,
                "duration": claim.duration,
                "about": _words(claim.about),
            }
        case ContactClaim():
            who = _roles("participants", claim.participants)
            return {"form": claim.form, **who, "topic": _words(claim.topic), **_event(claim)}
        case IncidentClaim():
            return {**_incident(claim), **_event(claim)}
        case StatementClaim():
            return {**_statement(claim), **_event(claim)}
        case _:
            assert_never(claim)


def _act(claim: ActClaim) -> dict[str, Any]:
    return {
        "act": str(claim.act),
        **_roles("actors", claim.actors),
        **_roles("parties", claim.parties),
        **_roles("mediators", claim.mediators),
        "start": _iso(claim.start),
        "end": _iso(claim.end),
        "duration": claim.duration,
        "act_date": _iso(claim.act_date),
        "terms": [str(term) for term in claim.terms],
        "also": [{**_offsets(span), "quote": span.quote} for span in claim.also],
    }


def _incident(claim: IncidentClaim) -> dict[str, Any]:
    return {
        **_roles("actors", claim.actors),
        **_roles("targets", claim.targets),
        "weapon": _words(claim.weapon),
        "quantity": _quantity(claim.quantity),
        "casualties": [{"harm": one.harm, **(_quantity(one.count) or {})} for one in claim.casualties],
    }


def _statement(claim: StatementClaim) -> dict[str, Any]:
    return {
        **_roles("speakers", claim.speakers),
        **_roles("addressees", claim.addressees),
        "stance": claim.stance,
        "on_act": str(claim.on_act) if claim.on_act else None,
        "topic": _words(claim.topic),
    }


def _event(claim: EventClaim) -> dict[str, Any]:
    return {
        "date": _iso(claim.date),
        "event_type": str(claim.event_type),
        "mode": claim.mode,
        "cameo": claim.cameo,
        "about": _words(claim.about),
    }


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {
        "number": quantity.number,
        "exactness": str(quantity.exactness),
        "unit": quantity.unit,
        "words": quantity.words.quote,
    }


def _words(span: Span | None) -> str | None:
    return span.quote if span else None


def _roles(name: str, roles: Iterable[Role]) -> dict[str, list[str]]:
    by_id = {role.id: role.name for role in roles}
    singular = {"parties": "party"}.get(name, name.removesuffix("s"))
    return {name: list(by_id.values()), f"{singular}_ids": list(by_id)}


def _as_printed(places: Iterable[Role]) -> list[str]:
    return list(dict.fromkeys(place.words.quote if place.words else place.name for place in places))


def _location(place: Role) -> dict[str, Any]:
    """Where a place lies: its id, how exact that is, its country, its point (of towns only), and how it was told."""
    gazetteer = load_gazetteer()
    located = gazetteer.located(place.id)
    return {
        "id": place.id,
        "precision": located.precision if located else None,
        "country": gazetteer.country_of(place.id) or place.within,
        "latitude": located.latitude if located else None,
        "longitude": located.longitude if located else None,
        "reason": place.reason,
    }


def _iso(when: When | None) -> str | None:
    return when.value if when else None


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
