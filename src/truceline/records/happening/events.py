"""Events as records: what the accounts of one contact, incident or statement tell together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from truceline.model import (
    ActClaim,
    ContactClaim,
    Event,
    EventClaim,
    Exactness,
    IncidentClaim,
    Passage,
    Quantity,
    Role,
    Side,
    StatementClaim,
    Status,
    When,
)
from truceline.records.case import origin_of, side_names
from truceline.records.happening.denials import Denial, denials
from truceline.records.happening.same_event import Telling, days_of, same_events, tellings
from truceline.records.vocabulary import read

T = TypeVar("T", bound=Hashable)

_LONGEST = 90  # characters of what an event is told to be: a line of a terminal with room for its day
# Where a clause ends; a comma before a capital letter goes on with a list of names.
_CLAUSE = re.compile(r"[;:.!?—]\s|[.,]?[\"”]|[.!?]$|,\s(?=[a-z])|\s[-–—]\s|\n")
_SURE = {
    Exactness.EXACT: 0,
    Exactness.ABOUT: 1,
    Exactness.MORE_THAN: 2,
    Exactness.LESS_THAN: 2,
    Exactness.SOME: 3,
}
_RANK = {Status.ACTUAL: 0, Status.ALLEGED: 1, Status.PLANNED: 2, Status.NEGATED: 3}


def gather_events(
    claims: Iterable[EventClaim], denied: Iterable[StatementClaim | ActClaim] = ()
) -> tuple[Event, ...]:
    """The events that these claims tell of, oldest first, then those of no told day by the day of their first report.

    `denied` are statements and acts that may deny incidents. Of one event several reports may be had: it is *actual*
    where one of them states it, else *alleged*, else *planned*, and *negated* where all say that it was not. Origins
    count who tell of it, not who deny it; the claims of both are the event's.
    """
    given = tellings(claims)
    others = {claim.id: claim for claim in denied}
    refused = denials(
        ((one.id, one.claim) for one in given if isinstance(one.claim, IncidentClaim)), sorted(others.items())
    )
    names = side_names(
        (*(one.claim for one in given), *(others[one.claim] for many in refused.values() for one in many))
    )
    events = [(_order(group), _event(group, refused, names)) for group in same_events(given)]
    return tuple(event for _, event in sorted(events, key=lambda pair: (pair[0], pair[1].claims)))


def _order(told: Sequence[Telling]) -> tuple[bool, date, date, str]:
    days = [known for one in told if (known := days_of(one.claim.date))]
    first = min(one.claim.source.dating.latest or date.max for one in told)
    finest = min(days, key=lambda known: (known[1] - known[0], known), default=None)
    return finest is None, finest[0] if finest else first, first, told[0].claim.kind


def _event(
    told: Sequence[Telling], refused: Mapping[str, Sequence[Denial]], names: Mapping[str, Side]
) -> Event:
    telling = [one for one in told if one.claim.status is not Status.NEGATED] or told
    against = [denial for one in told for denial in refused.get(one.id, ())]
    if len(telling) < len(told):
        against += [
            Denial(by=one.claim.said_by, claim=one.id)
            for one in told
            if one.claim.status is Status.NEGATED and one.claim.said_by
        ]
    claims = [one.claim for one in telling]
    status = min((claim.status for claim in claims), key=_RANK.__getitem__)
    fullest = max(telling, key=_fullness).claim
    return Event(
        kind=fullest.kind,
        what=_what(claims),
        says=says(fullest),
        who=_sides(claims, _who, names),
        whom=_sides(claims, _whom, names),
        place=_places(claims, names),
        date=finest_time([claim.date for claim in claims if claim.date]),
        said_by=_teller([claim for claim in claims if claim.status is status], names),
        denied_by=tuple(sorted({names[one.by.id] for one in against}, key=_by_name)),
        stance=_most(
            [claim.stance for claim in claims if isinstance(claim, StatementClaim) and claim.stance]
        ),
        status=status,
        quantity=_quantity(claims),
        origins=len({origin_of(claim) for claim in claims}),
        claims=tuple(dict.fromkeys((*(one.id for one in told), *(one.claim for one in against)))),
    )


def _fullness(one: Telling) -> tuple[bool, int, bool]:
    counted = isinstance(one.claim, IncidentClaim) and one.claim.quantity is not None
    return counted, len(one.traits), one.claim.date is not None


def says(claim: Passage) -> str:
    """The words that tell what a claim is of: from those that show it to the end of their clause."""
    rest = claim.quote[max(claim.cue.start - claim.span.start, 0) :]
    shown = len(claim.cue.quote)
    end = _CLAUSE.search(rest, min(shown, len(rest)))
    told = " ".join((rest[: end.start()] if end else rest).split())
    if len(told) <= _LONGEST:
        return told
    return f"{told[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def finest_time(times: Sequence[When]) -> When | None:
    """The time that is told most precisely and with fewest doubts."""
    return min(times, key=lambda when: (-len(when.value or ""), len(when.doubts), str(when)), default=None)


def _what(claims: Sequence[EventClaim]) -> str:
    """The form of a contact, "talks" only where no account tells more; else the event type."""
    forms = [claim.form for claim in claims if isinstance(claim, ContactClaim)]
    plain = read("events.toml")["plain_forms"]
    telling = [form for form in forms if form not in plain] or forms
    return _most(telling) or str(claims[0].event_type)


def _who(claim: EventClaim) -> tuple[Role, ...]:
    match claim:
        case ContactClaim():
            return claim.participants
        case IncidentClaim():
            return claim.actors
        case StatementClaim():
            return claim.speakers


def _whom(claim: EventClaim) -> tuple[Role, ...]:
    match claim:
        case ContactClaim():
            return ()
        case IncidentClaim():
            return claim.targets
        case StatementClaim():
            return claim.addressees


def _sides(
    claims: Sequence[EventClaim], read: Callable[[EventClaim], tuple[Role, ...]], names: Mapping[str, Side]
) -> tuple[Side, ...]:
    return tuple(sorted({names[role.id] for claim in claims for role in read(claim)}, key=_by_name))


def _places(claims: Sequence[EventClaim], names: Mapping[str, Side]) -> tuple[Side, ...]:
    """Where it was: a state in which another of the places lies says no more than that one."""
    within = {place.within for claim in claims for place in claim.place if place.within != place.id}
    told = {names[place.id] for claim in claims for place in claim.place if place.id not in within}
    return tuple(sorted(told, key=_by_name))


def _teller(claims: Sequence[EventClaim], names: Mapping[str, Side]) -> Side | None:
    """Who tells it: nobody where an article states it itself, else whom most origins name."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.said_by is None:
            return None
        speakers[claim.said_by.id].add(origin_of(claim))
    return names[min(speakers, key=lambda key: (-len(speakers[key]), key))]


def _quantity(claims: Sequence[EventClaim]) -> Quantity | None:
    """How much or how many, as one account tells it: the most exact one, and of equally exact ones that which is told most often."""
    told = [claim.quantity for claim in claims if isinstance(claim, IncidentClaim) and claim.quantity]
    often: dict[tuple[float, Exactness], int] = defaultdict(int)
    for one in told:
        often[one.number, one.exactness] += 1
    return min(
        told,
        key=lambda one: (
            _SURE[one.exactness],
            -often[one.number, one.exactness],
            one.number,
            one.words.quote,
        ),
        default=None,
    )


def _most(told: Sequence[T]) -> T | None:
    """What is told most often, and of that what comes first by its name."""
    return min(set(told), key=lambda one: (-told.count(one), str(one)), default=None)


def _by_name(side: Side) -> tuple[str, str]:
    return side.name, side.id
