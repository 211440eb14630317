"""The claims of one ceasefire, laid out for the field functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from truceline.model import (
    Act,
    ActClaim,
    Claim,
    ContactClaim,
    IncidentClaim,
    Passage,
    Role,
    Side,
    StatementClaim,
    Status,
    TermClaim,
)


@dataclass(
    frozen=True, slots=True, kw_only=True, eq=False
)  # by identity: comparing thousands of claims is dear
class Case:
    """What a field function is handed: the claims of each kind in order of publication.

    `terms`, `contacts`, `incidents` and `statements` are those told of this ceasefire (their `about` is that of its acts).
    `crowded` are the passages, by document and place in it, that tell of other ceasefires too.
    """

    claims: tuple[ActClaim, ...]
    terms: tuple[TermClaim, ...] = ()
    contacts: tuple[ContactClaim, ...] = ()
    incidents: tuple[IncidentClaim, ...] = ()
    statements: tuple[StatementClaim, ...] = ()
    crowded: frozenset[tuple[str, int]] = frozenset()

    @property
    def told(self) -> tuple[Claim, ...]:
        """All claims, of whatever kind."""
        return (*self.claims, *self.terms, *self.contacts, *self.incidents, *self.statements)

    def of(self, *acts: Act) -> list[ActClaim]:
        """The claims of these acts that are not said to have failed to happen."""
        return [claim for claim in self.claims if claim.act in acts and claim.status is not Status.NEGATED]


C = TypeVar("C", bound=Claim)


def in_order(claims: Iterable[C]) -> tuple[C, ...]:
    """The claims by day of publication, then document and place: undated ones last."""
    return tuple(sorted(claims, key=lambda c: (_day(c), c.source.document, c.cue.start, c.id)))


def _day(claim: Passage) -> date:
    return claim.source.dating.latest or date.max


def side_names(claims: Iterable[Claim]) -> dict[str, Side]:
    """Every actor in these claims, by id, under the name that most of them use."""
    names: dict[str, dict[str, int]] = {}
    for claim in claims:
        for role in roles_of(claim):
            counts = names.setdefault(role.id, {})
            counts[role.name] = counts.get(role.name, 0) + 1
    return {
        key: Side(id=key, name=min(counts, key=lambda name: (-counts[name], name)))
        for key, counts in names.items()
    }


def roles_of(claim: Claim) -> Iterator[Role]:
    """Every role that a claim names, of whatever kind it is."""
    yield from claim.place
    if claim.said_by is not None:
        yield claim.said_by
    match claim:
        case ActClaim():
            yield from (*claim.actors, *claim.parties, *claim.mediators)
        case TermClaim():
            yield from (*claim.obligor, *claim.beneficiary, *claim.oversight)
        case ContactClaim():
            yield from claim.participants
        case IncidentClaim():
            yield from (*claim.actors, *claim.targets)
        case StatementClaim():
            yield from (*claim.speakers, *claim.addressees)


_STATE = re.compile("[A-Z]{3}")


def is_state(role: Role) -> bool:
    """Whether an actor is a state: its id has three capitals (ISO 3166-1), and it belongs to no other state."""
    return role.within is None and _STATE.fullmatch(role.id) is not None


def origin_of(claim: Passage) -> str:
    """Whom a claim comes from independently: what its document goes back to, as far as copies and owners are known.

    Else the origin it credits, else the outlet, else the document itself.
    """
    source = claim.source
    return (source.root or source.origin or source.outlet or source.document).casefold()
