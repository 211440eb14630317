"""Groups that grow together: whatever is joined with one of a group is in one with all of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Groups:
    """The numbers from 0 on, each in a group of its own at first; the smallest of a group leads it."""

    def __init__(self, count: int) -> None:
        self._leaders = list(range(count))

    def leader(self, place: int) -> int:
        """The smallest number in the group of this one."""
        leaders = self._leaders
        while leaders[place] != place:
            leaders[place] = leaders[leaders[place]]
            place = leaders[place]
        return place

    def join(self, one: int, other: int) -> None:
        """Makes one group of the groups of these two."""
        first, second = self.leader(one), self.leader(other)
        self._leaders[max(first, second)] = min(first, second)

    def leaders(self) -> list[int]:
        """The leader of every number."""
        return [self.leader(place) for place in range(len(self._leaders))]

    def snapshot(self) -> NDArray[np.int64]:
        """The leaders as they are now."""
        found = np.array(self._leaders, dtype=np.int64)
        while not np.array_equal(found, found[found]):
            found = found[found]
        return found
