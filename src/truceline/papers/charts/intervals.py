"""Estimates with their intervals: a dot between two ends for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.papers.charts.days import names_width, write_name
from truceline.papers.charts.drawing import ACCENT, GRID, INK, MUTED, SMALL, WIDTH, Drawing, breadth
from truceline.papers.paper import Figure, Table, text

_ROW = 26.0
_TOP, _AXIS = 8.0, 26.0
_STEPS = 5
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure of one variable, from how many cases, and the ends of its interval; None where it is not defined."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    cases: int | None = None

    @property
    def words(self) -> str:
        """The figure as it is written: "0.81 (0.70 to 0.90)"."""
        if self.value is None:
            return "not defined"
        if self.low is None or self.high is None:
            return f"{self.value:.2f}"
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


def intervals_figure(
    estimates: Sequence[Estimate],
    *,
    caption: str,
    measure: str,
    between: tuple[float, float] = (0.0, 1.0),
) -> Figure:
    """A dot for each estimate with a line from end to end of its interval, and the figures beside it.

    The axis is `between` two numbers; where an estimate or an interval lies outside, it reaches further.
    """
    told = [number for one in estimates for number in (one.value, one.low, one.high) if number is not None]
    step = (between[1] - between[0]) / _STEPS
    below = math.ceil(max(between[0] - min(told, default=between[0]), 0) / step - _CLOSE)
    above = math.ceil(max(max(told, default=between[1]) - between[1], 0) / step - _CLOSE)
    first, last = between[0] - below * step, between[1] + above * step
    left = names_width(one.name for one in estimates)
    right = WIDTH - 16 - max((breadth(_beside(one), SMALL) for one in estimates), default=0.0)
    bottom = _TOP + _ROW * len(estimates)
    drawing = Drawing(bottom + _AXIS + 14)

    def at(number: float) -> float:
        return left + (right - left) * (number - first) / (last - first)

    for place in range(below + _STEPS + above + 1):
        number = first + step * place
        drawing.line(at(number), _TOP, at(number), bottom + 4, stroke=GRID)
        label = f"{round(number, 6) + 0:.2f}".rstrip("0").rstrip(".").replace("-", "−")
        drawing.words(at(number), bottom + 16, label, fill=MUTED, font_size=SMALL, text_anchor="middle")
    drawing.line(left, bottom, right, bottom)
    drawing.words((left + right) / 2, bottom + 32, measure, fill=MUTED, font_size=SMALL, text_anchor="middle")
    for number, one in enumerate(estimates):
        middle = _TOP + _ROW * (number + 0.5)
        write_name(drawing, one.name, middle, left)
        drawing.line(left, middle, right, middle, stroke=GRID, stroke_dasharray="1 4")
        if one.low is not None and one.high is not None:
            _whisker(drawing, at(one.low), at(one.high), middle)
        if one.value is not None:
            drawing.circle(at(one.value), middle, 4.5, fill=ACCENT, stroke=INK, stroke_width=0.8)
        drawing.words(right + 12, middle + 4, _beside(one), font_size=SMALL)
    said = "; ".join(f"{one.name}: {_beside(one)}" for one in estimates)
    table = _table(estimates, caption, measure)
    return Figure(caption=caption, says=f"{measure} with intervals. {said}.", svg=drawing.svg(), table=table)


def _beside(one: Estimate) -> str:
    return one.words if one.cases is None else f"{one.words}, n = {one.cases:,}"


def _whisker(drawing: Drawing, low: float, high: float, middle: float) -> None:
    drawing.line(low, middle, high, middle, stroke=ACCENT, stroke_width=2.0)
    for end in (low, high):
        drawing.line(end, middle - 5, end, middle + 5, stroke=ACCENT, stroke_width=1.4)


def _table(estimates: Sequence[Estimate], caption: str, measure: str) -> Table:
    def told(number: float | None) -> str:
        return "" if number is None else f"{number:.2f}"

    return Table(
        caption=caption,
        head=("variable", measure, "from", "to", "cases"),
        rows=tuple(
            tuple(
                text(cell)
                for cell in (
                    one.name,
                    "not defined" if one.value is None else told(one.value),
                    told(one.low),
                    told(one.high),
                    "" if one.cases is None else f"{one.cases:,}",
                )
            )
            for one in estimates
        ),
        numbers=frozenset({1, 2, 3, 4}),
    )
