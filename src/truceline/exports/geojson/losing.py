"""What GeoJSON does not hold of a ceasefire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from truceline.exports.geojson.features import shown_place
from truceline.exports.geojson.sites import sites
from truceline.exports.losses import ABSTAINED, Losing, LossKind
from truceline.model import Ceasefire, Choice, Claim

_HELD = {
    "sides": "sides_abstention",
    "agreed": "agreed_abstention",
    "effect": "effect_abstention",
    "ended": "ended_abstention",
    "place": "place_abstention",
}
"""Fields that stand in the properties of each feature, and where it is told why they have no value."""


def note(ceasefire: Ceasefire, claims: Mapping[str, Claim], losing: Losing) -> None:
    """Takes note of the fields that are left out, what is told without a place, places without a point, and abstentions."""
    for field in fields(ceasefire):
        choice = getattr(ceasefire, field.name)
        if isinstance(choice, Choice):
            _field(field.name, choice, ceasefire.id, losing)
    for name, number in _unplaced(ceasefire, claims).items():
        says = "what is told without a place"
        losing.note(LossKind.LEFT_OUT, name, says, ceasefire=ceasefire.id, count=number)
    for site in sites(ceasefire, claims):
        shown = shown_place(site.place) if site.place else None
        if shown is not None and shown.precision != "town":
            says = f"known to the {shown.precision} alone" if shown.precision else "no list knows where it is"
            losing.note(LossKind.CODED, "place", says, column="geometry", code="null", ceasefire=ceasefire.id)


def _field(name: str, choice: Choice[Any], ceasefire: str, losing: Losing) -> None:
    if choice.abstention is not None:
        if name in _HELD or name == "venue":
            losing.note(
                LossKind.CODED,
                name,
                ABSTAINED[choice.abstention],
                column=_HELD.get(name, "role"),
                code=str(choice.abstention) if name in _HELD else "no feature",
                ceasefire=ceasefire,
            )
    elif name not in {*_HELD, "venue", "contacts", "incidents", "violated", "terms"}:
        losing.note(LossKind.LEFT_OUT, name, "has no place on a map", ceasefire=ceasefire)


def _unplaced(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> dict[str, int]:
    """How many contacts, incidents, breaches and undertakings are told without a place."""
    accounts = ceasefire.violated.value or ()
    return {
        "contacts": sum(not one.place for one in ceasefire.contacts.value or ()),
        "incidents": sum(not one.place for one in ceasefire.incidents.value or ()),
        "violated": sum(not any(claims[one].place for one in account.claims) for account in accounts),
        "terms": sum(not one.place for one in ceasefire.terms.value or ()),
    }
