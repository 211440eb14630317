"""The outlines of countries, as they come with Truceline: Natural Earth, in the public domain (see tools/build_outlines.py)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
"""Longitude and latitude in degrees, or places on a drawing."""

Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A closed line: parts of the lines of all outlines, each by its number and whether it runs backwards; and what it lies in."""

    parts: tuple[tuple[int, bool], ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country or territory: its id in the gazetteer where that has it, its name, and its outlines."""

    id: str | None
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """All areas, and the lines that their rings are made of: neighbours share the line between them."""

    lines: tuple[tuple[Point, ...], ...]
    areas: tuple[Area, ...]


@cache
def load_outlines() -> Outlines:
    """The outlines of this version, read once."""
    told = json.loads(files(__package__).joinpath("outlines.json").read_text("utf-8"))
    lines = tuple(tuple(_points(line)) for line in told["lines"])
    areas = (
        Area(id=one["id"], name=one["name"], rings=tuple(_ring(ring, lines) for ring in one["rings"]))
        for one in told["areas"]
    )
    return Outlines(lines=lines, areas=tuple(areas))


def _points(line: list[int]) -> Iterator[Point]:
    x = y = 0
    for place in range(0, len(line), 2):
        x, y = x + line[place], y + line[place + 1]
        yield x / 100, y / 100


def _ring(numbers: list[int], lines: tuple[tuple[Point, ...], ...]) -> Ring:
    parts = tuple((~number, True) if number < 0 else (number, False) for number in numbers)
    points = [point for number, _ in parts for point in lines[number]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ring(parts=parts, box=(min(xs), min(ys), max(xs), max(ys)))
