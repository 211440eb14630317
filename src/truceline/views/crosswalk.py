"""What actors, conflicts and ceasefires of the ledger are called in other lists, as far as somebody has told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """From our ids to those of other lists, by scheme (`ucdp_actor_id`, `ucdp_acd_id`, `ucdp_dyad`, `pax_id` and others).

    `values` are by scheme and our id, the id in lower case. What nobody has told is not there: nothing is looked up elsewhere.
    """

    values: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def get(self, scheme: str, *ids: str) -> str | None:
        """What this scheme calls the first of our ids that it calls anything; None where it knows none of them."""
        return next((found for one in ids if (found := self.values.get((scheme, one.lower())))), None)

    def __bool__(self) -> bool:
        return bool(self.values)
