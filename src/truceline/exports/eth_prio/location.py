"""The country in which a ceasefire lies, its number, and its region in UCDP's terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.regions import country_of, listed
from truceline.model import ActClaim, Ceasefire, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A country: its name, its Gleditsch-Ward number, and the code of its region; what is not known is empty."""

    name: str = ""
    number: str = ""
    region: str = ""


def location(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Location:
    """The country that the places of the ceasefire lie in, else that of its conflict, else the only one its sides belong to.

    Empty where none is told, or as many claims tell one as another. `claims` holds at least those of the ceasefire.
    """
    told = [claims[one] for one in ceasefire.claims]
    conflicts = [claim.conflict for claim in told if isinstance(claim, ActClaim) and claim.conflict]
    for countries in (
        [country_of(place.id) for place in ceasefire.place.value or ()],
        [role.within or country_of(role.id) for role in conflicts],
    ):
        if (found := _most(countries)) is not None:
            return _located(found)
    homes = {country_of(side.id) for side in ceasefire.sides.value or ()}
    return _located(homes.pop() or "") if len(homes) == 1 else Location()


def between_states(ceasefire: Ceasefire) -> bool:
    """Whether all of its sides are states, of which there are two or more."""
    codes = load_gazetteer().codes
    sides = ceasefire.sides.value or ()
    return len(sides) > 1 and all(side.id in codes for side in sides)


def _most(countries: Iterable[str | None]) -> str | None:
    ranked = Counter(one for one in countries if one).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _located(country: str) -> Location:
    gazetteer = load_gazetteer()
    actor, codes = gazetteer.actors.get(country), gazetteer.codes.get(country)
    if actor is None or codes is None:
        return Location()
    region = listed(country).ucdp
    return Location(
        name=actor.name,
        number="" if codes.gw is None else str(codes.gw),
        region="" if region is None else str(region),
    )
