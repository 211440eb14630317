"""Comma-separated values: one table of the ledger."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from truceline.exports.losses import GUARDED, Fault, Losing, Losses, LossKind
from truceline.exports.tables import TABLES, Cell, ColumnType, Contents, Table, table_named
from truceline.exports.tables.cells import guarded, read, unguarded, written
from truceline.exports.tabular.check import Checked, Row, Unread, header_faults, table_of
from truceline.exports.tabular.losing import ceasefire_column, losses_of, note_losses
from truceline.views import Extract

_WORDS = {ColumnType.TEXT, ColumnType.LIST}
"""The types of cells that hold words of articles, which may begin like a formula."""

_LONGEST = 1 << 27  # characters of a cell; Python alone reads 131,072, and a list of ids may be longer


class Csv:
    """One table as comma-separated values (RFC 4180, UTF-8), its first row the names of the columns."""

    says = "one table as comma-separated values"
    suffix = ".csv"
    media_type = "text/csv; charset=utf-8"
    tables: tuple[str, ...] = tuple(TABLES)

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the table to the stream: `ceasefires` unless another is named. Raises NotFound if there is no such table."""
        chosen, contents, losing = table_named(table or "ceasefires"), Contents(extract), Losing()
        rows = write_csv(chosen, contents, to, losing)
        note_losses(losing, contents, {chosen.name})
        return losses_of(losing, contents, "csv", chosen, rows)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where the file is none of our tables: its columns and their order, types, values and keys."""
        found = read_csv(file)
        if isinstance(found, Fault):
            yield found
            return
        header, rows = found
        table = table_of(header)
        yield from csv_faults(Checked(table), header, rows)


def write_csv(table: Table[Any], contents: Contents, to: BinaryIO, losing: Losing) -> int:
    """Writes a table with its header; gives the number of rows. Cells that were guarded are noted."""
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.names)
    name = ceasefire_column(table)
    of = None if name is None else table.names.index(name)
    rows = 0
    for row in table.rows(contents):
        writer.writerow(_texts(table, row, losing, None if of is None else str(row[of])))
        rows += 1
    text.detach()
    return rows


def _texts(table: Table[Any], row: Sequence[Cell], losing: Losing, ceasefire: str | None) -> Iterator[str]:
    for column, cell in zip(table.columns, row, strict=True):
        told = written(cell)
        safe = guarded(told) if column.type in _WORDS else told
        if safe != told:
            losing.note(
                LossKind.CODED,
                table.name,
                GUARDED,
                column=column.name,
                code="'",
                ceasefire=ceasefire,
            )
        yield safe


def read_csv(file: BinaryIO) -> tuple[list[str], list[list[str]]] | Fault:
    """The header and the rows as they are written, or why there are none."""
    try:
        text = io.StringIO(file.read().decode("utf-8-sig"), newline="")
    except UnicodeDecodeError as error:
        return Fault(row=None, column="", says=f"is not UTF-8 (at byte {error.start})")
    allowed = csv.field_size_limit(_LONGEST)
    try:
        header, *rows = list(csv.reader(text, strict=True)) or [[]]
    except csv.Error as error:
        return Fault(row=None, column="", says=f"is no table of comma-separated values ({error})")
    finally:
        csv.field_size_limit(allowed)
    return header, rows


def csv_faults(checked: Checked, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """Where a table that was read does not obey its description; of one with other columns, these alone are told."""
    faults = list(header_faults(checked.table, header))
    faults += [
        Fault(row=number, column="", says=f"has {len(row)} cells, not {len(header)}")
        for number, row in enumerate(rows, start=1)
        if len(row) != len(header)
    ]
    yield from faults
    if not faults:
        yield from checked.faults(_cells(checked.table, row) for row in rows)


def _cells(table: Table[Any], row: Sequence[str]) -> Row:
    return [_cell(column.type, text) for column, text in zip(table.columns, row, strict=True)]


def _cell(kind: ColumnType, text: str) -> Cell | Unread:
    try:
        return read(unguarded(text) if kind in _WORDS else text, kind)
    except ValueError:
        return Unread(found=text)
