"""Contacts, incidents and statements that are told with the ceasefire."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from truceline.model import Abstention, Act, Choice, Event, EventClaim, Status
from truceline.records.case import Case
from truceline.records.choose import abstain, choose_text
from truceline.records.happening.events import gather_events


def contacts(case: Case) -> Choice[tuple[Event, ...]]:
    """Talks, meetings, calls and visits about the ceasefire.

    Accounts are of one contact where participants, place, form and day fit: "talks" can have been held in a meeting or
    a call, and an account that names fewer participants can be of a fuller one. *None* where it is said that there
    was none.
    """
    return _events(contacts, case, case.contacts)


def incidents(case: Case) -> Choice[tuple[Event, ...]]:
    """Armed actions, deployments and aid that are told with the ceasefire, by PLOVER's event type.

    Accounts are of one incident where type, actors, targets, place and day fit. What one side alleges of another stays
    *alleged*, with who denies it in the same article (`denied_by`); a quantity is given as told.
    """
    return _events(incidents, case, case.incidents)


def statements(case: Case) -> Choice[tuple[Event, ...]]:
    """Who takes what stance on the ceasefire or its terms, towards whom, by PLOVER's event type.

    Accounts are of one statement where speaker, type and day fit and their topics share a word.
    """
    return _events(statements, case, case.statements)


def _events(
    field: Callable[[Case], object], case: Case, claims: Sequence[EventClaim]
) -> Choice[tuple[Event, ...]]:
    name = field.__name__
    if not claims:
        return abstain(field, Abstention.NOT_MENTIONED, f"no claim tells {name} about it")
    if all(claim.status is Status.NEGATED for claim in claims):
        told = [claim.id for claim in claims]
        return abstain(field, Abstention.NONE, f"it is said that there were no {name}", told)
    events = gather_events(claims, (*case.statements, *(c for c in case.claims if c.act is Act.DENY)))
    evidence = [claim for event in events for claim in event.claims]
    return choose_text(field, events, evidence, (), _reason(name, len(events), len(claims)))


def _reason(name: str, events: int, claims: int) -> str:
    what = name if events > 1 else name.removesuffix("s")
    if events == claims:
        return f"{events} {what}, {'each ' if events > 1 else ''}told once"
    return f"{events} {what}, told {claims} times: accounts that fit each other stand together"
