"""Whether a sheet obeys the coding rules of PA-X."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from truceline.exports.agreements.pax_provisions import HEADINGS, PROVISIONS
from truceline.exports.losses import Fault
from truceline.exports.sheets import among, columns_of, day_fault, read_sheet, twice

STATUS = (
    "Multiparty signed/agreed",
    "Unilateral document",
    "Status unclear",
    "Agreement with subsequent status",
)
TYPES = ("Inter", "InterIntra", "Intra", "IntraLocal")
STAGES = ("Pre", "SubPar", "SubComp", "Imp", "Ren", "Cea", "Oth")
CEASEFIRES = ("Ceas", "Rel", "CeaMix")
REGIONS = (
    "Africa (excl MENA)",
    "Americas",
    "Asia and Pacific",
    "Cross-regional",
    "Europe and Eurasia",
    "Middle East and North Africa",
    "Other",
)
_AMONG = {"Status": STATUS, "Agtp": TYPES, "Stage": STAGES, "Reg": REGIONS}
_LOCATED = (
    ("Loc1ISO", "[A-Z]{3}", "ISO 3166-1 alpha-3 code"),
    ("Loc2ISO", "[A-Z]{3}", "ISO 3166-1 alpha-3 code"),
    ("Loc1GWNO", "[0-9]{1,3}", "Gleditsch-Ward number"),
    ("Loc2GWNO", "[0-9]{1,3}", "Gleditsch-Ward number"),
)
_STRENGTHS = ("0", "1", "2", "3")


def check_pax(file: BinaryIO) -> Iterator[Fault]:
    """Where a sheet has other columns than PA-X 4, or values that its codebook does not know."""
    seen: set[str] = set()
    for read in read_sheet(file, columns_of("pa-x")):
        if isinstance(read, Fault):
            yield read
        else:
            yield from twice(*read, "AgtId", seen)
            yield from _row(*read)


def _row(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    for column, values in _AMONG.items():
        yield from among(number, row, column, values)
    yield from day_fault(number, row, "Dat")
    if row["Stage"] == "Cea":
        yield from among(number, row, "StageSub", CEASEFIRES)
    yield from _located(number, row)
    for column in PROVISIONS:
        yield from among(number, row, column, _STRENGTHS)
    for under, heading in HEADINGS.items():
        if (row[under] or "0") > (row[heading] or "0"):
            yield Fault(row=number, column=heading, says=f"is less than {under}, which stands under it")
    if row["Stage"] == "Cea" and row["StageSub"] == "Ceas" and row["Ce"] == "0":
        yield Fault(row=number, column="Ce", says="is 0 in a ceasefire")


def _located(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    for column, pattern, what in _LOCATED:
        if row[column] and not re.fullmatch(pattern, row[column]):
            yield Fault(row=number, column=column, says=f"{row[column]!r} is no {what}")
