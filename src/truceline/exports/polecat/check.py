"""Checks files of POLECAT: its columns in their order, and PLOVER's values in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from truceline.errors import InputError
from truceline.exports.losses import Fault
from truceline.exports.plover.check import (
    code_fault,
    day_fault,
    point_fault,
    scale_fault,
    sector_fault,
    type_fault,
)
from truceline.exports.plover.ontology import ontology
from truceline.exports.polecat.columns import COLUMNS, parts
from truceline.exports.polecat.read import rows_of

_Values = Callable[[str], str | None]


def check_polecat(file: BinaryIO) -> Iterator[Fault]:
    """Where a file does not have POLECAT's columns, or PLOVER's values in them; what is unknown is no fault."""
    seen: set[str] = set()
    try:
        for number, row, excess in rows_of(file):
            if number == 1:
                yield from _header(row)
            if excess:
                says = f"has {abs(excess)} cells {'more' if excess > 0 else 'fewer'} than there are columns"
                yield Fault(row=number, column="", says=says)
            for column, says in _faults(row, seen):
                yield Fault(row=number, column=column, says=says)
    except InputError as error:
        yield Fault(row=None, column="", says=error.what)


def _header(row: Mapping[str, str]) -> Iterator[Fault]:
    for name in row:
        if name not in COLUMNS:
            yield Fault(row=None, column=name, says="is no column of POLECAT")


def _faults(row: Mapping[str, str], seen: set[str]) -> Iterator[tuple[str, str]]:
    name = row["Event ID"]
    if not name:
        yield "Event ID", "is missing"
    elif name in seen:
        yield "Event ID", f"{name} stands in the file twice"
    seen.add(name)
    yield from _event(row)
    for column, check in _CHECKS.items():
        for value in parts(row[column]):
            if value is not None and (says := check(value)) is not None:
                yield column, says
    for role in ("Actor", "Recipient"):
        names, codes = parts(row[f"{role} Name"]), parts(row[f"{role} Country"])
        if codes and len(names) != len(codes):
            yield f"{role} Country", f"has {len(codes)} values for {len(names)} names"


def _event(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    told = row["Event Type"]
    if (says := type_fault(told)) is not None:
        yield "Event Type", says
    plover = ontology()
    kind = plover.types.get(plover.type_of(told) or "")
    if kind is None:
        return
    for mode in parts(row["Event Mode"]):
        if mode is not None and not kind.takes(mode):
            yield "Event Mode", f"{mode!r} is no mode of {told}"
    for quad in parts(row["Quad Code"]):
        if quad not in {plover.quad_words[place - 1] for place in kind.quads}:
            yield "Quad Code", f"{quad!r} is not the category of {told}"


def _number(check: Callable[[float], str | None]) -> _Values:
    def checked(value: str) -> str | None:
        try:
            return check(float(value))
        except ValueError:
            return f"{value!r} is no number"

    return checked


def _code(value: str) -> str | None:
    """Several states of one actor stand with a bar between them."""
    return next((says for one in value.split("|") if (says := code_fault(one.strip())) is not None), None)


def _sector(value: str) -> str | None:
    return next((says for one in value.split("|") if (says := sector_fault(one.strip())) is not None), None)


_CHECKS: Mapping[str, _Values] = {
    "Event Date": day_fault,
    "Intensity": _number(scale_fault),
    "Actor Country": _code,
    "Recipient Country": _code,
    "Primary Actor Sector": _sector,
    "Actor Sectors": _sector,
    "Primary Recipient Sector": _sector,
    "Recipient Sectors": _sector,
    "Country": _code,
    "Latitude": _number(lambda value: point_fault(value, 90)),
    "Longitude": _number(lambda value: point_fault(value, 180)),
    "Publication Date": day_fault,
}
