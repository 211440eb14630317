"""A map of places: where each is drawn, and where its name stands so that no name covers another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from truceline.views.maps.frame import HEIGHT, WIDTH, Frame, frame_of, frame_of_box, turned
from truceline.views.maps.land import Shape, land
from truceline.views.maps.outlines import Area, Box, Point, load_outlines
from truceline.views.maps.places import PlaceShown

_LETTER = 6.4  # pixels of a letter of a name, on average
_LINE = 15  # pixels from line to line
_LEAST, _MOST = 4.0, 12.0  # pixels: radius of a town told of once, and of the one told of most
_RING = 17.0  # pixels: radius of the ring about the seat of a territory
_KM = 111.2  # kilometres in a degree of latitude

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Words on the map: where they begin, end or have their middle (`anchor`, as SVG has it)."""

    words: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A place with a point: where it stands, how large it is drawn, and its name where there is room for it."""

    place: PlaceShown
    x: float
    y: float
    radius: float
    name: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A drawing of places: land, those countries that are told of themselves, markers, names of countries, and a scale.

    `outside` are places with a point beyond the edge; `unlocated` those without one.
    """

    width: int
    height: int
    land: tuple[Shape, ...]
    told: tuple[Shape, ...]
    markers: tuple[Marker, ...]
    names: tuple[Name, ...]
    outside: tuple[PlaceShown, ...]
    unlocated: tuple[PlaceShown, ...]
    kilometres: int
    scale: int


def draw(places: Sequence[PlaceShown]) -> Map | None:
    """The map of these places; None where none of them is a point or a country that is drawn."""
    frame = _frame(places)
    if frame is None:
        return None
    shapes = land(frame)
    countries = {one.id for one in places if one.latitude is None}
    told = tuple(one for one in shapes if one.id in countries)
    shown = {one.id for one in told}
    pointed = [one for one in places if one.latitude is not None]
    at = {one.id: _at(one, frame) for one in pointed}
    inside = [one for one in pointed if 0 <= at[one.id][0] <= WIDTH and 0 <= at[one.id][1] <= HEIGHT]
    taken: list[Rectangle] = []
    markers = _markers(inside, at, taken)
    kilometres, scale = _scale(frame)
    return Map(
        width=WIDTH,
        height=HEIGHT,
        land=tuple(one for one in shapes if one not in told),
        told=told,
        markers=markers,
        names=tuple(_country_names((*told, *(one for one in shapes if one not in told)), taken)),
        outside=tuple(one for one in pointed if one not in inside),
        unlocated=tuple(one for one in places if one.latitude is None and one.id not in shown),
        kilometres=kilometres,
        scale=scale,
    )


def _frame(places: Sequence[PlaceShown]) -> Frame | None:
    """What shows the places of the conflict itself, points before countries; else where people met."""
    for chosen in ([one for one in places if one.ground], list(places)):
        weighed = [
            ((one.longitude, one.latitude), one.ground or one.articles)
            for one in chosen
            if one.longitude is not None and one.latitude is not None
        ]
        if weighed:
            return frame_of(weighed)
        ids = {one.id for one in chosen}
        boxes = [_mainland(area) for area in load_outlines().areas if area.id in ids]
        if boxes:
            west, south, east, north = zip(*boxes, strict=True)
            return frame_of_box((min(west), min(south), max(east), max(north)))
    return None


def _mainland(area: Area) -> Box:
    """What the largest part of an area lies in."""
    boxes = [ring.box for ring in area.rings]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def _at(place: PlaceShown, frame: Frame) -> Point:
    return frame.at(turned(place.longitude or 0.0, frame.longitude), place.latitude or 0.0)


def _markers(
    inside: Sequence[PlaceShown], at: dict[str, Point], taken: list[Rectangle]
) -> tuple[Marker, ...]:
    """The markers, those told of most first; the names of these find their room first."""
    most = max((one.articles for one in inside), default=1)
    order = sorted(inside, key=lambda one: (-one.articles, one.name, one.id))
    sizes = {
        one.id: _RING if one.seat else _LEAST + (_MOST - _LEAST) * sqrt(one.articles / most) for one in order
    }
    for one in order:
        if one.seat is None:
            (x, y), r = at[one.id], sizes[one.id]
            taken.append((x - r, y - r, x + r, y + r))
    made = []
    for one in order:
        x, y = at[one.id]
        name = _place_name(one.name, (x, y), sizes[one.id], taken)
        made.append(
            Marker(place=one, x=round(x, 1), y=round(y, 1), radius=round(sizes[one.id], 1), name=name)
        )
    return tuple(sorted(made, key=lambda one: -one.radius))  # the small ones over the large ones


def _place_name(words: str, point: Point, radius: float, taken: list[Rectangle]) -> Name | None:
    """The words beside, below or above a point, wherever they cover nothing; None where there is no room."""
    (x, y), away = point, radius + 3
    tries = (
        (x + away, y + 4, "start"),
        (x - away, y + 4, "end"),
        (x, y - away - 2, "middle"),
        (x, y + away + 10, "middle"),
        (x + away * 0.8, y - away * 0.8, "start"),
        (x - away * 0.8, y - away * 0.8, "end"),
        (x + away * 0.8, y + away * 0.8 + 8, "start"),
        (x - away * 0.8, y + away * 0.8 + 8, "end"),
    )
    return next((name for one in tries if (name := _room(words, one, taken))), None)


def _room(words: str, place: tuple[float, float, str], taken: list[Rectangle]) -> Name | None:
    x, y, anchor = place
    wide = len(words) * _LETTER
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    box = (left, y - _LINE + 3, left + wide, y + 3)
    if box[0] < 2 or box[1] < 2 or box[2] > WIDTH - 2 or box[3] > HEIGHT - 2:
        return None
    if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
        return None
    taken.append(box)
    return Name(words=words, x=round(x), y=round(y), anchor=anchor)


def _country_names(shapes: Iterable[Shape], taken: list[Rectangle]) -> Iterable[Name]:
    """The names of countries that are large enough to hold them."""
    for shape in shapes:
        widths = [x for ring in shape.rings for x, _ in ring]
        if shape.middle is None or max(widths) - min(widths) < len(shape.name) * _LETTER:
            continue
        x, y = shape.middle
        tries = ((x, y + 4), (x, y + 30), (x, y - 22))
        name = next((one for at in tries if (one := _room(shape.name, (*at, "middle"), taken))), None)
        if name is not None:
            yield name


def _scale(frame: Frame) -> tuple[int, int]:
    """A round number of kilometres, and how many pixels they are in the middle of the map."""
    pixels = frame.scale / _KM
    rounds = [factor * 10**power for power in range(5) for factor in (1, 2, 5)]
    kilometres = max((one for one in rounds if one * pixels <= WIDTH / 5), default=1)
    return kilometres, max(1, round(kilometres * pixels))
