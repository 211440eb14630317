"""How much or how many, as exactly as the words tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.span import Span


class Exactness(StrEnum):
    """How a number is meant: as told, round, as a lower or upper bound, or a size without a number ("dozens")."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    SOME = "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of things: 1,960 peacekeepers, more than 2,000 civilians, dozens of soldiers.

    `number` is the figure told, or the least that the words allow where they give none ("dozens" is 24); `unit` are the
    things counted, as printed; `words` are the whole phrase.
    """

    number: float
    exactness: Exactness
    unit: str
    words: Span

    def may_equal(self, other: Quantity) -> bool:
        """Whether the two can be the same number: within a tenth where one of them is round, on the right side of a bound.

        1,960 and "around 2,000" can; 1,960 and 2,000 cannot.
        """
        low, high = self._bounds()
        other_low, other_high = other._bounds()
        return low <= other_high and other_low <= high

    def _bounds(self) -> tuple[float, float]:
        match self.exactness:
            case Exactness.EXACT:
                return self.number, self.number
            case Exactness.ABOUT:
                return self.number * 0.9, self.number * 1.1
            case Exactness.LESS_THAN:
                return 0.0, self.number
            case Exactness.MORE_THAN | Exactness.SOME:
                return self.number, float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """How many of whom came to what harm: `harm` is `killed`, `wounded`, `captured`, `missing` or `displaced`."""

    harm: str
    count: Quantity
