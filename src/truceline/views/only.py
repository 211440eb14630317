"""Which ceasefires of a ledger are listed: those of a side, of a conflict, in a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from truceline.errors import NotFound
from truceline.model import Ceasefire, Claim, State
from truceline.records import gather
from truceline.views.lookup import id_key

STATES = (*map(str, State), "unclear")
"""The standings that a list can be narrowed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What a list is narrowed to: a side by name or id, a conflict by id or name, a standing; None for all.

    A part of the words of a standing is enough where it fits one alone ("violated").
    """

    side: str | None = None
    conflict: str | None = None
    standing: str | None = None

    @property
    def state(self) -> str | None:
        """The standing that is meant. Raises NotFound if none is, or several are."""
        if self.standing is None:
            return None
        asked = " ".join(self.standing.replace("_", " ").replace("-", " ").casefold().split())
        found = [state for state in STATES if state == asked] or [state for state in STATES if asked in state]
        if asked and len(found) == 1:
            return found[0]
        raise NotFound(f"no standing {self.standing!r}.", next_step=f"There are: {', '.join(STATES)}.")

    def of(self, ceasefires: Sequence[Ceasefire], claims: Mapping[str, Claim]) -> Sequence[Ceasefire]:
        """The ceasefires of this side and conflict, in the order given; `claims` holds at least theirs, by id.

        Raises NotFound if the ledger has no such side or conflict.
        """
        kept = ceasefires if self.side is None else _of_side(ceasefires, self.side)
        if self.conflict is None:
            return kept
        members = _members(ceasefires, claims, self.conflict)
        return [ceasefire for ceasefire in kept if ceasefire.id in members]


def _of_side(ceasefires: Iterable[Ceasefire], asked: str) -> list[Ceasefire]:
    key, kept = asked.strip().casefold(), []
    names: set[str] = set()
    for ceasefire in ceasefires:
        sides = ceasefire.sides.value or ()
        names.update(side.name for side in sides)
        if any(key in {side.id.casefold(), side.name.casefold()} for side in sides):
            kept.append(ceasefire)
    if not kept:
        raise NotFound(f"no ceasefire of a side {asked!r}.", next_step=near(asked, names))
    return kept


def _members(ceasefires: Sequence[Ceasefire], claims: Mapping[str, Claim], asked: str) -> frozenset[str]:
    conflicts = gather(ceasefires, claims)
    key = id_key(asked)
    found = [one for one in conflicts if id_key(one.id) == key]
    found = found or [one for one in conflicts if one.name.casefold() == asked.strip().casefold()]
    if not found:
        names = [name for one in conflicts for name in (one.id, one.name)]
        raise NotFound(f"no conflict {asked!r}.", next_step=near(asked, names))
    return frozenset(one for conflict in found for one in conflict.ceasefires)


def near(asked: str, names: Iterable[str]) -> str:
    """What to try instead of a name that is not there."""
    by_key = {name.casefold(): name for name in names}
    near = get_close_matches(asked.strip().casefold(), sorted(by_key), n=3, cutoff=0.5)
    told = [by_key[key] for key in near]
    return f"Near it: {', '.join(told)}." if told else "See which there are: truceline list."
