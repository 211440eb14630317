"""Excel: all tables of the ledger as sheets of one workbook, with the codebook and what the workbook does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from truceline.errors import NotFound
from truceline.exports.losses import Fault, Losing, Losses, LossKind
from truceline.exports.tables import TABLES, Cell, Column, ColumnType, Contents, Table
from truceline.exports.tables.cells import written
from truceline.exports.tables.codebook import FORMS
from truceline.exports.tabular.check import Checked, header_faults, within
from truceline.exports.tabular.losing import ceasefire_column, losses_of, note_losses
from truceline.exports.tabular.sheets import Workbook, cell_of, read_workbook
from truceline.views import Extract

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters (of UTF-16) that Excel allows in a cell."""

MOST = 1_048_576
"""Rows that Excel allows in a sheet, the header with them."""

_MADE = datetime(2000, 1, 1)  # no time of day: the same ledger gives the same bytes
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year, and knows no day before it
_WIDTHS = {
    ColumnType.TEXT: 22,
    ColumnType.INTEGER: 10,
    ColumnType.NUMBER: 10,
    ColumnType.BOOLEAN: 10,
    ColumnType.DATE: 12,
    ColumnType.DATETIME: 22,
    ColumnType.LIST: 26,
}
_WIDE = {"quote": 70, "says": 50, "reason": 50, "detail": 50, "title": 40, "value": 40, "made_by": 36}
_CODEBOOK = ("table", "a row is", "column", "type", "holds", "values", "unit", "chosen by")
_LOSSES = ("kind", "of what", "column", "code", "how", "how often", "in how many ceasefires")


