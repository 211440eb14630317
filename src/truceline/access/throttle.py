"""Slows down who guesses passwords."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

_FORGOTTEN = 3600.0  # seconds after which failures no longer count
_MOST = 10_000  # keys that are remembered; a flood of names must not fill the memory


@dataclass(slots=True)
class _Tries:
    failed: int = 0
    last: float = 0.0


@dataclass(slots=True)
class Throttle:
    """Counts failures by key; after `free` of them each further try has to wait, twice as long each time up to `longest` seconds."""

    free: int
    longest: float
    clock: Callable[[], float]
    _tries: OrderedDict[str, _Tries] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, key: str) -> float:
        """The seconds until the next try is taken; where that is 0, a try is counted as failed until `forget`.

        A try counts from its beginning, so that many at once are no way around.
        """
        with self._lock:
            now = self.clock()
            tries = self._tries.setdefault(key, _Tries())
            tries.last = min(tries.last, now)  # a clock that was set back must lock nobody out
            if now - tries.last > _FORGOTTEN:
                tries.failed = 0
            left = tries.last + self._delay(tries.failed) - now
            if left > 0:
                return left
            tries.failed, tries.last = tries.failed + 1, now
            self._tries.move_to_end(key)
            while len(self._tries) > _MOST:
                self._tries.popitem(last=False)
            return 0.0

    def forget(self, key: str) -> None:
        """Forgets the failures of a key, after a success."""
        with self._lock:
            self._tries.pop(key, None)

    def take_back(self, key: str) -> None:
        """Does not count the last try of a key, for it was no failure."""
        with self._lock:
            if key in self._tries:
                self._tries[key].failed = max(0, self._tries[key].failed - 1)

    def _delay(self, failed: int) -> float:
        over = failed - self.free
        return min(self.longest, 2.0 ** min(over, 30)) if over >= 0 else 0.0
