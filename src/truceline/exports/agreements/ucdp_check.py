"""Whether a sheet obeys the coding rules of the UCDP Peace Agreement Dataset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from truceline.exports.agreements.ucdp_provisions import GROUPS, PROVISIONS
from truceline.exports.losses import Fault
from truceline.exports.regions import UCDP_REGIONS
from truceline.exports.sheets import among, columns_of, day_fault, read_sheet, twice

_YES_OR_NO = ("0", "1")
_NUMBERS = re.compile(r"\d+(?:, \d+)*")


def check_ucdp(file: BinaryIO) -> Iterator[Fault]:
    """Where a sheet has other columns than version 2 of the data set, or values that its codebook does not know."""
    seen: set[str] = set()
    for read in read_sheet(file, columns_of("ucdp")):
        if isinstance(read, Fault):
            yield read
        else:
            yield from twice(*read, "PAID", seen)
            yield from _row(*read)


def _row(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    yield from among(number, row, "Region", [str(code) for code in UCDP_REGIONS])
    yield from among(number, row, "pa_type", ("1", "2", "3"))
    yield from among(number, row, "Inc", ("1", "2", "3"))
    yield from day_fault(number, row, "pa_date")
    if row["pa_date"] and row["Year"] != row["pa_date"][:4]:
        yield Fault(row=number, column="Year", says=f"is {row['Year'] or 'empty'}, not the year of pa_date")
    if row["GWNO"] and not _NUMBERS.fullmatch(row["GWNO"]):
        yield Fault(row=number, column="GWNO", says=f"{row['GWNO']!r} is no list of numbers")
    if row["no_dyad"] and not row["no_dyad"].isdecimal():
        yield Fault(row=number, column="no_dyad", says=f"{row['no_dyad']!r} is no number")
    for column in (*PROVISIONS, "ended", "Reaffirm", "inclusive"):
        yield from among(number, row, column, _YES_OR_NO)
    for group, columns in GROUPS.items():
        any_told = any(row[column] == "1" for column in columns)
        if any_told and row[group] != "1":
            yield Fault(row=number, column=group, says="is not 1, though one of its provisions is")
        if row[group] == "1" and not any_told:
            yield Fault(row=number, column=group, says="is 1, though none of its provisions is")
    if row["Reaffirm ID"] and row["Reaffirm"] != "1":
        yield Fault(row=number, column="Reaffirm", says="is not 1, though an agreement is named")
    if not row["DyadName"]:
        yield Fault(row=number, column="DyadName", says="is empty")
