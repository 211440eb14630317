"""Ceasefires over time: a row for each, with the states that it was in."""

from __future__ import annotations

from datetime import date

from truceline.papers.charts.days import (
    AXIS,
    days_words,
    mark_day,
    names_width,
    place,
    write_days,
    write_name,
)
from truceline.papers.charts.drawing import SMALL, WIDTH, Drawing, breadth
from truceline.papers.charts.fills import fill
from truceline.papers.paper import Figure, Table, text
from truceline.views.charts import Band

_ROW, _BAR = 30.0, 18.0
_TOP = 20.0
_KEY, _SWATCH = 20.0, 24.0


def band_figure(band: Band, *, caption: str, day: date | None = None) -> Figure:
    """The states of ceasefires over time; `day` is the day asked for, which `band.day` marks."""
    left = names_width(row.name for row in band.rows)
    bottom = _TOP + _ROW * len(band.rows)
    keys = _keys(band.states)
    drawing = Drawing(bottom + AXIS + 8 + _KEY * len(keys))
    write_days(drawing, band.ticks, left, _TOP, bottom)
    for number, row in enumerate(band.rows):
        middle = _TOP + _ROW * (number + 0.5)
        write_name(drawing, row.name, middle, left)
        for bar in row.bars:
            x, end = place(left, bar.x), place(left, bar.x + bar.width)
            fill(drawing, bar.state, x, middle - _BAR / 2, end - x, _BAR)
    if band.day is not None:
        mark_day(drawing, place(left, band.day), day.isoformat() if day else "", _TOP, bottom)
    for line, states in enumerate(keys):
        for x, state in states:
            y = bottom + AXIS + 8 + _KEY * line
            fill(drawing, state, x, y, _SWATCH, 12)
            drawing.words(x + _SWATCH + 5, y + 10, state, font_size=SMALL)
    return Figure(caption=caption, says=_says(band), svg=drawing.svg(), table=_table(band, caption))


def _keys(states: tuple[str, ...]) -> list[list[tuple[float, str]]]:
    """What the fills mean, in as many lines as it takes: where each stands."""
    lines: list[list[tuple[float, str]]] = []
    x = WIDTH
    for state in states:
        wide = _SWATCH + 5 + breadth(state, SMALL) + 14
        if x + wide > WIDTH:
            lines.append([])
            x = 4.0
        lines[-1].append((x, state))
        x += wide
    return lines


def _says(band: Band) -> str:
    lives = "; ".join(f"{row.name}: {row.words}" for row in band.rows)
    return f"States of ceasefires, {days_words(band.axis)}. {lives}."


def _table(band: Band, caption: str) -> Table:
    rows = [(row.name, bar.state, bar.first, bar.last) for row in band.rows for bar in row.bars]
    rows += [(row.name, row.words, "", "") for row in band.rows if not row.bars]
    return Table(
        caption=caption,
        head=("ceasefire", "state", "first day", "last day"),
        rows=tuple(tuple(text(cell) for cell in row) for row in rows),
    )
