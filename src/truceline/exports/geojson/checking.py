"""The rules of RFC 7946, held against a file, ours or another's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from truceline.exports.losses import Fault

Says = Iterator[tuple[str, str]]
"""Faults as the member that is wrong, and what is wrong with it."""

_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How many lists stand around the positions of a geometry."""

_OTHERS = {
    "FeatureCollection": ("coordinates", "geometries", "geometry", "properties"),
    "Feature": ("coordinates", "geometries", "features"),
    "geometry": ("geometry", "properties", "features"),
}
"""Members that an object may not have, since they define others (section 7.1)."""


def check(file: BinaryIO) -> Iterator[Fault]:
    """Where a file does not obey RFC 7946; rows are features, counted from 1."""
    try:
        told = json.loads(file.read())
        faults = list(_document(told))
    except (ValueError, RecursionError) as error:
        faults = [Fault(row=None, column="", says=f"is no JSON that can be read: {error}"[:300])]
    yield from faults


def _document(told: Any) -> Iterator[Fault]:
    if not isinstance(told, dict):
        yield Fault(row=None, column="", says="is no GeoJSON object")
        return
    if "crs" in told:
        yield Fault(row=None, column="crs", says="coordinates are WGS 84 always: there is no `crs`")
    match told.get("type"):
        case "FeatureCollection":
            yield from _collection(told)
        case "Feature":
            yield from _faults(1, _feature(told))
        case _:
            yield from _faults(None, _geometry(told))


def _collection(told: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _faults(None, _strangers(told, "FeatureCollection"))
    yield from _faults(None, _box(told))
    features = told.get("features")
    if not isinstance(features, list):
        yield Fault(row=None, column="features", says="is no list")
        return
    ids: set[str] = set()
    for row, feature in enumerate(features, start=1):
        yield from _faults(row, _feature(feature))
        key = json.dumps(feature.get("id")) if isinstance(feature, dict) and "id" in feature else ""
        if key in ids:
            yield Fault(row=row, column="id", says="stands at another feature too")
        ids |= {key} if key else set()


def _faults(row: int | None, found: Says) -> Iterator[Fault]:
    return (Fault(row=row, column=column, says=says) for column, says in found)


def _feature(told: Any) -> Says:
    if not isinstance(told, dict) or told.get("type") != "Feature":
        yield "type", "is no Feature"
        return
    yield from _strangers(told, "Feature")
    yield from _box(told)
    key = told.get("id", "")
    if isinstance(key, bool) or not isinstance(key, (str, int, float)):
        yield "id", "is no text and no number"
    if "properties" not in told or not isinstance(told["properties"], dict | None):
        yield "properties", "is no object and not null"
    if "geometry" not in told:
        yield "geometry", "is missing: it is null where there is none"
    elif told["geometry"] is not None:
        yield from _geometry(told["geometry"])
    if isinstance(told.get("properties"), dict):
        yield from _ours(told["properties"], told.get("geometry"))


def _ours(properties: Mapping[str, Any], geometry: Any) -> Says:
    """What holds besides for features of ours, known by their ceasefire: only a town has a point."""
    if "ceasefire" not in properties or "exactness" not in properties:
        return
    exactness = properties["exactness"]
    if exactness not in {"town", "region", "country", "area", "not located", "not told"}:
        yield "exactness", f"is no exactness of a place: {exactness!r}"
    if (geometry is not None) != (exactness == "town"):
        yield "geometry", "a town has a point, all else has none"


def _geometry(told: Any) -> Says:
    if not isinstance(told, dict):
        yield "geometry", "is no object"
        return
    kind = told.get("type")
    yield from _strangers(told, "geometry")
    yield from _box(told)
    if kind == "GeometryCollection":
        parts = told.get("geometries")
        if not isinstance(parts, list):
            yield "geometries", "is no list"
            return
        for part in parts:
            yield from _geometry(part)
    elif not isinstance(kind, str) or kind not in _DEPTHS:
        yield "type", f"is no type of GeoJSON: {kind!r}"
    else:
        yield from _coordinates(kind, told.get("coordinates"))


def _coordinates(kind: str, told: Any) -> Says:
    rule = {"LineString": _line, "MultiLineString": _line, "Polygon": _ring, "MultiPolygon": _ring}.get(kind)
    yield from _nested(told, _DEPTHS[kind], rule)


def _nested(told: Any, depth: int, rule: Callable[[list[Any]], Says] | None) -> Says:
    if depth == 0:
        yield from _position(told)
        return
    if not isinstance(told, list):
        yield "coordinates", "is no list"
        return
    found = [fault for part in told for fault in _nested(part, depth - 1, rule)]
    yield from found
    if depth == 1 and rule is not None and not found:
        yield from rule(told)


def _position(told: Any) -> Says:
    if not isinstance(told, list) or not 2 <= len(told) <= 3 or not all(map(_is_number, told)):
        yield "coordinates", "a position is longitude and latitude, and an altitude at most"
        return
    if not -180 <= told[0] <= 180 or not -90 <= told[1] <= 90:
        yield "coordinates", f"no longitude and latitude, in this order: {told[0]}, {told[1]}"


def _line(told: list[Any]) -> Says:
    if len(told) < 2:
        yield "coordinates", "a line has two positions at least"


def _ring(told: list[Any]) -> Says:
    if len(told) < 4 or told[0] != told[-1]:
        yield "coordinates", "a ring has four positions at least, and ends where it begins"


def _box(told: Mapping[str, Any]) -> Says:
    box = told.get("bbox", [0, 0, 0, 0])
    if not isinstance(box, list) or len(box) not in {4, 6} or not all(map(_is_number, box)):
        yield "bbox", "has four numbers, or six with altitudes"
    elif box[1] > box[len(box) // 2 + 1]:
        yield "bbox", "its south lies north of its north"


def _strangers(told: Mapping[str, Any], kind: str) -> Says:
    return (
        (member, f"may not stand here: it is of another object than a {kind}")
        for member in _OTHERS[kind]
        if member in told
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")
