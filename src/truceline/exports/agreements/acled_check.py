"""Whether a sheet obeys the coding rules of ACLED for agreements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from truceline.exports.agreements.inter import INTERS
from truceline.exports.losses import Fault
from truceline.exports.regions import states
from truceline.exports.sheets import among, columns_of, day_fault, read_sheet, twice

REGIONS = (
    "Western Africa",
    "Middle Africa",
    "Eastern Africa",
    "Southern Africa",
    "Northern Africa",
    "South Asia",
    "Southeast Asia",
    "Middle East",
    "Europe",
    "Caucasus and Central Asia",
    "Central America",
    "South America",
    "Caribbean",
    "East Asia",
    "North America",
    "Oceania",
    "Antarctica",
)
_STRATEGIC = ("Strategic developments",)
_MUST = {
    "disorder_type": _STRATEGIC,
    "event_type": _STRATEGIC,
    "sub_event_type": ("Agreement",),
    "time_precision": ("1", "2", "3"),
    "fatalities": ("0",),
}
_MAY = {"geo_precision": ("1", "2", "3"), "region": REGIONS, "inter1": INTERS, "inter2": INTERS}
_BOUNDS = {"latitude": 90.0, "longitude": 180.0}


def check_acled(file: BinaryIO) -> Iterator[Fault]:
    """Where a sheet has other columns than ACLED, or rows that are no agreements as it codes them; one event a day and pair of actors."""
    ids: set[str] = set()
    days: set[tuple[str, ...]] = set()
    for read in read_sheet(file, columns_of("acled")):
        if isinstance(read, Fault):
            yield read
            continue
        number, row = read
        yield from twice(number, row, "event_id_cnty", ids)
        yield from _row(number, row)
        key = (
            row["event_date"],
            row["time_precision"],
            row["location"],
            *sorted((row["actor1"], row["actor2"])),
        )
        if key in days:
            yield Fault(
                row=number, column="event_date", says="is a second event of these actors, that day, there"
            )
        days.add(key)


def _row(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    for column, values in _MUST.items():
        yield from among(number, row, column, values, empty=False)
    for column, values in _MAY.items():
        yield from among(number, row, column, values)
    yield from day_fault(number, row, "event_date", empty=False)
    if row["year"] != row["event_date"][:4]:
        yield Fault(row=number, column="year", says="is not the year of event_date")
    for column in ("actor1", "source", "notes"):
        if not row[column]:
            yield Fault(row=number, column=column, says="is empty")
    if row["iso"] and row["iso"] not in _numbers():
        yield Fault(row=number, column="iso", says=f"{row['iso']!r} is no ISO 3166-1 number")
    if row["inter2"] and not row["actor2"]:
        yield Fault(row=number, column="inter2", says="is filled without actor2")
    yield from _interaction(number, row)
    yield from _point(number, row)


def _numbers() -> set[str]:
    return {str(one.iso) for one in states().values() if one.iso is not None}


def _interaction(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    """The two kinds in their order, or one "only"; nothing where one is not known."""
    kinds = [row[column] for column in ("inter1", "inter2") if row[column] in INTERS]
    wanted = ""
    if len(kinds) == 2:
        wanted = "-".join(sorted(kinds, key=INTERS.index))
    elif kinds and row["inter1"] and not row["actor2"]:
        wanted = f"{kinds[0]} only"
    if row["interaction"] != wanted:
        yield Fault(row=number, column="interaction", says=f"is {row['interaction']!r}, not {wanted!r}")


def _point(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    """A point has both parts, in degrees; a town (geo_precision 1) has one."""
    for column, most in _BOUNDS.items():
        try:
            right = not row[column] or abs(float(row[column])) <= most
        except ValueError:
            right = False
        if not right:
            yield Fault(row=number, column=column, says=f"{row[column]!r} is no number of degrees")
    if bool(row["latitude"]) != bool(row["longitude"]):
        yield Fault(row=number, column="latitude", says="and longitude must both be filled or empty")
    if row["geo_precision"] == "1" and not row["latitude"]:
        yield Fault(row=number, column="latitude", says="is empty, though geo_precision is 1")
