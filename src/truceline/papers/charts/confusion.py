"""What one coder made of what another coded: a table whose cells bear more colour the more they hold."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.papers.charts.days import write_name
from truceline.papers.charts.drawing import INK, MUTED, PAPER, SMALL, WIDTH, Drawing, breadth, fitted, wrapped
from truceline.papers.paper import Figure, Table, text

_LEFT, _CELL, _LEAST = 200.0, 92.0, 34.0
_LINE = 14.0
_HEAD = 3  # lines that labels of columns may have
_DEEP = (0x1F, 0x5C, 0x8B)
_LIGHT_FROM = (
    0.82  # share from which on white words stand out better than black ones: both by more than 4.5 to 1
)


def confusion_figure(
    labels: Sequence[str], counts: Sequence[Sequence[int]], *, caption: str, rows: str, columns: str
) -> Figure:
    """How often `rows` (who, say) coded each label where `columns` coded each.

    `counts[row][column]` follow the labels in both directions. Cells are shaded by their share of their row; the diagonal, where both
    agree, is framed. Raises ValueError if the counts are not square.
    """
    if len(counts) != len(labels) or any(len(row) != len(labels) for row in counts):
        raise ValueError(f"{len(labels)} labels need as many rows and columns of counts")
    sums = [sum(row) for row in counts]
    left = min(_LEFT, max((breadth(f"14 {label}") for label in labels), default=0.0) + 16)
    wide = max(min(_CELL, (WIDTH - left - 8) / max(len(labels), 1)), _LEAST)
    high = min(wide, 40.0)
    heads = _heads(labels, wide)
    top = 24 + _LINE * max(map(len, heads), default=0) + 6
    drawing = Drawing(top + high * len(labels) + 26)
    drawing.words(left, 14, f"{columns} →", fill=MUTED, font_size=SMALL)
    drawing.words(4, top - 8, f"{fitted(rows, left - 24, SMALL)} ↓", fill=MUTED, font_size=SMALL)
    for place, lines in enumerate(heads):
        for line, words in enumerate(lines):
            y = top - 8 - _LINE * (len(lines) - 1 - line)
            drawing.words(left + wide * (place + 0.5), y, words, font_size=SMALL, text_anchor="middle")
    numbered = any(label != " ".join(lines) for label, lines in zip(labels, heads, strict=True))
    for down, label in enumerate(labels):
        y = top + high * down
        write_name(drawing, f"{down + 1} {label}" if numbered else label, y + high / 2, left)
        for across, number in enumerate(counts[down]):
            share = number / sums[down] if sums[down] else 0.0
            _cell(drawing, (left + wide * across, y, wide, high), number, share, same=down == across)
    drawing.words(
        4,
        top + high * len(labels) + 18,
        "Stronger colour: a larger share of its row. Framed: both agree.",
        fill=MUTED,
        font_size=SMALL,
    )
    table = _table(labels, counts, caption, (rows, columns))
    return Figure(caption=caption, says=_says(labels, counts, rows, columns), svg=drawing.svg(), table=table)


def _heads(labels: Sequence[str], wide: float) -> list[list[str]]:
    """The labels above the columns, or the numbers of the rows where one has no room there."""
    lines = [wrapped(label, wide - 6, SMALL, most=_HEAD) for label in labels]
    cut = any(line.endswith("…") for told in lines for line in told)
    return [[f"{place}"] for place in range(1, len(labels) + 1)] if cut else lines


def _cell(
    drawing: Drawing, box: tuple[float, float, float, float], number: int, share: float, *, same: bool
) -> None:
    x, y, wide, high = box
    inset = 2.0 if same else 0.5
    stroke, thick = (INK, 2.0) if same else ("#b0ada6", 0.6)
    drawing.rect(
        x + inset,
        y + inset,
        wide - 2 * inset,
        high - 2 * inset,
        fill=_shade(share),
        stroke=stroke,
        stroke_width=thick,
    )
    dark = "#000000" if number else MUTED
    colour = PAPER if share >= _LIGHT_FROM else dark
    drawing.words(x + wide / 2, y + high / 2 + 4, f"{number:,}", fill=colour, text_anchor="middle")


def _shade(share: float) -> str:
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in _DEEP)


def _says(labels: Sequence[str], counts: Sequence[Sequence[int]], rows: str, columns: str) -> str:
    total = sum(map(sum, counts))
    same = sum(counts[place][place] for place in range(len(labels)))
    return f"{rows} and {columns} coded the same in {same:,} of {total:,}."


def _table(
    labels: Sequence[str], counts: Sequence[Sequence[int]], caption: str, coders: tuple[str, str]
) -> Table:
    rows, columns = coders
    return Table(
        caption=caption,
        head=(f"{rows} \\ {columns}", *labels),
        rows=tuple(
            (text(label), *(text(f"{number:,}") for number in row))
            for label, row in zip(labels, counts, strict=True)
        ),
        numbers=frozenset(range(1, len(labels) + 1)),
    )
