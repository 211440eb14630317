"""What claims tell of undertakings: that something is owed, that it was done or not, or its type alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.model import (
    Act,
    ActClaim,
    EventType,
    Quantity,
    Role,
    StatementClaim,
    Status,
    TermClaim,
    TermType,
    When,
)
from truceline.records.case import Case
from truceline.records.obligations.words import names, saying, things, words


class Sort(StrEnum):
    """What a claim tells of an undertaking."""

    OWED = "owed"
    TYPE = "type"
    DONE = "done"
    NOT_DONE = "not done"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mention:
    """One thing that a claim tells of an undertaking.

    `owes` are the ids of those who are bound to it, or do it; `things` what it is of; `names` the places and proper
    names in it; `says` the words. A report that accuses has `founds` false: it tells of an undertaking that another
    claim has to tell.
    """

    claim: TermClaim | ActClaim | StatementClaim
    sort: Sort
    type: TermType
    says: str
    owes: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    to: tuple[Role, ...] = ()
    quantity: Quantity | None = None
    deadline: When | None = None
    founds: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """What mentions are ordered by."""
        return self.claim.id, self.type, self.sort


_SETTING = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND)


def mentions(case: Case) -> Iterator[Mention]:
    """All that the claims of a case tell of undertakings, in no order that matters."""
    for term in case.terms:
        if term.status is not Status.NEGATED:
            yield from _of_term(term)
    for act in case.claims:
        if act.terms:
            yield from _of_act(act)
    for statement in case.statements:
        yield from _of_statement(statement)


def _of_term(claim: TermClaim) -> Iterator[Mention]:
    details = (
        claim.quantity.words if claim.quantity else None,
        claim.deadline.words if claim.deadline else None,
    )
    says = saying(claim, *details)
    owed = Mention(
        claim=claim,
        sort=Sort.OWED,
        type=claim.type,
        says=says,
        owes=_ids(claim.obligor),
        things=things(claim.type, says),
        names=_ids(claim.place) | names(says, claim.obligor, *details),
        to=claim.beneficiary,
        quantity=claim.quantity,
        deadline=claim.deadline,
    )
    yield owed
    if claim.status is Status.ACTUAL:
        yield Mention(
            claim=claim, sort=Sort.DONE, type=claim.type, says=says, owes=owed.owes, things=owed.things
        )


def _of_act(claim: ActClaim) -> Iterator[Mention]:
    if claim.act in _SETTING and claim.status is not Status.NEGATED:
        for kind in claim.terms:
            yield Mention(claim=claim, sort=Sort.TYPE, type=kind, says=kind.replace("_", " "))
    sort = _sort_of(claim)
    if sort is None:
        return
    says = saying(claim)
    for kind in claim.terms:
        yield Mention(
            claim=claim,
            sort=sort,
            type=kind,
            says=says,
            owes=_ids(claim.actors),
            things=things(kind, says),
            deadline=_due(claim) if sort is Sort.OWED else None,
            founds=claim.act is Act.IMPLEMENT,
        )


def _due(claim: ActClaim) -> When | None:
    """The day that a deed is announced for; a day before the report is of something else ("under the accord of 2014")."""
    when, published = claim.act_date, claim.source.dating.earliest
    over = when and when.latest and published and when.latest.date() < published
    return None if over else when


def _sort_of(claim: ActClaim) -> Sort | None:
    match claim.act:
        case Act.IMPLEMENT:
            if claim.status is Status.PLANNED:
                return Sort.OWED
            return Sort.NOT_DONE if claim.status is Status.NEGATED else Sort.DONE
        case Act.VIOLATE:
            return Sort.NOT_DONE if claim.status is not Status.NEGATED else Sort.DENIED
        case Act.DENY:
            return Sort.DENIED if claim.status is not Status.NEGATED else None
        case _:
            return None


def _of_statement(claim: StatementClaim) -> Iterator[Mention]:
    """What one accuses another of: that it has not done what the words on it name ("of holding on to prisoners")."""
    if claim.event_type is not EventType.ACCUSE or claim.topic is None or not claim.addressees:
        return
    says = claim.topic.quote
    if not words().undone.search(says):
        return
    for kind, pattern in words().named.items():
        if pattern.search(says):
            yield Mention(
                claim=claim,
                sort=Sort.NOT_DONE,
                type=kind,
                says=says,
                owes=_ids(claim.addressees),
                things=things(kind, says),
                founds=False,
            )


def _ids(roles: tuple[Role, ...]) -> frozenset[str]:
    return frozenset(role.id for role in roles)
