"""What sort of actor each side of an event is to ACLED, by the words that it has used since 2024."""

from __future__ import annotations

from truceline.exports.agreements.parties import Party
from truceline.exports.losses import Losing, LossKind
from truceline.model import ActorKind

STATE, REBEL, EXTERNAL = "State forces", "Rebel group", "External/Other forces"

INTERS = (
    STATE,
    REBEL,
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    EXTERNAL,
)
"""ACLED's kinds of actors, in the order of the numbers (1 to 8) that it wrote before."""


def inters(
    first: Party, second: Party | None, country: object, ceasefire: str, losing: Losing
) -> tuple[str | None, str | None]:
    """The kinds of the two; it is told where one is not known."""
    others = (first, second)
    told = [
        _inter(party, others[1 - place], country, ceasefire, losing, f"inter{place + 1}") if party else None
        for place, party in enumerate(others)
    ]
    return told[0], told[1]


def interaction(first: str | None, second: str | None, *, alone: bool) -> str | None:
    """The two together, in ACLED's order; None where one of them is not known."""
    if first is None or (second is None and not alone):
        return None
    if second is None:
        return f"{first} only"
    return "-".join(sorted((first, second), key=INTERS.index))


def _inter(  # two parties, a place, and where to tell what is not known
    party: Party, other: Party | None, country: object, ceasefire: str, losing: Losing, column: str
) -> str | None:
    """State forces at home, external forces elsewhere; an armed group that deals with a state is taken for a rebel group."""
    why = "what it is, is not known"
    match party.kind:
        case ActorKind.STATE if country is not None:
            return STATE if party.country == country else EXTERNAL
        case ActorKind.STATE:
            why = "whether a state acts at home or abroad is not known without the country"
        case ActorKind.ORGANISATION:
            return EXTERNAL
        case ActorKind.ARMED_GROUP if other is not None and other.is_state:
            says = "an armed group that deals with a state is taken for a rebel group"
            losing.note(LossKind.ASSUMED, "sides", says, column=column, code=REBEL, ceasefire=ceasefire)
            return REBEL
        case ActorKind.ARMED_GROUP:
            why = "whether a group is of rebels or a militia is not told"
        case ActorKind.TERRITORY | ActorKind.GOVERNMENT:
            why = "whose forces the authorities of a territory or a rival government are to ACLED is not settled"
        case _:
            pass
    losing.note(LossKind.CODED, "sides", why, column=column, code="", ceasefire=ceasefire)
    return None
