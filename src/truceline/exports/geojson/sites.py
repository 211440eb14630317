"""What is told of a ceasefire in a place: its scope and venue, incidents, contacts, breaches and undertakings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.model import Account, Ceasefire, Claim, Event, Obligation, Side, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One thing that is told in one place; `place` is None where no place is told, and `abstention` says then why.

    `role` is `scope`, `venue`, `incident`, `contact`, `violation` or `undertaking`; `what` the event type of an incident, the form of a
    contact, the act of a breach, the type of an undertaking. `claims` are those that it rests on, with those first that name the place.
    """

    role: str
    place: Side | None
    abstention: str | None = None
    what: str | None = None
    who: tuple[Side, ...] = ()
    whom: tuple[Side, ...] = ()
    said_by: Side | None = None
    denied_by: tuple[Side, ...] = ()
    status: str | None = None
    date: When | None = None
    origins: int | None = None
    claims: tuple[str, ...] = ()


def sites(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Site]:
    """All that is told in a place; where it applies comes first, and is there also where no place is told for it.

    `claims` holds at least those of the ceasefire.
    """
    scope = ceasefire.place
    for place in scope.value or ():
        yield Site(role="scope", place=place, claims=_naming(place, scope.rests_on, claims))
    if scope.abstention is not None:
        yield Site(role="scope", place=None, abstention=str(scope.abstention), claims=scope.passes_over)
    for place in ceasefire.venue.value or ():
        yield Site(role="venue", place=place, claims=_naming(place, ceasefire.venue.rests_on, claims))
    for event in (*(ceasefire.contacts.value or ()), *(ceasefire.incidents.value or ())):
        yield from _of_event(event, claims)
    for account in ceasefire.violated.value or ():
        yield from _of_account(account, claims)
    for owed in ceasefire.terms.value or ():
        yield from _of_obligation(owed, claims)


def _of_event(event: Event, claims: Mapping[str, Claim]) -> Iterator[Site]:
    for place in event.place:
        yield Site(
            role=event.kind,
            place=place,
            what=event.what,
            who=event.who,
            whom=event.whom,
            said_by=event.said_by,
            denied_by=event.denied_by,
            status=str(event.status),
            date=event.date,
            origins=event.origins,
            claims=_naming(place, event.claims, claims),
        )


def _of_account(account: Account, claims: Mapping[str, Claim]) -> Iterator[Site]:
    """An account has no places of its own: those that its claims name."""
    named = {role.id: role.name for one in account.claims for role in claims[one].place}
    for key, name in named.items():
        place = Side(id=key, name=name)
        yield Site(
            role="violation",
            place=place,
            what=str(account.act),
            who=account.actors,
            said_by=account.said_by,
            status=str(account.status),
            date=account.date,
            origins=account.origins,
            claims=_naming(place, account.claims, claims),
        )


def _of_obligation(owed: Obligation, claims: Mapping[str, Claim]) -> Iterator[Site]:
    for place in owed.place:
        yield Site(
            role="undertaking",
            place=place,
            what=str(owed.type),
            who=owed.obligor,
            whom=owed.beneficiary,
            status=str(owed.progress),
            date=owed.deadline.value if owed.deadline else None,
            claims=_naming(place, owed.claims, claims),
        )


def _naming(place: Side, ids: tuple[str, ...], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """These claims: those that name the place before the others, each by the day of its article."""

    def order(one: str) -> tuple[bool, str, str, int]:
        claim = claims[one]
        day = claim.source.dating.earliest or claim.source.dating.latest
        named = any(role.id == place.id for role in claim.place)
        return not named, day.isoformat() if day else "9999", claim.source.document, claim.span.start

    return tuple(sorted(ids, key=order))
