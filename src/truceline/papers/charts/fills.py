"""How states of a ceasefire are filled: a colour and a pattern of its own for each, so that grey print tells them apart.

Patterns are drawn as lines, not as SVG patterns: those have seams where programs set their tiles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from truceline.papers.charts.drawing import Drawing

COLOURS = {
    "called for": "#6b7075",
    "proposed": "#2b7f92",
    "agreed": "#2b7f92",
    "in force": "#2f8a58",
    "reported holding": "#2f8a58",
    "alleged violated": "#c23b30",
    "contested": "#a87400",
    "ended": "#8a2f2a",
    "lapsed without report": "#6b7075",
    "unclear": "#a87400",
}
"""The colours of the pages (`base.css`)."""

_BED = 0.14  # of the colour below the lines of a pattern
_OTHER = "#6b7075"


def fill(drawing: Drawing, state: str, x: float, y: float, width: float, height: float) -> None:
    """Fills a rectangle as this state is shown."""
    colour = COLOURS.get(state, _OTHER)
    box = (x, y, width, height)
    if state != "ended":
        drawing.rect(*box, fill=_tint(colour), stroke="none")
    pattern, thick = _PATTERNS.get(state, (_middle, 2.5))
    if state in _FILLED:
        drawing.path(pattern(box), fill=colour)
    else:
        drawing.path(pattern(box), stroke=colour, stroke_width=thick)
    drawing.rect(*box, fill="none", stroke=colour, stroke_width=0.8)


Line = tuple[float, float, float, float]
Box = tuple[float, float, float, float]


def _rising(box: Box, step: float) -> Iterator[Line]:
    """Slanting lines within a rectangle, where x + y is a multiple of the step: neighbours' lines go on in one another."""
    x, y, width, height = box
    for place in _steps(x + y, x + y + width + height, step * 1.4):
        left, right = max(x, place - y - height), min(x + width, place - y)
        yield left, place - left, right, place - right


def _falling(box: Box, step: float) -> Iterator[Line]:
    x, y, width, height = box
    for place in _steps(x - y - height, x - y + width, step * 1.4):
        left, right = max(x, place + y), min(x + width, place + y + height)
        yield left, left - place, right, right - place


def _upright(box: Box, step: float) -> Iterator[Line]:
    x, y, width, height = box
    for place in _steps(x, x + width, step):
        yield place, y, place, y + height


def _level(box: Box, step: float) -> Iterator[Line]:
    x, y, width, height = box
    for place in _steps(y, y + height, step):
        yield x, place, x + width, place


def _dots(box: Box) -> str:
    x, y, width, height = box
    return "".join(
        f"M{across - 1.1:.1f} {down:.1f}a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0"
        for across in _steps(x + 1, x + width - 1, 6)
        for down in _steps(y + 1, y + height - 1, 6)
    )


def _whole(box: Box) -> str:
    x, y, width, height = box
    return f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}Z"


def _foot(box: Box) -> str:
    x, y, width, height = box
    return _whole((x, y + height - 4, width, 4))


def _middle(box: Box) -> str:
    x, y, width, height = box
    return _dashes(x, y + height / 2, width, 6, 10)


def _trace(box: Box) -> str:
    x, y, width, height = box
    return _dashes(x, y + height - 2, width, 3, 6)


def _dashes(x: float, y: float, width: float, dash: float, step: float) -> str:
    starts = [x, *_steps(x + dash, x + width - dash / 2, step)]
    return _lines((start, y, min(start + dash, x + width), y) for start in starts)


def _steps(first: float, last: float, step: float) -> Iterator[float]:
    """The multiples of a step between two numbers."""
    place = (first // step + 1) * step
    while place < last:
        yield place
        place += step


def _lines(lines: Iterable[Line]) -> str:
    return "".join(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" for x1, y1, x2, y2 in lines)


def _tint(colour: str) -> str:
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * _BED):02x}" for part in parts)


_PATTERNS: dict[str, tuple[Callable[[Box], str], float]] = {
    "called for": (_dots, 0),
    "proposed": (_middle, 2.5),
    "agreed": (lambda box: _lines(_upright(box, 5)), 1.4),
    "in force": (lambda box: _lines(_rising(box, 5)), 2.0),
    "reported holding": (_whole, 0),
    "alleged violated": (lambda box: _lines((*_rising(box, 6), *_falling(box, 6))), 1.2),
    "contested": (lambda box: _lines(_upright(box, 8)), 4.0),
    "ended": (_foot, 0),
    "lapsed without report": (_trace, 4.0),
    "unclear": (lambda box: _lines(_level(box, 4)), 1.2),
}
"""What is drawn over each state, and how thick its lines are; others are dashed, as what a later version may know."""

_FILLED = frozenset({"called for", "reported holding", "ended"})
