"""When a feed, a page or a receiver is next asked: as often as we want, no more than they want, later after each failure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.errors import InputError

LEAST, MOST = 60.0, 86_400.0
"""The shortest and the longest time between two polls that can be asked for, in seconds."""

LONGEST_WISH = 4 * 3_600.0
"""The longest pause that a feed's own `ttl` or `sy:updatePeriod` is given: many have one that nobody ever set."""

LONGEST_BACKOFF = 6 * 3_600.0
"""The longest pause after failures."""

LONGEST_WAIT = 86_400.0
"""The longest that a `Retry-After` is heeded."""

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_SPREAD = 0.1  # of a pause, so that feeds asked together do not stay together
_BACKOFF_SPREAD = 0.3
_HOUR = 3_600.0
_DOUBLINGS = 20

Draw = Callable[[], float]
"""A number from 0 to 1, drawn at random."""


def parse_every(words: str) -> float:
    """The seconds that `15m`, `2h` or `900s` stand for. Raises InputError for what is none, or no sensible time."""
    found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d+)?)\s*([smhd])?\s*", words.lower())
    seconds = float(found[1]) * _UNITS[found[2] or "m"] if found else 0.0
    if not LEAST <= seconds <= MOST:
        raise InputError(
            f"{words!r} is no time between two polls.", next_step="Write one from 1m to 1d, like 15m or 2h."
        )
    return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How often a feed wants to be asked: seconds, and the hours and days (UTC; Monday is 0) in which nobody need ask."""

    interval: float = 0.0
    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


def next_poll(now: float, every: float, wish: Wish, draw: Draw) -> float:
    """When a feed that answered is asked again; times are seconds since 1970."""
    pause = max(every, min(wish.interval, LONGEST_WISH))
    return _outside(now + pause * (1 + _SPREAD * draw()), wish)


def after_failure(now: float, base: float, failures: int, wait: float | None, draw: Draw) -> float:
    """When it is tried again after so many failures in a row: twice as late each time, and not before the server wants it."""
    doubled = min(base * 2.0 ** min(failures - 1, _DOUBLINGS), LONGEST_BACKOFF)
    pause = doubled * (1 - _BACKOFF_SPREAD + 2 * _BACKOFF_SPREAD * draw())
    return now + max(pause, min(wait or 0.0, LONGEST_WAIT))


def _outside(due: float, wish: Wish) -> float:
    """The first time from `due` on that lies in no hour or day to be left out; `due` itself where all are, within a day."""
    later = due
    while later < due + LONGEST_WAIT:
        at = datetime.fromtimestamp(later, UTC)
        if at.hour not in wish.hours and at.weekday() not in wish.days:
            return later
        later = (later // _HOUR + 1) * _HOUR
    return due
