"""From what a person types to the ceasefire that is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Protocol, TypeVar

from truceline.errors import NotFound

_YEAR = re.compile(r"\d{4}")


class Named(Protocol):
    """What is found by an id: a ceasefire, or its summary."""

    @property
    def id(self) -> str:
        """The id it has."""

    @property
    def also_known_as(self) -> tuple[str, ...]:
        """The ids it had with less evidence."""


T = TypeVar("T", bound=Named)


def find_case(asked: str, ceasefires: Sequence[T], former: Mapping[str, str | None]) -> T:
    """The ceasefire that this id names or leads to, whatever its case and the order of the sides in it.

    Ids of now go before ids of before. Raises NotFound, with the ids that come near.
    """
    key = id_key(asked)
    by_key = {id_key(ceasefire.id): ceasefire for ceasefire in reversed(ceasefires)}
    if key in by_key:
        return by_key[key]
    known_as = {id_key(old): ceasefire for ceasefire in ceasefires for old in ceasefire.also_known_as}
    if key in known_as:
        return known_as[key]
    led = {id_key(old): now for old, now in former.items()}
    now = led.get(key)
    if now is not None and id_key(now) in by_key:
        return by_key[id_key(now)]
    raise _not_found(asked, [ceasefire.id for ceasefire in ceasefires], withdrawn=key in led)


def id_key(asked: str) -> tuple[str, ...]:
    """What two spellings of one id have in common: capitals, the sides in alphabetical order, then the rest."""
    parts = asked.strip().upper().split("-")
    first = next((i for i, part in enumerate(parts) if _YEAR.fullmatch(part)), len(parts))
    return (*sorted(parts[:first]), *parts[first:])


def _not_found(asked: str, ids: Sequence[str], *, withdrawn: bool) -> NotFound:
    if withdrawn:
        return NotFound(
            f"the ceasefire {asked!r} was in the ledger; nothing that is shown speaks of it any more.",
            next_step="See which there are: truceline list.",
        )
    near = get_close_matches(asked.strip().upper(), ids, n=3, cutoff=0.5)
    step = f"Near it: {', '.join(near)}." if near else "See which there are: truceline list."
    return NotFound(f"no ceasefire {asked!r} in the ledger.", next_step=step)
