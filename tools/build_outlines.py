"""Writes `outlines.json` of the maps: the outlines of the countries of the world, small enough to be kept beside the code.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_outlines.py package/countries-50m.json

The outlines are those of Natural Earth (public domain), version 4.1.0, scale 1:50m, as the package world-atlas has them. Borders
are drawn as they are controlled, as Natural Earth does, and are no judgement of whose they should be.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from truceline.annotations.gazetteer import load_gazetteer

TARGET = Path(__file__).parents[1] / "src/truceline/views/maps/outlines.json"
ABOUT = (
    "Outlines of countries: Natural Earth 4.1.0, 1:50m, public domain (https://www.naturalearthdata.com), by way of world-atlas 2.0.2. "
    "Written by tools/build_outlines.py: change that instead. A line is x, y of its first point in hundredths of a degree, then steps; "
    "a ring is lines one after another, ~n for line n backwards."
)
TOLERANCE = 0.02  # degrees that a line may stray from the one given: a pixel where a map shows 15 degrees
# Names that the gazetteer has otherwise, or that would lead to another.
IDS = {
    "Bosnia and Herz.": "BIH",
    "Central African Rep.": "CAF",
    "Congo": "COG",
    "Czechia": "CZE",
    "Dem. Rep. Congo": "COD",
    "Dominican Rep.": "DOM",
    "Eq. Guinea": "GNQ",
    "Macedonia": "MKD",
    "N. Cyprus": "NORTHCYPRUS",
    "S. Sudan": "SSD",
    "Solomon Is.": "SLB",
    "W. Sahara": "ESH",
    "eSwatini": "SWZ",
    "Georgia": "GEO",
    "Siachen Glacier": "SIACHEN",
}
Point = tuple[float, float]


def main() -> None:
    """Writes the file."""
    atlas = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = [_written(_simple(points)) for points in _lines(atlas)]
    areas = [_area(one) for one in atlas["objects"]["countries"]["geometries"]]
    told = {"about": ABOUT, "lines": lines, "areas": sorted(areas, key=lambda one: str(one["name"]))}
    TARGET.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes; without id: ", end="")
    print(", ".join(str(one["name"]) for one in told["areas"] if one["id"] is None))


def _lines(atlas: dict[str, Any]) -> list[list[Point]]:
    (scale_x, scale_y), (left, low) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    made = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + low))
        made.append(points)
    return made


def _simple(points: list[Point]) -> list[Point]:
    """The line with as few points as its tolerance allows (Douglas and Peucker 1973); its ends stay."""
    if len(points) < 3:
        return points
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(
            ((_off(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > TOLERANCE:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the straight line between two."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    return float(((x - x0 - along * (x1 - x0)) ** 2 + (y - y0 - along * (y1 - y0)) ** 2) ** 0.5)


def _written(points: list[Point]) -> list[int]:
    x = y = 0
    told = []
    for point in points:
        to_x, to_y = (round(part * 100) for part in point)
        told += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return told


def _area(geometry: dict[str, Any]) -> dict[str, Any]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    name = geometry["properties"]["name"]
    rings = [ring for polygon in polygons for ring in polygon]
    known = IDS.get(name) or _known(name)
    actor = load_gazetteer().actor(known) if known else None
    return {"id": known, "name": actor.name if actor else name, "rings": rings}


def _known(name: str) -> str | None:
    """The id of the state or territory of this name in the gazetteer."""
    names = [name, name.replace("St.", "Saint").replace("Is.", "Islands"), name.replace("Rep.", "Republic")]
    for words in names:
        for entry in load_gazetteer().get(words):
            if entry.role in {"name", "alias"} and load_gazetteer().located(entry.actor.id):
                return entry.actor.id
    return None


if __name__ == "__main__":
    main()
