"""How far a time lies from an event whose day may not be known yet."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from truceline.model.when import When

_LENGTH = re.compile(r"P(?P<clock>T)?(?P<number>X|\d{1,9}(?:\.\d+)?)(?P<unit>DE|CE|[YMWDHS])")
_UNITS = {
    "D": 1.0,
    "W": 7.0,
    "M": 30.4375,
    "Y": 365.25,
    "DE": 3652.5,
    "CE": 36525.0,
}  # in days, months by the mean
_CLOCK_UNITS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_VAGUE = (2, 12)  # how many "weeks after" can be


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A distance from an event: `length` as TIMEX3 writes it (`P6W`), `direction` (`after` or `before`), the event's words.

    `mod` is TIMEX3's modifier of the length. Whoever learns the day of the event can place the time with `on`.
    """

    length: str
    direction: str
    event: str
    mod: str | None = None

    def on(self, day: date) -> When | None:
        """The time so far from an event of this day; None where that leaves the calendar.

        Days are counted exactly. Weeks, months and years are round: half a unit is left open to either side. "Less than" and "more
        than" leave all before or beyond open, a plural without number leaves two to twelve units.
        """
        measured = self._measured()
        try:
            return None if measured is None else self._placed(day, *measured)
        except (OverflowError, ValueError):
            return None

    def stretch(self, day: date) -> When | None:
        """All from the day to the end of the length, or back to it: "over the past week", "within 72 hours"."""
        measured = self._measured()
        if measured is None:
            return None
        start = datetime.combine(day, datetime.min.time())
        try:
            end = start + self._sign * timedelta(days=measured[0] * measured[2])
            return When(earliest=min(start, end), latest=max(start, end) + timedelta(days=1))
        except OverflowError:
            return None

    def _measured(self) -> tuple[float, float, float] | None:
        """The unit in days, and how many of it there are at least and at most."""
        match = _LENGTH.fullmatch(self.length)
        unit = (_CLOCK_UNITS if match["clock"] else _UNITS).get(match["unit"]) if match else None
        if match is None or unit is None:
            return None
        low, high = _VAGUE if match["number"] == "X" else (float(match["number"]),) * 2
        return unit, low, high

    def _placed(self, day: date, unit: float, low: float, high: float) -> When:
        exact = unit == 1 and low == high == int(low)
        if exact and self.mod is None:
            there = day + timedelta(days=self._sign * int(low))
            return When.of(there.isoformat())
        pad = 0 if unit <= 1 else int(unit / 2)
        if self.mod == "APPROX":
            pad = max(pad, math.ceil(high * unit / 4))
        near, far = _days(low, unit, -pad), _days(high, unit, pad)
        if self.mod in {"LESS_THAN", "EQUAL_OR_LESS"}:
            near = timedelta(0)
        start = datetime.combine(day, datetime.min.time())
        first, last = sorted((start + self._sign * near, start + self._sign * far))
        return self._open(When(earliest=first, latest=last + timedelta(days=1)))

    def _open(self, when: When) -> When:
        if self.mod not in {"MORE_THAN", "EQUAL_OR_MORE"}:
            return when
        if self._sign > 0:
            return When(earliest=when.earliest)
        return When(latest=when.latest)

    @property
    def _sign(self) -> int:
        return -1 if self.direction == "before" else 1


def _days(number: float, unit: float, pad: int) -> timedelta:
    """So many units in days, and some more or fewer: whole days for units of no fixed length."""
    days = number * unit
    return timedelta(days=(int(days) if unit > _UNITS["W"] else days) + pad)
