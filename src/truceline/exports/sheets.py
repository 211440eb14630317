"""Sheets of comma-separated values whose columns others have laid down: their names, how they are written, how they are checked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import BinaryIO

from truceline.exports.losses import GUARDED, Fault, Losing, LossKind
from truceline.exports.tables.cells import guarded

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")

Cell = str | int | float | None
"""What a cell can hold; None is an empty one."""


@cache
def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a format, in their order, as they stand in `data/<name>.columns`."""
    text = files("truceline.exports").joinpath("data", f"{name}.columns").read_text("utf-8")
    return tuple(text.splitlines())


def write_sheet(to: BinaryIO, columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Writes a header and the rows as UTF-8, lines ended as RFC 4180 has it; columns that a row does not have are left empty. Gives the number of rows.

    Raises ValueError if a row has a column that the sheet does not have.
    """
    # Broken articles may hold half of a pair of UTF-16, which no UTF-8 can.
    text = io.TextIOWrapper(to, encoding="utf-8", errors="replace", newline="")
    writer = csv.DictWriter(text, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    text.flush()
    text.detach()
    return count


def guarded_row(row: Mapping[str, Cell], losing: Losing) -> dict[str, Cell]:
    """The row with no cell that a spreadsheet would run as a formula; numbers stay as they are. What was guarded is noted."""
    told: dict[str, Cell] = {}
    for column, cell in row.items():
        is_words = isinstance(cell, str) and not _NUMBER.fullmatch(cell)
        told[column] = guarded(str(cell)) if is_words else cell
        if told[column] != cell:
            losing.note(LossKind.CODED, "words", GUARDED, column=column, code="'")
    return told


def read_sheet(file: BinaryIO, columns: tuple[str, ...]) -> Iterator[Fault | tuple[int, dict[str, str]]]:
    """The rows of a sheet with their numbers (from 1, after the header), and where it is none of these columns."""
    try:
        text = io.StringIO(file.read().decode("utf-8-sig"), newline="")
    except UnicodeDecodeError as error:
        yield Fault(row=None, column="", says=f"is not UTF-8 (at byte {error.start})")
        return
    reader = csv.reader(text, strict=True)
    try:
        header = tuple(next(reader, ()))
        if header != columns:
            yield from _header(header, columns)
            return
        for number, cells in enumerate(reader, start=1):
            if len(cells) == len(columns):
                yield number, dict(zip(columns, cells, strict=True))
            else:
                yield Fault(row=number, column="", says=f"has {len(cells)} cells, not {len(columns)}")
    except csv.Error as error:
        yield Fault(row=None, column="", says=f"is no sheet of comma-separated values ({error})")


def _header(header: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[Fault]:
    for name in columns:
        if name not in header:
            yield Fault(row=None, column=name, says="is missing")
    for name in header:
        if name not in columns:
            yield Fault(row=None, column=name, says="is no column of the format")
    if sorted(header) == sorted(columns):
        first = next(place for place, name in enumerate(header) if name != columns[place])
        yield Fault(row=None, column=header[first], says=f"stands where {columns[first]} belongs")
    elif len(set(header)) < len(header):
        yield Fault(row=None, column="", says="has a column twice")


def among(
    number: int, row: Mapping[str, str], column: str, values: Collection[str], *, empty: bool = True
) -> Iterator[Fault]:
    """A fault where the cell is none of these values; an empty cell is right unless it must be filled."""
    if cell := row[column]:
        if cell not in values:
            yield Fault(row=number, column=column, says=f"{cell!r} is none of {', '.join(sorted(values))}")
    elif not empty:
        yield Fault(row=number, column=column, says="is empty")


def day_fault(number: int, row: Mapping[str, str], column: str, *, empty: bool = True) -> Iterator[Fault]:
    """A fault where the cell is no day as ISO 8601 writes it; an empty cell is right unless it must be filled."""
    cell = row[column]
    if not cell:
        if not empty:
            yield Fault(row=number, column=column, says="is empty")
        return
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        day = None
    if day is None or day.isoformat() != cell:
        yield Fault(row=number, column=column, says=f"{cell!r} is no day as YYYY-MM-DD")


def twice(number: int, row: Mapping[str, str], column: str, seen: set[str]) -> Iterator[Fault]:
    """A fault where the cell is empty or one of those seen before, to which it is added."""
    cell = row[column]
    if not cell:
        yield Fault(row=number, column=column, says="is empty")
    elif cell in seen:
        yield Fault(row=number, column=column, says=f"{cell!r} stands in more than one row")
    seen.add(cell)
