"""What tables are made of: a ledger at one moment, each thing of it read once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from truceline.model import Ceasefire, Claim, Role, Side
from truceline.views import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor or place: its id, the name most claims give it, the state it belongs to, and how many claims name it."""

    id: str
    name: str
    within: str | None
    claims: int


class Contents:
    """The ceasefires, claims and names of an extract, for several tables of it."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.shown = extract.shown

    @cached_property
    def cases(self) -> tuple[Ceasefire, ...]:
        """The ceasefires, in their order."""
        return self.shown.ceasefires

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the articles by id, in the order of articles and text."""
        every = self.shown.claims.values()
        found = sorted(every, key=lambda one: (one.source.document, one.span.start, one.id))
        return {one.id: one for one in found}

    @cached_property
    def made_into(self) -> Mapping[str, tuple[str, ...]]:
        """By the ids of claims, the ids of the ceasefires that are made of them."""
        found: dict[str, tuple[str, ...]] = {}
        for case in self.cases:
            for claim in case.claims:
                found[claim] = (*found.get(claim, ()), case.id)
        return found

    @cached_property
    def actors(self) -> tuple[Named, ...]:
        """Who is named as an actor by a claim or a ceasefire, by id."""
        sides = (side for case in self.cases for side in _actors_of(case))
        return _named(self.claims.values(), _ACTORS, sides)

    @cached_property
    def places(self) -> tuple[Named, ...]:
        """What is named as a place by a claim or a ceasefire, by id."""
        sides = (side for case in self.cases for side in _places_of(case))
        return _named(self.claims.values(), ("place",), sides)

    def quote(self, claims: Iterable[str]) -> str | None:
        """The words of the first of these claims: the evidence sentence; None where there is no claim."""
        claim = self.claims.get(next(iter(claims), ""))
        return claim.quote if claim else None


_ACTORS = (
    "said_by",
    "actors",
    "parties",
    "mediators",
    "obligor",
    "beneficiary",
    "oversight",
    "participants",
    "targets",
    "speakers",
    "addressees",
)
"""The roles of claims that actors stand in."""


def _named(claims: Iterable[Claim], roles: Iterable[str], sides: Iterable[Side]) -> tuple[Named, ...]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    within: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for role in {one.id: one for one in _roles(claim, roles)}.values():
            names[role.id][role.name] += 1
            within[role.id] |= {role.within} if role.within else set()
    told = {key: Counter(some) for key, some in names.items()}
    for side in sides:
        if side.id not in names:
            told.setdefault(side.id, Counter())[side.name] = 0
    return tuple(
        Named(
            id=key,
            name=min(found, key=lambda name: (-found[name], name)),
            within=min(within[key], default=None) if key in within else None,
            claims=found.total(),
        )
        for key, found in sorted(told.items())
    )


def _roles(claim: Claim, roles: Iterable[str]) -> Iterator[Role]:
    for name in roles:
        value = getattr(claim, name, None)
        yield from (value if isinstance(value, tuple) else (value,) if value else ())


def _actors_of(case: Ceasefire) -> Iterator[Side]:
    for field in (case.sides, case.signatories, case.mediators):
        yield from field.value or ()
    yield from (one.side for one in case.declared.value or ())
    for account in case.life.value or ():
        yield from (*account.actors, *((account.said_by,) if account.said_by else ()))
    for owed in case.terms.value or ():
        yield from (*owed.obligor, *owed.beneficiary, *owed.oversight)
    for events in (case.contacts, case.incidents, case.statements):
        for event in events.value or ():
            yield from (*event.who, *event.whom, *event.denied_by)
            yield from (event.said_by,) if event.said_by else ()


def _places_of(case: Ceasefire) -> Iterator[Side]:
    for field in (case.place, case.venue):
        yield from field.value or ()
    for owed in case.terms.value or ():
        yield from owed.place
    for events in (case.contacts, case.incidents, case.statements):
        for event in events.value or ():
            yield from event.place
