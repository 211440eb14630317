"""What became of what was read, step by step: boxes with arrows, what was left out at the side (after the PRISMA flow diagram)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.papers.charts.drawing import INK, LINE, SIZE, Drawing, wrapped
from truceline.papers.paper import Figure, Table, Text, text

_BOX, _SIDE = 330.0, 340.0
_LEFT, _RIGHT = 8.0, 412.0
_LINE, _PAD, _GAP = 16.0, 10.0, 30.0
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: what came so far, how many, and what was left out from here, by reason."""

    label: str
    count: int
    left_out: tuple[tuple[str, int], ...] = ()


def flow_figure(steps: Sequence[Step], *, caption: str) -> Figure:
    """The steps from top to bottom, each with its number; an arrow leads aside to what was left out."""
    boxes = [(_lines(one), _aside(one)) for one in steps]
    heights = [max(_high(main), _high(aside)) for main, aside in boxes]
    drawing = Drawing(sum(heights) + _GAP * max(len(steps) - 1, 0) + 12)
    y = 6.0
    for place, ((main, aside), height) in enumerate(zip(boxes, heights, strict=True)):
        top = y + (height - _high(main)) / 2
        _box(drawing, _LEFT, top, _BOX, main)
        if aside:
            middle = y + height / 2
            _arrow(drawing, (_LEFT + _BOX, middle), (_RIGHT, middle))
            _box(drawing, _RIGHT, y + (height - _high(aside)) / 2, _SIDE, aside, dashed=True)
        if place < len(steps) - 1:
            foot = y + height + _GAP + (heights[place + 1] - _high(boxes[place + 1][0])) / 2
            _arrow(drawing, (_LEFT + _BOX / 2, top + _high(main)), (_LEFT + _BOX / 2, foot))
        y += height + _GAP
    return Figure(caption=caption, says=_says(steps), svg=drawing.svg(), table=_table(steps, caption))


def _lines(step: Step) -> list[str]:
    return [*wrapped(step.label, _BOX - 2 * _PAD, most=_MOST), f"n = {step.count:,}"]


def _aside(step: Step) -> list[str]:
    if not step.left_out:
        return []
    lines = [f"left out: n = {sum(number for _, number in step.left_out):,}"]
    for label, number in step.left_out:
        lines += wrapped(f"{label}: {number:,}", _SIDE - 2 * _PAD, most=_MOST)
    return lines


def _high(lines: Sequence[str]) -> float:
    return _LINE * len(lines) + 2 * _PAD if lines else 0.0


def _box(
    drawing: Drawing, x: float, y: float, width: float, lines: Sequence[str], *, dashed: bool = False
) -> None:
    look = {"stroke_dasharray": "5 3", "fill": "none"} if dashed else {"fill": "#f2f0eb"}
    drawing.rect(x, y, width, _high(lines), rx=3.0, stroke=LINE, stroke_width=1.2, **look)
    for place, line in enumerate(lines):
        strong = place == (0 if dashed else len(lines) - 1)
        weight = {"font_weight": "bold"} if strong else {}
        drawing.words(x + _PAD, y + _PAD + _LINE * place + SIZE, line, **weight)


def _arrow(drawing: Drawing, start: tuple[float, float], end: tuple[float, float]) -> None:
    drawing.line(*start, *end, stroke=INK, stroke_width=1.2)
    x, y = end
    down = start[0] == end[0]
    sides = ((x - 4, y - 8), (x + 4, y - 8)) if down else ((x - 8, y - 4), (x - 8, y + 4))
    drawing.path("M" + "L".join(f"{one:.1f} {two:.1f}" for one, two in (end, *sides)) + "Z", fill=INK)


def _says(steps: Sequence[Step]) -> str:
    return "; ".join(_told(step) for step in steps) + "."


def _told(step: Step) -> str:
    out = ", ".join(f"{label} {number:,}" for label, number in step.left_out)
    return f"{step.label}: {step.count:,}" + (f" (left out: {out})" if out else "")


def _table(steps: Sequence[Step], caption: str) -> Table:
    def rows() -> Iterator[tuple[Text, ...]]:
        for step in steps:
            yield text(step.label), text(""), text(f"{step.count:,}")
            for label, number in step.left_out:
                yield text(step.label), text(f"left out: {label}"), text(f"{number:,}")

    head = ("step", "left out", "n")
    return Table(caption=caption, head=head, rows=tuple(rows()), numbers=frozenset({2}))
