"""How much is told over time: columns of days, in one row or in a row for each who tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.papers.charts.days import AXIS, days_words, names_width, place, write_days, write_name
from truceline.papers.charts.drawing import ACCENT, GRID, LINE, MUTED, SMALL, Drawing, breadth
from truceline.papers.paper import Figure, Table, Text, text
from truceline.views import SeriesShown
from truceline.views.charts import Axis, columns

_ROW, _COLUMN, _TALL = 46.0, 32.0, 120.0
_TOP = 12.0
_DOTTED = "Dotted: days without a report."

Counted = tuple[date, date, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one source tells of stretches of days (first, last, number), both ends included, and the gaps it leaves."""

    name: str
    counts: tuple[Counted, ...]
    gaps: tuple[tuple[date, date], ...] = ()

    @classmethod
    def of(cls, series: SeriesShown) -> Told:
        """What one claimant reports of one side's breaches."""
        accused = " and ".join(series.accused) or "someone not named"
        day = date.fromisoformat
        return cls(
            name=f"{series.claimant or 'reports'} of {accused}",
            counts=tuple((day(first), day(last), number) for first, last, number, _ in series.periods),
            gaps=tuple((day(first), day(last)) for first, last in series.gaps),
        )


def rows_figure(told: Sequence[Told], axis: Axis, *, caption: str, what: str = "reports") -> Figure:
    """A row of columns for each who tells, all of one scale; stretches without a report are dotted."""
    return _figure(told, axis, (caption, what), _COLUMN, [one.name for one in told])


def columns_figure(counts: Iterable[Counted], axis: Axis, *, caption: str, what: str) -> Figure:
    """How many of something there were over time, as one row of columns."""
    return _figure([Told(name=what, counts=tuple(counts))], axis, (caption, what), _TALL, [""])


def _figure(
    told: Sequence[Told], axis: Axis, words: tuple[str, str], height: float, names: Sequence[str]
) -> Figure:
    within = [_within(one.counts, axis) for one in told]
    most = max((number for counts in within for *_, number in counts), default=0)
    scale = breadth(f"{most:,}", SMALL) + 6
    left = names_width(names) + scale
    row = height + _ROW - _COLUMN
    bottom = _TOP + row * len(told)
    drawing = Drawing(bottom + AXIS + (18 if any(one.gaps for one in told) else 0))
    write_days(drawing, axis.ticks(), left, _TOP, bottom)
    for number, (one, name) in enumerate(zip(told, names, strict=True)):
        base = _TOP + row * (number + 1) - 4
        write_name(drawing, name, base - height / 2, left - scale)
        _scale(drawing, most, left, base, height)
        _gaps(drawing, one, axis, left, base)
        for column in columns(one.counts, axis, highest=most or 1):
            x, end = place(left, column.x), place(left, column.x + column.width)
            high = column.height * height / 100
            drawing.rect(x, base - high, max(end - x - 0.6, 1.2), high, fill=ACCENT)
    if any(one.gaps for one in told):
        drawing.words(left, bottom + AXIS + 10, _DOTTED, fill=MUTED, font_size=SMALL)
    caption, what = words
    return Figure(
        caption=caption,
        says=_says(told, within, axis, what),
        svg=drawing.svg(),
        table=_table(told, within, caption, what),
    )


def _within(counts: Iterable[Counted], axis: Axis) -> list[Counted]:
    return [one for one in counts if one[2] and axis.stretch(one[0], one[1]) is not None]


def _scale(drawing: Drawing, most: int, left: float, base: float, height: float) -> None:
    """The lines of no report and of most reports, with their numbers."""
    end = place(left, 100)
    for number, y in ((0, base), (most, base - height)):
        if number or not most or y == base:
            drawing.line(left, y, end, y, stroke=LINE if y == base else GRID)
            drawing.words(left - 4, y + 4, f"{number:,}", fill=MUTED, font_size=SMALL, text_anchor="end")
        if not most:
            return


def _gaps(drawing: Drawing, told: Told, axis: Axis, left: float, base: float) -> None:
    for first, last in told.gaps:
        placed = axis.stretch(first, last)
        if placed is not None:
            x, width = placed
            drawing.line(
                place(left, x),
                base - 5,
                place(left, x + width),
                base - 5,
                stroke=MUTED,
                stroke_width=2.5,
                stroke_dasharray="2 5",
            )


def _says(told: Sequence[Told], within: Sequence[Sequence[Counted]], axis: Axis, what: str) -> str:
    parts = [
        f"{one.name}: {sum(number for *_, number in counts):,}"
        for one, counts in zip(told, within, strict=True)
    ]
    said = f"{what.capitalize()} over time, {days_words(axis)}: {'; '.join(parts) or 'none'}."
    return f"{said} {_DOTTED}" if any(one.gaps for one in told) else said


def _table(told: Sequence[Told], within: Sequence[Sequence[Counted]], caption: str, what: str) -> Table:
    named = len(told) > 1 or any(one.gaps for one in told)
    rows: list[tuple[Text, ...]] = []
    for one, counts in zip(told, within, strict=True):
        lines = [(first, last, f"{number:,}") for first, last, number in counts]
        lines += [(first, last, "no report") for first, last in one.gaps]
        for first, last, number in sorted(lines):
            name = (text(one.name),) if named else ()
            rows.append((*name, text(first.isoformat()), text(last.isoformat()), text(number)))
    head = ("first day", "last day", what)
    return Table(
        caption=caption,
        head=("who", *head) if named else head,
        rows=tuple(rows),
        numbers=frozenset({3 if named else 2}),
    )
