"""Sets that grow together: what is joined directly, or by way of others, is of one set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Disjoint(Generic[T]):
    """Which things are of one set. The sets are the same for every order in which things are joined."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def root(self, one: T) -> T:
        """What stands for the set of this thing: a set of its own where it was never joined."""
        above = self._above
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, things: Iterable[T]) -> None:
        """Makes all these things of one set."""
        first, *others = map(self.root, things)
        for other in others:
            self._above[self.root(other)] = self.root(first)

    def gathered(self, things: Iterable[T]) -> dict[T, list[T]]:
        """The things of each set, in the order given, by what stands for it."""
        found: dict[T, list[T]] = defaultdict(list)
        for one in things:
            found[self.root(one)].append(one)
        return dict(found)
