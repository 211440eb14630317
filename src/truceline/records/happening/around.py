"""What stands in reports of a conflict and is about none of its ceasefires: talks, fighting, statements between truces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from truceline.model import (
    Act,
    ActClaim,
    Ceasefire,
    Claim,
    Conflict,
    ContactClaim,
    Event,
    EventClaim,
    IncidentClaim,
    StatementClaim,
)
from truceline.records.case import roles_of
from truceline.records.happening.events import gather_events


def events_of(
    conflict: Conflict, ceasefires: Iterable[Ceasefire], claims: Iterable[Claim]
) -> tuple[Event, ...]:
    """The contacts, incidents and statements in reports of a conflict that are attached to no ceasefire, oldest first.

    `ceasefires` are all that there are, `claims` at least those of the conflict's reports. A report whose ceasefires
    are all of this conflict gives all that it tells; of one that speaks of other conflicts too, what involves a side
    of this one that is a side of none of those, or what happened in its places.
    """
    every = tuple(ceasefires)
    attached = {key for ceasefire in every for key in ceasefire.claims}
    given = {claim.id: claim for claim in claims}
    sides_in = _other_sides(conflict, every, given)
    reports = [claim for claim in given.values() if claim.source.document in sides_in]
    free = [
        claim
        for claim in reports
        if isinstance(claim, EventClaim)
        and claim.id not in attached
        and _concerns(claim, conflict, sides_in[claim.source.document])
    ]
    denying = [
        claim
        for claim in reports
        if isinstance(claim, StatementClaim) or (isinstance(claim, ActClaim) and claim.act is Act.DENY)
    ]
    contacts = gather_events(claim for claim in free if isinstance(claim, ContactClaim))
    incidents = gather_events((claim for claim in free if isinstance(claim, IncidentClaim)), denying)
    return contacts + incidents + gather_events(claim for claim in free if isinstance(claim, StatementClaim))


def _other_sides(
    conflict: Conflict, ceasefires: Iterable[Ceasefire], claims: Mapping[str, Claim]
) -> dict[str, frozenset[str] | None]:
    """The conflict's reports, each with the sides of other conflicts in it; None where it speaks of no other."""
    own, others = set[str](), defaultdict[str, set[str]](set)
    for ceasefire in ceasefires:
        documents = {claims[key].source.document for key in ceasefire.claims if key in claims}
        if ceasefire.id in conflict.ceasefires:
            own |= documents
        else:
            for document in documents:
                others[document].update(side.id for side in ceasefire.sides.value or ())
    return {document: frozenset(others[document]) if document in others else None for document in own}


def _concerns(claim: EventClaim, conflict: Conflict, elsewhere: frozenset[str] | None) -> bool:
    """Whether an event of a report is of this conflict."""
    if elsewhere is None:
        return True
    meant = {side.id for side in conflict.sides} - elsewhere | {place.id for place in conflict.places}
    return any(role.id in meant for role in roles_of(claim))
