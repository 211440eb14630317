"""The outlines of countries as lines on a drawing: cut to what it shows, with no more points than can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from truceline.views.maps.frame import HEIGHT, WIDTH, Frame
from truceline.views.maps.outlines import Area, Box, Outlines, Point, Ring, load_outlines

_FINE = 0.6  # pixels that a line may stray
_COARSER = 1.7  # times, as long as the drawing is too large
_MOST = 26_000  # characters of all outlines together
_SPECK = 2.0  # square pixels that an island has at least
_MARGIN = 4  # pixels around the drawing, so that its cut edges are not seen

Ints = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An area as it is drawn: its id and name, its rings in whole pixels, and where its name can stand (None where it is too small)."""

    id: str | None
    name: str
    rings: tuple[Ints, ...]
    middle: tuple[int, int] | None

    @property
    def path(self) -> str:
        """The rings as the data of an SVG path."""
        return "".join(_written(ring) for ring in self.rings)


@lru_cache(maxsize=128)
def land(frame: Frame) -> tuple[Shape, ...]:
    """The areas that a frame shows."""
    fine = _FINE
    while True:
        shapes = tuple(_shapes(frame, load_outlines(), fine))
        if sum(len(shape.path) for shape in shapes) <= _MOST:
            return shapes
        fine *= _COARSER


def _shapes(frame: Frame, outlines: Outlines, fine: float) -> Iterator[Shape]:
    drawn: dict[tuple[int, int], tuple[Point, ...]] = {}
    for area in outlines.areas:
        rings = [ring for ring in _rings(area, frame, outlines, drawn, fine) if len(ring) > 2]
        if rings:
            yield Shape(id=area.id, name=area.name, rings=tuple(rings), middle=_middle(rings))


def _rings(
    area: Area,
    frame: Frame,
    outlines: Outlines,
    drawn: dict[tuple[int, int], tuple[Point, ...]],
    fine: float,
) -> Iterator[Ints]:
    for ring in area.rings:
        for turn in _turns(ring, frame.box):
            points: list[Point] = []
            for number, backwards in ring.parts:
                if (number, turn) not in drawn:
                    line = [frame.at(x + turn, y) for x, y in outlines.lines[number]]
                    drawn[number, turn] = tuple(simple(line, fine))
                part = drawn[number, turn]
                points += part[::-1] if backwards else part
            cut = clipped(points)
            if _size(cut) >= _SPECK:
                yield _whole(cut)


def _turns(ring: Ring, box: Box) -> Iterator[int]:
    """By how many degrees a ring is turned around the world to lie in the box; none where it does not."""
    west, south, east, north = ring.box
    for turn in (-360, 0, 360):
        if west + turn <= box[2] and east + turn >= box[0] and south <= box[3] and north >= box[1]:
            yield turn


def simple(points: Sequence[Point], fine: float) -> list[Point]:
    """The line with as few points as it may have without straying farther (Douglas and Peucker 1973); its ends stay."""
    if len(points) < 3:
        return list(points)
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        far, at = fine * fine, 0
        for place in range(first + 1, last):
            x, y = points[place][0] - x0, points[place][1] - y0
            along = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
            off = (x - along * dx) ** 2 + (y - along * dy) ** 2
            if off > far:
                far, at = off, place
        if at:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[place] for place in sorted(keep)]


def clipped(points: Sequence[Point]) -> list[Point]:
    """What of a closed line lies in the drawing, its cuts running along the edges (Sutherland and Hodgman 1974)."""
    sides = ((0, -_MARGIN, 1), (0, -(WIDTH + _MARGIN), -1), (1, -_MARGIN, 1), (1, -(HEIGHT + _MARGIN), -1))
    kept = list(points)
    for axis, edge, sign in sides:
        limit = edge if sign > 0 else -edge
        before, kept = kept, []
        for place, point in enumerate(before):
            last = before[place - 1]
            inside, was_inside = sign * (point[axis] - limit) >= 0, sign * (last[axis] - limit) >= 0
            if inside != was_inside:
                part = (limit - last[axis]) / (point[axis] - last[axis])
                kept.append((last[0] + part * (point[0] - last[0]), last[1] + part * (point[1] - last[1])))
            if inside:
                kept.append(point)
    return kept


def _size(points: Sequence[Point]) -> float:
    """The area inside a closed line."""
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _whole(points: Sequence[Point]) -> Ints:
    """In whole pixels, each once."""
    made: list[tuple[int, int]] = []
    for x, y in points:
        if not made or made[-1] != (round(x), round(y)):
            made.append((round(x), round(y)))
    return tuple(made[:-1] if len(made) > 1 and made[0] == made[-1] else made)


def _written(ring: Ints) -> str:
    x, y = ring[0]
    steps = []
    for to_x, to_y in ring[1:]:
        steps.append(f"{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _middle(rings: Sequence[Ints]) -> tuple[int, int] | None:
    """The middle of the largest ring, where that lies inside it."""
    ring = max(rings, key=_size)
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    cross = [x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs]
    if not (whole := sum(cross)):
        return None
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, cross, strict=True)) / 3 / whole
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, cross, strict=True)) / 3 / whole
    inside = False
    for (x0, y0), (x1, y1) in pairs:
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return (round(x), round(y)) if inside else None
