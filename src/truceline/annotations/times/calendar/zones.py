"""Offsets from UTC: of zones as news prints them, and of the countries and towns a text speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

from truceline.annotations.gazetteer import load_gazetteer
from truceline.annotations.times.calendar.places import named_zone, towns, zone_of, zones_of
from truceline.annotations.times.words.vocabulary import vocabulary

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_SHIFT = re.compile(r"(?:GMT|UTC) ?(?P<sign>[+–−-]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?", re.ASCII)
_WORD = re.compile(r"^(?:the )?(?:local )?|(?: local)? [Tt]ime$")
_SEASON = re.compile(r" (?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Ww]inter)$")
_Choices = tuple[tuple[str, frozenset[str]], ...]
_NEAREST = 16  # places looked at on either side: what is farther off says little of "local"


@dataclass(frozen=True)
class Zones:
    """The places a text speaks of: the offset in the text, and an id (`AZE`) or zone (`Africa/Lubumbashi`).

    They may be found late: they are asked for when a text speaks of local time.
    """

    places: Sequence[tuple[int, str]] = ()

    @cached_property
    def _in_order(self) -> list[tuple[int, str]]:
        return sorted(self.places)

    def local(self, at: int, moment: datetime) -> tuple[str, ...]:
        """The offsets that local time (`+04:00`) can have at a place of the text: those of the places around it.

        The nearest comes first; a country with several zones counts only where a town tells which.
        """
        zones = (zone_of(place, moment) for place in self._near(at))
        return tuple(dict.fromkeys(offset_at(zone, moment) for zone in zones if zone is not None))

    def offsets_of(self, words: str, at: int, moment: datetime) -> tuple[str, ...]:
        """The offsets that a printed zone ("GMT", "Moscow time", "GMT+3") has at a local moment, none if unknown.

        What can be several ("IST") goes by the nearest place that has one of them; without one, all are given, the
        most usual first.
        """
        plain = " ".join(words.split())
        if match := _SHIFT.fullmatch(plain):
            return _shifted(match)
        name = _WORD.sub("", plain)
        name = name if name in _choices() else _SEASON.sub("", name)
        choices = _choices().get(name)
        if choices is None:
            zone = towns().get(name.casefold()) or _zone_of_name(name, moment)
            return () if zone is None else (offset_at(zone, moment),)
        settled = self._settled(choices, at) if len(choices) > 1 else None
        zones = (settled,) if settled else tuple(zone for zone, _ in choices)
        return tuple(offset_at(zone, moment) for zone in zones)

    def _settled(self, choices: _Choices, at: int) -> str | None:
        for place in self._near(at):
            for zone, places in choices:
                if place in places:
                    return zone
        return None

    def _near(self, at: int) -> list[str]:
        middle = bisect_left(self._in_order, (at, ""))
        near = self._in_order[max(0, middle - _NEAREST) : middle + _NEAREST]
        ordered = sorted(near, key=lambda named: abs(named[0] - at))
        return list(dict.fromkeys(place for _, place in ordered))


def offset_at(zone: str, moment: datetime) -> str:
    """The offset (`+04:00`) of a zone of the zone database, or of an offset, at a local moment."""
    if _OFFSET.fullmatch(zone):
        return zone
    try:
        shift = moment.replace(tzinfo=named_zone(zone)).utcoffset() or timedelta(0)
    except OverflowError:
        shift = timedelta(0)
    return written(shift)


def written(shift: timedelta) -> str:
    """An offset from UTC as ISO 8601 writes it."""
    minutes = round(shift.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def shift_of(offset: str) -> timedelta:
    """How far an offset as ISO 8601 writes it is from UTC."""
    sign = -1 if offset[0] == "-" else 1
    return sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))


@lru_cache(maxsize=64)
def in_use(year: int) -> frozenset[str]:
    """The offsets that clocks somewhere go by in the winter or the summer of a year."""
    zones = {zone for zones in zones_of().values() for zone in zones}
    days = (date(year, 1, 1), date(year, 7, 1))
    return frozenset(
        offset_at(zone, datetime.combine(day, datetime.min.time())) for zone in zones for day in days
    )


def _shifted(match: re.Match[str]) -> tuple[str, ...]:
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > 14 or minutes > 59:
        return ()
    return (f"{'+' if match['sign'] == '+' else '-'}{hours:02d}:{minutes:02d}",)


@cache
def _choices() -> Mapping[str, _Choices]:
    """The zones of each printed name, the most usual first, each with the places that settle on it."""
    return MappingProxyType({name: tuple(_parsed(entry)) for name, entry in vocabulary().zones.items()})


def _parsed(entry: str) -> Iterator[tuple[str, frozenset[str]]]:
    for choice in entry.split(";"):
        zone, *places = choice.split()
        yield zone, frozenset(places)


def _zone_of_name(name: str, moment: datetime) -> str | None:
    """The zone of a people or place of the gazetteer ("Rwandan", "Mosul"), where it has one."""
    for entry in load_gazetteer().get(name)[:1]:
        ids = (entry.actor.id, entry.actor.within)
        return next((zone for each in ids if each and (zone := zone_of(each, moment))), None)
    return None
