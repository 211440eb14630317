"""Names that only say where the place before them lies."""

from __future__ import annotations

from truceline.claims.reading import Reading
from truceline.model import ActorKind, Mention

GROUND = frozenset({ActorKind.TERRITORY, ActorKind.PLACE})
TOWNS = frozenset({"capital", "seat"})


def ends_address(reading: Reading, mention: Mention) -> bool:
    """Whether a name only says where the place before it lies: "in Goma, Congo"."""
    first, _ = reading.token_range(mention.span)
    before = reading.mentions.get(first - 2)
    comma = first >= 2 and reading.tokens[first - 1].text == ","
    if before is None or not comma:
        return False
    return before.reason in TOWNS or any(actor.kind in GROUND for actor in before.actors)
