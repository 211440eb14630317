"""Which part of the world a drawing shows, and where on it a point lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from truceline.views.maps.outlines import Box, Point

WIDTH, HEIGHT = 720, 480

_LEAST = 4.5  # degrees from top to bottom at least: nearer, nobody knows where that is
_MOST = 150.0
_AROUND = 0.18  # of the extent, on each side
_CORE = 0.95  # of what is told lies within the frame, unless what is beyond is near
_NEAR = 2.5  # times the distance of the farthest of these


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The middle of a drawing in degrees, and how many pixels a degree of latitude is.

    Longitudes are shortened as they are in the middle (equirectangular): true there, and near enough elsewhere for the extent of a conflict.
    """

    longitude: float
    latitude: float
    scale: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the drawing; a longitude may be turned once around the world before."""
        x = (longitude - self.longitude) * cos(radians(self.latitude)) * self.scale + WIDTH / 2
        return x, (self.latitude - latitude) * self.scale + HEIGHT / 2

    @property
    def box(self) -> Box:
        """What it shows, in degrees; east may lie beyond 180, west beyond -180."""
        half_x = WIDTH / 2 / self.scale / cos(radians(self.latitude))
        half_y = HEIGHT / 2 / self.scale
        return (
            self.longitude - half_x,
            self.latitude - half_y,
            self.longitude + half_x,
            self.latitude + half_y,
        )


def turned(longitude: float, near: float) -> float:
    """The longitude, turned around the world so that it lies within 180 degrees of another."""
    return longitude + 360 * round((near - longitude) / 360)


def frame_of(points: Sequence[tuple[Point, int]]) -> Frame:
    """The frame that shows these points, each with how often it is told of; what is told seldom and lies far off is left outside."""
    heaviest = max(points, key=lambda one: (one[1], one[0]))[0]
    placed = [((turned(x, heaviest[0]), y), told) for (x, y), told in points]
    kept = _core(placed, heaviest)
    xs, ys = [x for x, _ in kept], [y for _, y in kept]
    return _around((min(xs), min(ys), max(xs), max(ys)))


def frame_of_box(box: Box) -> Frame:
    """The frame that shows a box of degrees."""
    return _around(box)


def _core(placed: Sequence[tuple[Point, int]], middle: Point) -> list[Point]:
    """The points that are told of most, from the one told most outwards, and what lies not much farther."""

    def far(point: Point) -> float:
        return hypot((point[0] - middle[0]) * cos(radians(middle[1])), point[1] - middle[1])

    order = sorted(placed, key=lambda one: (far(one[0]), one[0]))
    whole, told, radius = sum(n for _, n in placed), 0, 1.0
    kept: list[Point] = []
    for point, count in order:
        if told >= _CORE * whole and far(point) > radius * _NEAR:
            break
        kept.append(point)
        told += count
        radius = max(radius, far(point))
    return kept


def _around(box: Box) -> Frame:
    west, south, east, north = box
    latitude = max(-80.0, min(80.0, (south + north) / 2))
    shortened = cos(radians(latitude))
    high = (north - south) * (1 + 2 * _AROUND)
    wide = (east - west) * shortened * (1 + 2 * _AROUND) * HEIGHT / WIDTH
    extent = max(_LEAST, min(_MOST, max(high, wide)))
    return Frame(longitude=(west + east) / 2, latitude=latitude, scale=HEIGHT / extent)
