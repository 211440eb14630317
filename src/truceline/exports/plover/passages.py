"""The passages behind an event: which comes first, and the words for those who stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from truceline.exports.plover.event import EventSource
from truceline.model import (
    ActClaim,
    Claim,
    ContactClaim,
    IncidentClaim,
    Role,
    StatementClaim,
    TermClaim,
    When,
)


def first_told(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in the order in which they were published; undated ones last."""
    return tuple(sorted(claims, key=_told))


def shown_first(claims: Sequence[Claim], when: When | None) -> tuple[Claim, ...]:
    """The claims with one that tells this time before the others, where one does."""
    telling = [claim for claim in claims if when is not None and when.value in _times(claim)]
    return (*telling[:1], *(claim for claim in claims if claim not in telling[:1]))


def event_source(claims: Sequence[Claim], languages: Mapping[str, str]) -> EventSource:
    """The passage of the first claim, and its article; `languages` are those of articles by id."""
    if not claims:
        return EventSource()
    claim, source = claims[0], claims[0].source
    return EventSource(
        text=claim.quote,
        start=claim.span.start,
        end=claim.span.end,
        document=source.document,
        title=source.title,
        url=source.url,
        publication=source.outlet,
        published=source.dating.day.isoformat() if source.dating.day else None,
        language=languages.get(source.document),
    )


def role_of(claims: Iterable[Claim], actor: str) -> Role | None:
    """Where the claims first name an actor, with words where one of them has words for it."""
    return _best(role for claim in claims for role in _roles(claim) if role.id == actor)


def place_of(claims: Iterable[Claim], place: str) -> Role | None:
    """Where the claims first name a place, likewise."""
    return _best(role for claim in claims for role in claim.place if role.id == place)


def _best(roles: Iterator[Role]) -> Role | None:
    found = list(roles)
    return next((role for role in found if role.words), found[0] if found else None)


def _roles(claim: Claim) -> tuple[Role, ...]:
    teller = (claim.said_by,) if claim.said_by else ()
    match claim:
        case ActClaim():
            return (*claim.actors, *claim.parties, *claim.mediators, *teller)
        case ContactClaim():
            return (*claim.participants, *teller)
        case IncidentClaim():
            return (*claim.actors, *claim.targets, *teller)
        case StatementClaim():
            return (*claim.speakers, *claim.addressees, *teller)
        case TermClaim():
            return (*claim.obligor, *claim.beneficiary, *teller)


def _times(claim: Claim) -> set[str | None]:
    told: tuple[When | None, ...]
    match claim:
        case ActClaim():
            told = (claim.act_date, claim.start, claim.end)
        case TermClaim():
            told = (claim.deadline,)
        case _:
            told = (claim.date,)
    return {when.value for when in told if when is not None and when.value is not None}


def _told(claim: Claim) -> tuple[str, str, int, str]:
    day = claim.source.dating.day
    return day.isoformat() if day else "9999", claim.source.name, claim.span.start, claim.id
