"""Persons whose office another article has told: "Putin said" in an article that does not say who Putin is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.model import Office, Role
from truceline.records.meant.reread import Reread

# A usual term: longer after it was last told, an office is not believed without being told.
TERM = timedelta(days=4 * 365)
TOLD = "office told elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    day: date
    office: Office


class Offices(Reread):
    """What the documents of a ledger tell of who speaks for whom, from the day of each document on.

    A claim takes only what was told by the day of its own article: so it is the same in whatever order articles came,
    and in the ledger as of any day.
    """

    mark = TOLD

    def __init__(self, offices: Iterable[Office], days: Mapping[str, date | None]) -> None:
        self._by_name: dict[str, list[_Told]] = defaultdict(list)
        super().__init__(self._by_name, days)
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


def _plain(person: str) -> str:
    return " ".join(person.casefold().split())
