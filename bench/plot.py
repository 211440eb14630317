"""The figures as one drawing: how time grows with size, and how each ratio stands to its bar."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from bench.figures import Figure
from truceline.papers.charts.drawing import ACCENT, GRID, MUTED, SMALL, WIDTH, Drawing, fitted, wrapped

_LEFT, _RIGHT, _TOP, _HIGH = 60.0, 230.0, 60.0, 240.0
_ROW, _NAMES, _ENTRY = 20.0, 330.0, 27.0
_BAD = "#a8321f"
_COLOURS = (
    ACCENT,
    "#b07a1e",
    "#3d7a3d",
    "#7a3d78",
    "#5a6067",
    "#a8321f",
    "#1f9aa6",
    "#c56a9b",
    "#7d8f1f",
    "#2f2f2f",
)


def draw(figures: Sequence[Figure]) -> str:
    """The drawing, in SVG; what has neither sizes nor a ratio is not in it."""
    grown = [one for one in figures if one.growth is not None]
    compared = [one for one in figures if one.ratio is not None and one.ratio > 0]
    below = _TOP + (max(_HIGH, _ENTRY * len(grown)) + 90 if grown else 0)
    drawing = Drawing(below + 50 + _ROW * len(compared))
    drawing.words(_LEFT - 40, 28, "Truceline measured", font_size=16, font_weight="bold")
    if grown:
        _growths(drawing, grown)
    if compared:
        _ratios(drawing, compared, below)
    return drawing.svg()


def _growths(drawing: Drawing, grown: Sequence[Figure]) -> None:
    sizes = [size for one in grown for size in one.sizes]
    seconds = [max(value, 1e-6) for one in grown for value in one.sizes.values()]
    across = _Scale(min(sizes), max(sizes), _LEFT, WIDTH - _RIGHT)
    up = _Scale(min(seconds), max(seconds), _TOP + _HIGH, _TOP)
    for power in across.powers:
        drawing.line(across(10**power), _TOP, across(10**power), _TOP + _HIGH, stroke=GRID)
        drawing.words(
            across(10**power), _TOP + _HIGH + 16, f"{10**power:,}", font_size=SMALL, text_anchor="middle"
        )
    for power in up.powers:
        drawing.line(_LEFT, up(10**power), WIDTH - _RIGHT, up(10**power), stroke=GRID)
        drawing.words(_LEFT - 6, up(10**power) + 4, f"{10**power:g} s", font_size=SMALL, text_anchor="end")
    drawing.words(
        (_LEFT + WIDTH - _RIGHT) / 2, _TOP + _HIGH + 36, "how many", font_size=SMALL, text_anchor="middle"
    )
    for number, one in enumerate(grown):
        colour = _COLOURS[number % len(_COLOURS)]
        points = [(across(size), up(max(value, 1e-6))) for size, value in one.sizes.items()]
        way = " ".join(f"{'L' if place else 'M'}{x:.1f} {y:.1f}" for place, (x, y) in enumerate(points))
        drawing.path(way, fill="none", stroke=colour, stroke_width=2.0)
        for x, y in points:
            drawing.circle(x, y, 3, fill=colour)
        place = _TOP + 4 + number * _ENTRY
        drawing.line(
            WIDTH - _RIGHT + 14, place - 4, WIDTH - _RIGHT + 34, place - 4, stroke=colour, stroke_width=2.0
        )
        told = wrapped(f"n^{one.growth:.2f}  {one.what}", _RIGHT - 48, SMALL)
        for line, words in enumerate(told):
            drawing.words(WIDTH - _RIGHT + 40, place + 11 * line, words, font_size=SMALL)


def _ratios(drawing: Drawing, compared: Sequence[Figure], top: float) -> None:
    values = [value for one in compared for value in (one.ratio, 1.0) if value]
    scale = _Scale(min(values), max(values), _NAMES, WIDTH - 60)
    drawing.words(_NAMES, top - 12, "Ratio to what it is measured against", font_size=SMALL, fill=MUTED)
    for power in scale.powers:
        drawing.line(scale(10**power), top, scale(10**power), top + _ROW * len(compared), stroke=GRID)
        drawing.words(
            scale(10**power),
            top + _ROW * len(compared) + 16,
            f"{10**power:g}",
            font_size=SMALL,
            text_anchor="middle",
        )
    drawing.line(scale(1), top, scale(1), top + _ROW * len(compared), stroke=MUTED)
    for number, one in enumerate(compared):
        place = top + _ROW * number + 14
        ratio = one.ratio or 1.0
        drawing.words(
            _NAMES - 10, place, fitted(one.what, _NAMES - 20, SMALL), font_size=SMALL, text_anchor="end"
        )
        colour = _BAD if one.is_within is False else ACCENT
        left, right = sorted((scale(1), scale(ratio)))
        drawing.rect(left, place - 9, max(right - left, 1), 10, fill=colour)
        drawing.words(max(right, scale(1)) + 6, place, f"{ratio:.3g}", font_size=SMALL)


class _Scale:
    """Values onto a line, by their logarithms, with whole powers of ten at its ends."""

    def __init__(self, least: float, most: float, begin: float, end: float) -> None:
        low, high = _floor(log10(least)), -_floor(-log10(most))
        self._low, self._span = low, max(high - low, 1)
        self._begin, self._end = begin, end
        self.powers = range(low, low + self._span + 1)

    def __call__(self, value: float) -> float:
        return self._begin + (log10(value) - self._low) / self._span * (self._end - self._begin)


def _floor(value: float) -> int:
    return int(value // 1)
