"""Tells each event of a document once: what is told again, or in two words of one sentence, is one claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.model import ContactClaim, EventClaim, IncidentClaim, Role, StatementClaim

_FINER = ("talks", "meeting", "visit", "call")
"""Forms of contact from the vaguest to the most telling."""


def merge_contacts(claims: Iterable[ContactClaim]) -> Iterator[ContactClaim]:
    """The contacts, those of one sentence with the same people put together ("discussed it when they met in Paris")."""
    kept: list[ContactClaim] = []
    for claim in claims:
        same = next((one for one in kept if _is_one_contact(one, claim)), None)
        if same is None:
            kept.append(claim)
        else:
            kept[kept.index(same)] = _joined(same, claim)
    return iter(kept)


def _is_one_contact(one: ContactClaim, other: ContactClaim) -> bool:
    if not _may_be_one_time(one, other):
        return False
    here, there = _ids(one.participants), _ids(other.participants)
    if one.span == other.span:
        return here <= there or there <= here
    return here == there and (one.form == other.form) and len(here) > 1


def _joined(one: ContactClaim, other: ContactClaim) -> ContactClaim:
    """The more telling of two contacts, with what only the other tells."""
    main, rest = sorted((one, other), key=lambda claim: _FINER.index(claim.form), reverse=True)
    wide = max((main.participants, rest.participants), key=len)
    return replace(
        main,
        participants=wide,
        date=main.date or rest.date,
        place=main.place or rest.place,
        topic=main.topic or rest.topic,
        about=main.about or rest.about,
        said_by=main.said_by or rest.said_by,
    )


def merge_incidents(claims: Iterable[IncidentClaim]) -> Iterator[IncidentClaim]:
    """The incidents, without the word of harm beside the attack that did it ("shelled the town, killing ten")."""
    kept: list[IncidentClaim] = []
    for claim in claims:
        same = next((i for i, one in enumerate(kept) if _is_one_incident(one, claim)), None)
        if same is None:
            kept.append(claim)
        else:
            kept[same] = _put_together(kept[same], claim)
    return iter(kept)


def _is_one_incident(one: IncidentClaim, other: IncidentClaim) -> bool:
    if one.event_type is not other.event_type or not _may_be_one_time(one, other):
        return False
    if one.span == other.span:
        told = set(one.casualties) & set(other.casualties)
        alike = _ids(one.actors) == _ids(other.actors) and _ids(one.targets) == _ids(other.targets)
        return bool(told) or (alike and bool(one.actors or one.targets))
    alike = _ids(one.actors) == _ids(other.actors) and _ids(one.targets) == _ids(other.targets)
    return alike and bool(one.actors) and bool(one.targets) and one.status is other.status


def _put_together(one: IncidentClaim, other: IncidentClaim) -> IncidentClaim:
    return replace(
        one,
        actors=one.actors or other.actors,
        targets=one.targets or other.targets,
        casualties=tuple(dict.fromkeys((*one.casualties, *other.casualties))),
        date=one.date or other.date,
        place=one.place or other.place,
        weapon=one.weapon or other.weapon,
        quantity=one.quantity or other.quantity,
        about=one.about or other.about,
    )


def merge_statements(claims: Iterable[StatementClaim]) -> Iterator[StatementClaim]:
    """The statements, each once; who accuse each other make two."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        topic = claim.topic.quote.lower() if claim.topic else claim.cue.quote.lower()
        key = (claim.event_type, _ids(claim.speakers), _ids(claim.addressees), claim.on_act, topic)
        if key not in seen:
            seen.add(key)
            yield replace(
                claim,
                said_by=None if claim.said_by and claim.said_by.id in _ids(claim.speakers) else claim.said_by,
            )


def _may_be_one_time(one: EventClaim, other: EventClaim) -> bool:
    return one.date is None or other.date is None or one.date.may_equal(other.date)


def _ids(roles: Iterable[Role]) -> frozenset[str]:
    return frozenset(role.id for role in roles)
