"""Persons whose office another article has told: "Putin said" in an article that does not say who Putin is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from truceline.model import Claim, Office, Role

C = TypeVar("C", bound=Claim)

TERM = timedelta(
    days=4 * 365
)  # a usual term: longer after it was last told, an office is not believed without being told
TOLD = "office told elsewhere"
NOT_SPEAKING = frozenset({"place", "conflict"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    day: date
    office: Office


class Offices:
    """What the documents of a ledger tell of who speaks for whom, from the day of each document on.

    A claim takes only what was told by the day of its own article: so it is the same in whatever order articles came,
    and in the ledger as of any day.
    """

    def __init__(self, offices: Iterable[Office], days: Mapping[str, date | None]) -> None:
        self._days = days
        self._by_name: dict[str, list[_Told]] = defaultdict(list)
        for office in sorted(offices, key=lambda office: office.id):
            day = days.get(office.document)
            if day is not None:
                for name in names_of(office.person):
                    self._by_name[name].append(_Told(day=day, office=office))

    def holder(self, name: str, day: date) -> Office | None:
        """The office last told by this day of the one person of this full name or surname; None where two fit."""
        told = [one for one in self._by_name.get(name.casefold(), ()) if day - TERM <= one.day <= day]
        if not told or len({_plain(one.office.person) for one in told if " " in one.office.person}) > 1:
            return None
        newest = max(one.day for one in told)
        last = [one.office for one in told if one.day == newest]
        return last[0] if len({office.actor.id for office in last}) == 1 else None

    def concern(self, claims: Iterable[Claim]) -> bool:
        """Whether a role of these claims bears the name of a person whose office is told, or was read from one."""
        return any(
            role.id in self._by_name or role.reason.startswith(TOLD)
            for claim in claims
            for role in speaking(claim)
        )

    def read(self, claim: Claim) -> Claim:
        """The claim with persons in office replaced by whom they speak for; the reason says where that was told."""
        day = self._days.get(claim.source.document)
        return claim if day is None else with_roles(claim, lambda role: self._role(role, day))

    def _role(self, role: Role, day: date) -> Role:
        office = self.holder(role.id, day) if role.id in self._by_name else None
        if office is None:
            return role
        reason = f"{TOLD}: “{office.words.quote}”, {self._days[office.document]}"
        return replace(
            role, name=office.actor.name, id=office.actor.id, within=office.actor.within, reason=reason
        )


def names_of(person: str) -> tuple[str, ...]:
    """The full name and the surname, case-folded: what a person is called by."""
    folded = _plain(person)
    return tuple(dict.fromkeys((folded, folded.split()[-1])))


def with_roles(claim: C, read: Callable[[Role], Role]) -> C:
    """The claim with each role but places read anew; an actor that is then there twice stands once."""
    changed: dict[str, Any] = {}
    for field in fields(claim):
        value = getattr(claim, field.name)
        if field.name in NOT_SPEAKING:
            continue
        if isinstance(value, Role):
            changed[field.name] = read(value)
        elif isinstance(value, tuple) and any(isinstance(one, Role) for one in value):
            once: dict[str, Role] = {}
            for role in map(read, value):
                once.setdefault(role.id, role)
            changed[field.name] = tuple(once.values())
    return replace(claim, **changed)


def speaking(claim: Claim) -> Iterator[Role]:
    """All roles of a claim but places."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        if field.name not in NOT_SPEAKING:
            yield from (
                one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Role)
            )


def _plain(person: str) -> str:
    return " ".join(person.casefold().split())
