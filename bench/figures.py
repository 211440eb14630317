"""What a measurement gives: one figure a row, beside what it is measured against in the same run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import log
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that was measured.

    `ours` is in `unit`; `floor` is what it is measured against (named by `against`), in the same unit and run, and `ratio`
    how ours compares: more is better unless the unit is one of time or memory. `bar` is what `judged` (a ratio, a growth or
    ours itself) must keep to: at least that, or with `at_most` at most. `sizes` holds what was measured at each size, in
    seconds, for the growth.
    """

    bench: str
    what: str
    unit: str
    ours: float
    floor: float | None = None
    against: str = ""
    ratio: float | None = None
    bar: float | None = None
    judged: str = "ratio"
    at_most: bool = False
    sizes: Mapping[int, float] = field(default_factory=dict)

    @property
    def growth(self) -> float | None:
        """The exponent with which time grows over the sizes: 1 where twice as many take twice as long."""
        return exponent(self.sizes) if len(self.sizes) > 1 else None

    @property
    def is_within(self) -> bool | None:
        """Whether it keeps to its bar; None where there is none."""
        value = {"ratio": self.ratio, "growth": self.growth, "ours": self.ours}[self.judged]
        if self.bar is None or value is None:
            return None
        return value <= self.bar if self.at_most else value >= self.bar

    def plain(self) -> dict[str, Any]:
        """The figure as JSON has it, rounded to four digits."""
        told = asdict(self) | {"growth": self.growth, "ok": self.is_within}
        told["sizes"] = {str(size): _rounded(seconds) for size, seconds in self.sizes.items()}
        return {name: _rounded(value) for name, value in told.items()}


class Measures(Protocol):
    """A module of the bench."""

    def figures(self, rounds: int, *, quick: bool) -> Sequence[Figure]:
        """What so many timed rounds give; if quick, on as little as shows that it works, and with figures that mean nothing."""
        ...


def read(plain: Mapping[str, Any]) -> Figure:
    """The figure that stands in JSON."""
    told = {
        name: value for name, value in plain.items() if name not in ("growth", "ok", "measured", "rounds")
    }
    told["sizes"] = {int(size): seconds for size, seconds in plain["sizes"].items()}
    return Figure(**told)


def exponent(sizes: Mapping[int, float]) -> float:
    """The slope of the straight line through the logarithms of sizes and seconds that fits them best."""
    points = [(log(size), log(max(seconds, 1e-9))) for size, seconds in sizes.items()]
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def _rounded(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return float(f"{value:.4g}")
