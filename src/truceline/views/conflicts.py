"""A conflict in a list: who fights where, and which ceasefires it has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model import Conflict, ConflictSummary
from truceline.views.lookup import id_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A conflict in one line: its id and name, sides and places by name, its ceasefires, and how many reports tell of them."""

    id: str
    name: str
    sides: tuple[str, ...]
    places: tuple[str, ...]
    ceasefires: tuple[str, ...]
    articles: int
    origins: int


def conflict_row(told: ConflictSummary) -> ConflictRow:
    """The conflict in one line."""
    conflict = told.conflict
    return ConflictRow(
        id=conflict.id,
        name=conflict.name,
        sides=tuple(side.name for side in conflict.sides),
        places=tuple(place.name for place in conflict.places),
        ceasefires=conflict.ceasefires,
        articles=told.articles,
        origins=told.origins,
    )


def find_conflict(asked: str, conflicts: Sequence[Conflict]) -> Conflict | None:
    """The conflict of this id, whatever the order of the sides in it, or of this name; None if there is none."""
    by_id = {id_key(conflict.id): conflict for conflict in reversed(conflicts)}
    if (found := by_id.get(id_key(asked))) is not None:
        return found
    named = [one for one in conflicts if one.name.casefold() == asked.strip().casefold()]
    return named[0] if len(named) == 1 else None