class Xlsx:
    """A workbook with a sheet for each table, a codebook, and a sheet that tells what it does not hold.

    Nothing in it is a formula or a link: words stay words. A cell is cut where it is longer than Excel allows, rows are left out where there are
    more than it allows; both are told.
    """

    says = "all tables as an Excel workbook"
    suffix = ".xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the workbook to the stream."""
        if table is not None:
            raise NotFound(f"xlsx has no table {table!r}: it holds all.", next_step="Leave the table out.")
        from xlsxwriter import Workbook as Made

        contents, losing, made = Contents(extract), Losing(), BytesIO()
        book = Made(made, {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
        book.set_properties({"title": "Ceasefires", "created": _MADE})
        rows = sum(_Sheet(book, one, losing).write(contents) for one in TABLES.values())
        _write_codebook(book)
        note_losses(losing, contents, TABLES)
        told = losses_of(losing, contents, "xlsx", None, rows)
        losses = replace(told, written=min(told.written, MOST - 1))
        _write_losses(book, losses)
        book.close()
        to.write(made.getvalue())
        return losses

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where the workbook does not hold our tables: sheets, columns, types, values, keys; and any formula."""
        book = read_workbook(file)
        if isinstance(book, Fault):
            yield book
            return
        checks: dict[str, Checked] = {}
        for table in TABLES.values():
            yield from within(table.name, _sheet_faults(book, checks.setdefault(table.name, Checked(table))))
        keys = {name: checked.keys for name, checked in checks.items()}
        for name, checked in checks.items():
            yield from within(name, checked.astray(keys))


class _Sheet:
    """One sheet of the workbook while it is written."""

    def __init__(self, book: xlsxwriter.Workbook, table: Table[Any], losing: Losing) -> None:
        self._table, self._losing = table, losing
        self._sheet: Worksheet = book.add_worksheet(table.name)
        self._bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def write(self, contents: Contents) -> int:
        """Writes the header and the rows; gives the number of rows."""
        table, sheet = self._table, self._sheet
        for place, column in enumerate(table.columns):
            width = _WIDE.get(column.name, max(_WIDTHS[column.type], min(len(column.name) + 3, 30)))
            sheet.set_column(place, place, width, self._day if column.type is ColumnType.DATE else None)
        sheet.freeze_panes(1, 1)
        for place, name in enumerate(table.names):
            sheet.write_string(0, place, name, self._bold)
        of = ceasefire_column(table)
        number = 0
        for row in table.rows(contents):
            ceasefire = None if of is None else str(row[table.names.index(of)])
            if number + 1 < MOST:
                number += 1
                self._row(number, row, ceasefire)
            else:
                self._lost("Excel allows 1,048,576 rows in a sheet: these are left out", "", ceasefire)
        sheet.autofilter(0, 0, number, len(table.columns) - 1)
        return number

    def _row(self, number: int, row: Sequence[Cell], ceasefire: str | None) -> None:
        for place, (column, cell) in enumerate(zip(self._table.columns, row, strict=True)):
            match cell:
                case None:
                    continue
                case bool():
                    self._sheet.write_boolean(number, place, cell)
                case int() | float():
                    self._sheet.write_number(number, place, cell)
                case date() if not isinstance(cell, datetime) and cell >= _FIRST_DAY:
                    self._sheet.write_datetime(
                        number, place, datetime(cell.year, cell.month, cell.day), self._day
                    )
                case _:
                    told = cut(written(cell))
                    if told != written(cell):
                        self._lost(
                            "words are cut at 32,767 characters, which Excel allows in a cell",
                            column.name,
                            ceasefire,
                        )
                    self._sheet.write_string(number, place, told)

    def _lost(self, says: str, column: str, ceasefire: str | None) -> None:
        kind = LossKind.COARSER if column else LossKind.LEFT_OUT
        self._losing.note(kind, self._table.name, says, column=column, ceasefire=ceasefire)


def cut(text: str) -> str:
    """As much of a text as a cell of Excel can hold; no character is cut in two."""
    if len(text) * 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", errors="ignore")


def _write_codebook(book: xlsxwriter.Workbook) -> None:
    rows = (
        (
            table.name,
            table.says,
            column.name,
            f"{column.type}{', never empty' if column.required else ''}",
            column.says,
            ", ".join(column.values),
            column.unit,
            column.made_by,
        )
        for table in TABLES.values()
        for column in table.columns
    )
    forms = ((str(kind), form, "", "", "", "", "", "") for kind, form in FORMS.items())
    _write_words(book, "codebook", _CODEBOOK, [*rows, ("", "", "", "", "", "", "", ""), *forms])


def _write_losses(book: xlsxwriter.Workbook, losses: Losses) -> None:
    rows = [
        (str(one.kind), one.what, one.column, one.code or "", one.says, one.count, len(one.ceasefires))
        for one in losses.losses
    ]
    _write_words(book, "lossiness", _LOSSES, rows)


def _write_words(
    book: xlsxwriter.Workbook, name: str, head: Sequence[str], rows: Sequence[Sequence[str | int]]
) -> None:
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    sheet.set_column(0, len(head) - 1, 24)
    sheet.freeze_panes(1, 0)
    for place, title in enumerate(head):
        sheet.write_string(0, place, title, bold)
    for number, row in enumerate(rows, start=1):
        for place, told in enumerate(row):
            if isinstance(told, int):
                sheet.write_number(number, place, told)
            elif told:
                sheet.write_string(number, place, cut(told))


def _sheet_faults(book: Workbook, checked: Checked) -> Iterator[Fault]:
    table = checked.table
    found = book.sheets.get(table.name)
    if found is None:
        yield Fault(row=None, column="", says="has no sheet")
        return
    for place in found.formulas:
        yield Fault(row=None, column="", says=f"holds a formula ({place})")
    header, *rows = found.rows or [[]]
    names = ["" if cell is None else str(cell) for cell in header]
    faults = list(header_faults(table, names))
    yield from faults
    if not faults:
        yield from checked.faults(_cells(table.columns, row) for row in rows)


def _cells(columns: Sequence[Column[Any]], row: Sequence[Any]) -> list[Any]:
    cells = [*row, *[None] * (len(columns) - len(row))]
    return [cell_of(column.type, cell) for column, cell in zip(columns, cells, strict=False)]
