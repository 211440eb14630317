"""From what a person types to the ceasefire that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Generic, Protocol, TypeVar

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


class Lookup(Generic[T]):
    """Finds ceasefires by the ids that they have, had, or that lead to them; made once for many questions."""

    def __init__(self, ceasefires: Iterable[T], former: Mapping[str, str | None]) -> None:
        self._all = tuple(ceasefires)
        self._by_key = {id_key(one.id): one for one in reversed(self._all)}
        self._known_as = {id_key(old): one for one in self._all for old in one.also_known_as}
        self._led = {id_key(old): now for old, now in former.items()}

    def find(self, asked: str) -> T | None:
        """The ceasefire that this id names or leads to, whatever its case and the order of the sides in it.

        Ids of now go before ids of before.
        """
        key = id_key(asked)
        found = self._by_key.get(key) or self._known_as.get(key)
        now = self._led.get(key)
        return found or (self._by_key.get(id_key(now)) if now is not None else None)

    def case(self, asked: str) -> T:
        """The same. Raises NotFound, with the ids that come near."""
        if (found := self.find(asked)) is None:
            withdrawn = id_key(asked) in self._led
            raise _not_found(asked, [one.id for one in self._all], withdrawn=withdrawn)
        return found


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
