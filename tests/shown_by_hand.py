"""Ledgers written by hand, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import cast

from truceline.model import Ceasefire, Claim
from truceline.views import Crosswalk, Extract, RelationShown, Shown


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

    def need(self, claims: Iterable[str]) -> None:
        """All claims are here already."""

    def relations(self, ceasefire: str) -> tuple[RelationShown, ...]:
        """How the ceasefire stands to others."""
        return self._relations.get(ceasefire, ())


def extract_of(shown: ShownByHand, ids: Crosswalk | None = None) -> Extract:
    """A ledger of these ceasefires, without articles."""
    return Extract(shown=cast("Shown", shown), ids=ids or Crosswalk())
