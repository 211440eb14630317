"""The axis of days that charts over time share, and the names at the side of their rows."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.papers.charts.drawing import (
    GRID,
    INK,
    LINE,
    MUTED,
    SIZE,
    SMALL,
    WIDTH,
    Drawing,
    breadth,
    wrapped,
)
from truceline.views.charts import Axis, Tick

AXIS = 22.0
"""How high the labels of an axis are, with what parts them from the rows."""

_EDGE, _GAP = 4.0, 10.0
_NAMES = 230.0  # as wide as names at the side may be


def names_width(names: Iterable[str]) -> float:
    """How wide the column of names is: as the longest, up to a third of the drawing."""
    return min(max((breadth(name) for name in names), default=0.0), _NAMES) + _EDGE + _GAP


def write_name(drawing: Drawing, name: str, middle: float, width: float) -> None:
    """A name at the side of a row, in two lines where it is long."""
    lines = wrapped(name, width - _EDGE - _GAP, most=2)
    for place, line in enumerate(lines):
        base = middle + SIZE * 0.36 + (place - (len(lines) - 1) / 2) * (SIZE + 1)
        drawing.words(_EDGE, base, line)


def write_days(drawing: Drawing, ticks: Iterable[Tick], left: float, top: float, bottom: float) -> None:
    """The days at the axis, lines down through the rows, and labels below where there is room for them."""
    width = WIDTH - _EDGE - left
    free = left - _GAP
    for tick in ticks:
        x = left + width * tick.x / 100
        drawing.line(x, top, x, bottom + 4, stroke=GRID)
        wide = breadth(tick.label, SMALL)
        start = min(x + 2, WIDTH - _EDGE - wide)
        if start >= free:
            drawing.words(start, bottom + 14, tick.label, fill=MUTED, font_size=SMALL)
            free = start + wide + 4
    drawing.line(left, bottom, WIDTH - _EDGE, bottom, stroke=LINE)


def place(axis_left: float, per_cent: float) -> float:
    """Where a place of an axis (per cent) stands in the drawing."""
    return axis_left + (WIDTH - _EDGE - axis_left) * per_cent / 100


def days_words(axis: Axis) -> str:
    """The days of an axis: "2020-10-10 to 2020-11-20"."""
    return f"{axis.first}" if axis.first == axis.last else f"{axis.first} to {axis.last}"


def mark_day(drawing: Drawing, x: float, label: str, top: float, bottom: float) -> None:
    """A day that matters: a dashed line through all rows, with its label above."""
    wide = breadth(label, SMALL)
    drawing.line(x, top, x, bottom, stroke=INK, stroke_dasharray="4 3")
    drawing.words(min(max(x - wide / 2, _EDGE), WIDTH - _EDGE - wide), top - 4, label, font_size=SMALL)
