"""Offsets from UTC: of zones as news prints them, and of the countries a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import ZoneInfo

from truceline.annotations.times.words.vocabulary import vocabulary

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_SHIFT = re.compile(r"(?P<base>GMT|UTC) ?(?P<sign>[+-])(?P<hours>\d{1,2})")
_WORD = re.compile(r"\s+(?:Standard |Daylight )?[Tt]ime$")


@dataclass(frozen=True, slots=True)
class Zones:
    """The countries a text speaks of, each with the offset in the text where it does (ISO 3166 alpha-3)."""

    countries: Sequence[tuple[int, str]] = ()

    def local(self, at: int, moment: datetime) -> str | None:
        """The offset of local time (`+04:00`) at a place of the text: that of the nearest country with one zone."""
        for _, country in sorted(self.countries, key=lambda named: abs(named[0] - at)):
            offsets = {offset_at(zone, moment) for zone in zones_of().get(country, ())}
            if len(offsets) == 1:
                return offsets.pop()
        return None


def offset_of(words: str, moment: datetime) -> str | None:
    """The offset that a printed zone ("GMT", "Moscow time", "GMT+3") has at a local moment, None if unknown."""
    plain = " ".join(words.split())
    if match := _SHIFT.fullmatch(plain):
        return f"{match['sign']}{int(match['hours']):02d}:00" if int(match["hours"]) <= 14 else None
    name = _WORD.sub("", plain).removeprefix("the ")
    zone = vocabulary().zones.get(name) or _cities().get(name.casefold())
    return None if zone is None else offset_at(zone, moment)


def offset_at(zone: str, moment: datetime) -> str:
    """The offset (`+04:00`) of a zone of the zone database, or of an offset, at a local moment."""
    if _OFFSET.fullmatch(zone):
        return zone
    try:
        shift = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta(0)
    except OverflowError:
        shift = timedelta(0)
    return written(shift)


def written(shift: timedelta) -> str:
    """An offset from UTC as ISO 8601 writes it."""
    minutes = round(shift.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


@cache
def zones_of() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country (ISO 3166 alpha-3), by the table of the zone database."""
    codes = dict(line.split() for line in _lines("truceline.annotations.times.calendar", "countries.tsv"))
    zones: dict[str, tuple[str, ...]] = {}
    for line in _lines("tzdata", "zoneinfo/zone.tab"):
        code, _, zone = line.split("\t")[:3]
        if code in codes:
            zones[codes[code]] = (*zones.get(codes[code], ()), zone)
    return MappingProxyType(zones)


@cache
def _cities() -> Mapping[str, str]:
    names = (zone for zones in zones_of().values() for zone in zones)
    return {zone.rsplit("/", 1)[1].replace("_", " ").casefold(): zone for zone in names}


def _lines(package: str, name: str) -> list[str]:
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
