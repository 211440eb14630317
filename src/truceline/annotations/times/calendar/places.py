"""Which zone of the zone database a country, a territory or a point on the map keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, hypot, radians
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

_POINT = re.compile(r"([+-]\d\d)(\d\d)(?:\d\d)?([+-]\d{3})(\d\d)(?:\d\d)?")  # ISO 6709, as zone.tab has it
_CLEARLY = 0.6  # the nearest city decides if it is at most so far off as the next one with another time


class _Area(NamedTuple):
    place: str
    bounds: tuple[float, float, float, float] | None
    zone: str


class _City(NamedTuple):
    zone: str
    latitude: float
    longitude: float


@cache
def named_zone(zone: str) -> ZoneInfo:
    """A zone of the zone database, read once: ZoneInfo itself keeps few."""
    return ZoneInfo(zone)


@lru_cache(maxsize=4096)
def zone_of(place: str, moment: datetime) -> str | None:
    """The zone of a place at a local moment: a zone itself, or a country or territory all of which keeps one time."""
    if "/" in place:
        return place
    at_large = _at_large().get(place)
    if at_large is not None:
        return at_large
    zones = zones_of().get(place, ())
    return zones[0] if zones and _same_time(zones, moment) else None


def keeps_time(place: str) -> bool:
    """Whether a country or territory, by its id, is known to keep a zone or several."""
    return place in _at_large() or place in zones_of()


def zone_near(country: str, latitude: float, longitude: float) -> str | None:
    """The zone that a point of a country of several zones keeps; None where it keeps one, or none is clearly nearest."""
    if len(zones_of().get(country, ())) < 2:
        return None
    for area in _areas():
        if area.place == country and (area.bounds is None or _holds(area.bounds, latitude, longitude)):
            return area.zone
    cities = sorted(_cities()[country], key=lambda city: _far(city, latitude, longitude))
    nearest = cities[0]
    today = datetime(2024, 1, 1)  # zones of one time today are one here
    others = (city for city in cities if not _same_time((nearest.zone, city.zone), today))
    other = next(others, None)
    far = _far(nearest, latitude, longitude)
    return nearest.zone if other is None or far <= _CLEARLY * _far(other, latitude, longitude) else None


@cache
def zones_of() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country (ISO 3166 alpha-3), by the table of the zone database."""
    return MappingProxyType(
        {country: tuple(city.zone for city in cities) for country, cities in _cities().items()}
    )


@cache
def towns() -> Mapping[str, str]:
    """The zones named after towns, by the name of the town in lower case."""
    names = (zone for zones in zones_of().values() for zone in zones)
    return MappingProxyType({zone.rsplit("/", 1)[1].replace("_", " ").casefold(): zone for zone in names})


def _same_time(zones: tuple[str, ...], moment: datetime) -> bool:
    try:
        return len({moment.replace(tzinfo=named_zone(zone)).utcoffset() for zone in zones}) == 1
    except OverflowError:
        return False


def _holds(bounds: tuple[float, float, float, float], latitude: float, longitude: float) -> bool:
    south, north, west, east = bounds
    return south <= latitude <= north and west <= longitude <= east


def _far(city: _City, latitude: float, longitude: float) -> float:
    """How far off a city is, in degrees of latitude."""
    across = abs(city.longitude - longitude)
    return hypot(city.latitude - latitude, min(across, 360 - across) * cos(radians(latitude)))


@cache
def _cities() -> Mapping[str, tuple[_City, ...]]:
    codes = dict(line.split() for line in _lines(__package__, "countries.tsv"))
    cities: dict[str, tuple[_City, ...]] = {}
    for line in _lines("tzdata", "zoneinfo/zone.tab"):
        code, point, zone = line.split("\t")[:3]
        match = _POINT.fullmatch(point)
        if code in codes and match:
            south, minutes, west, more = (float(group) for group in match.groups())
            latitude = south + (minutes / 60 if point[0] == "+" else -minutes / 60)
            longitude = west + (more / 60 if match[3][0] == "+" else -more / 60)
            country = codes[code]
            cities[country] = (*cities.get(country, ()), _City(zone, latitude, longitude))
    return cities


@cache
def _areas() -> tuple[_Area, ...]:
    rows = (line.split("\t") for line in _lines(__package__, "areas.tsv"))
    return tuple(_Area(place, _bounds(degrees), zone) for place, *degrees, zone in rows)


def _bounds(degrees: list[str]) -> tuple[float, float, float, float] | None:
    if not all(degrees):
        return None
    south, north, west, east = (float(number) for number in degrees)
    return south, north, west, east


@cache
def _at_large() -> Mapping[str, str]:
    return MappingProxyType({area.place: area.zone for area in _areas() if area.bounds is None})


def _lines(package: str | None, name: str) -> list[str]:
    text = files(package or __name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
