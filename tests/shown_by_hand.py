"""Ledgers written by hand, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import cast

from truceline.model import Ceasefire, Claim, Conflict
from truceline.views import Crosswalk, Extract, RelationShown, Shown

ON = date(2020, 12, 1)
"""The day whose standing is told."""


class ShownByHand:
    """What is shown of these ceasefires: as much as exports ask for. `conflicts` are the ids of conflicts by ceasefire."""

    def __init__(
        self,
        ceasefires: Iterable[Ceasefire],
        claims: Iterable[Claim] = (),
        *,
        relations: Mapping[str, tuple[RelationShown, ...]] | None = None,
        conflicts: Mapping[str, str] | None = None,
    ) -> None:
        self.ceasefires = tuple(ceasefires)
        self.claims = {one.id: one for one in claims}
        self._relations = relations or {}
        self.summaries = {
            one.id: SimpleNamespace(conflict=(conflicts or {}).get(one.id)) for one in self.ceasefires
        }
        named = sorted(set((conflicts or {}).values()))
        self.conflicts = tuple(
            Conflict(
                id=one,
                name=one,
                sides=(),
                places=(),
                ceasefires=tuple(key for key, conflict in (conflicts or {}).items() if conflict == one),
            )
            for one in named
        )
        self.day = ON

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id."""
        return next(one for one in self.ceasefires if one.id == asked)

    def need(self, claims: Iterable[str]) -> None:
        """All claims are here already."""

    def relations(self, ceasefire: str) -> tuple[RelationShown, ...]:
        """How the ceasefire stands to others."""
        return self._relations.get(ceasefire, ())


def extract_of(shown: ShownByHand, ids: Crosswalk | None = None) -> Extract:
    """A ledger of these ceasefires, without articles."""
    return Extract(shown=cast("Shown", shown), ids=ids or Crosswalk())
