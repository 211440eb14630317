"""A drawing in SVG: shapes and words with their attributes, nothing that only a browser knows."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape, quoteattr

from truceline.papers.words import shown

WIDTH = 760.0
"""How wide drawings are; set over the text of a page of A4, words of size 12 are then as high as those of 7.6 points."""

INK, MUTED, LINE, GRID, PAPER, ACCENT = "#1f2225", "#5a6067", "#868a8e", "#dcd8d0", "#ffffff", "#1f5c8b"
SIZE = 12.0
SMALL = 11.0

_NARROW, _BROAD = frozenset("ijlt|.,:;'!() []f-"), frozenset("mwMW@%—…&")
_FONTS = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


class Drawing:
    """Shapes and words, drawn over one another in the order in which they are added."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, **look: str | float) -> None:
        """A rectangle."""
        self._add("rect", x=x, y=y, width=width, height=height, **look)

    def line(self, x1: float, y1: float, x2: float, y2: float, **look: str | float) -> None:
        """A line, grey and thin unless told otherwise."""
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": LINE, "stroke_width": 1.0, **look})

    def path(self, way: str, **look: str | float) -> None:
        """A path; one that leads nowhere is left out."""
        if way:
            self._add("path", d=way, **look)

    def circle(self, x: float, y: float, radius: float, **look: str | float) -> None:
        """A circle."""
        self._add("circle", cx=x, cy=y, r=radius, **look)

    def words(self, x: float, y: float, words: str, **look: str | float) -> None:
        """Words on a base line, from `x` on (or up to it, or about it, by `text_anchor`)."""
        told = {"fill": INK, **look}
        self._parts.append(
            f'<text x="{_number(x)}" y="{_number(y)}"{_look(told)}>{escape(shown(words))}</text>'
        )

    def svg(self) -> str:
        """The drawing whole."""
        size = f'width="{_number(WIDTH)}" height="{_number(self._height)}"'
        box = f'viewBox="0 0 {_number(WIDTH)} {_number(self._height)}"'
        ground = f'<rect width="{_number(WIDTH)}" height="{_number(self._height)}" fill="{PAPER}"/>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} font-family="{_FONTS}" font-size="{_number(SIZE)}">'
            f"{ground}{''.join(self._parts)}</svg>"
        )

    def _add(self, kind: str, **look: str | float) -> None:
        self._parts.append(f"<{kind}{_look(look)}/>")


def breadth(words: str, size: float = SIZE) -> float:
    """How wide words are at most, in the fonts that charts are drawn with; which one that is depends on the machine."""
    return size * sum(_breadth(letter) for letter in words)


def fitted(words: str, width: float, size: float = SIZE) -> str:
    """The words, cut with an ellipsis where they are wider."""
    told = shown(words)
    if breadth(told, size) <= width:
        return told
    while told and breadth(f"{told}…", size) > width:
        told = told[:-1]
    return f"{told.rstrip()}…"


def wrapped(words: str, width: float, size: float = SIZE, *, most: int = 2) -> list[str]:
    """The words in so many lines at most, the last cut where more is left."""
    lines: list[str] = []
    left = shown(words).split()
    while left and len(lines) < most - 1:
        taken = 1
        while taken < len(left) and breadth(" ".join(left[: taken + 1]), size) <= width:
            taken += 1
        lines.append(fitted(" ".join(left[:taken]), width, size))
        left = left[taken:]
    return [*lines, fitted(" ".join(left), width, size)] if left else lines


def _breadth(letter: str) -> float:
    """The width of a letter of DejaVu Sans, the broadest of the fonts, in parts of its size."""
    if letter in _NARROW:
        return 0.42
    if letter in _BROAD or unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.02
    return 0.78 if letter.isupper() else 0.64


def _look(look: dict[str, str | float]) -> str:
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(value if isinstance(value, str) else _number(value))}"
        for name, value in look.items()
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
