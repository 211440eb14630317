"""Which ceasefires of a ledger are listed: those of a side, of a conflict, in a state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from truceline.errors import NotFound
from truceline.model import ConflictSummary, State, Summary
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

    def of(
        self, ceasefires: Sequence[Summary], conflicts: Sequence[ConflictSummary], on: date
    ) -> Sequence[Summary]:
        """The ceasefires of this side and conflict that stand so at the end of a day, in the order given.

        Raises NotFound if the ledger has no such side or conflict, or no standing is called so.
        """
        state = self.state
        kept = ceasefires if self.side is None else _of_side(ceasefires, self.side)
        if self.conflict is not None:
            members = _members(conflicts, self.conflict)
            kept = [one for one in kept if one.id in members]
        if state is None:
            return kept
        return [one for one in kept if (one.state(on.isoformat()) or State.NOT_TOLD) == state]


def _of_side(ceasefires: Iterable[Summary], asked: str) -> list[Summary]:
    key, kept = asked.strip().casefold(), []
    names: set[str] = set()
    for ceasefire in ceasefires:
        names.update(side.name for side in ceasefire.sides)
        if any(key in {side.id.casefold(), side.name.casefold()} for side in ceasefire.sides):
            kept.append(ceasefire)
    if not kept:
        raise NotFound(f"no ceasefire of a side {asked!r}.", next_step=near(asked, names))
    return kept


def _members(told: Sequence[ConflictSummary], asked: str) -> frozenset[str]:
    conflicts = [one.conflict for one in told]
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
