"""Whether rows obey the description of their table: its columns in their order, types, values and keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from truceline.exports.losses import Fault
from truceline.exports.tables import TABLES, Cell, Column, ColumnType, Table

_PYTHON: dict[ColumnType, type | tuple[type, ...]] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: (int, float),
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: date,
    ColumnType.DATETIME: datetime,
    ColumnType.LIST: tuple,
}
_A = {
    ColumnType.TEXT: "text",
    ColumnType.INTEGER: "a whole number",
    ColumnType.NUMBER: "a number",
    ColumnType.BOOLEAN: "true or false",
    ColumnType.DATE: "a day",
    ColumnType.DATETIME: "a moment",
    ColumnType.LIST: "a list",
}
_SHOWN = 60  # characters of a cell that a fault shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What stands in a cell that is not of the type of its column."""

    found: str


Found = Cell | Unread
Row = Sequence[Found]


def table_of(header: Sequence[str], name: str | None = None) -> Table[Any]:
    """The table whose file this is: the one named, else the one that has most of these columns."""
    if name in TABLES:
        return TABLES[name or ""]
    return max(TABLES.values(), key=lambda table: (len(set(table.names) & set(header)), -len(table.names)))


def header_faults(table: Table[Any], header: Sequence[str]) -> Iterator[Fault]:
    """Where the columns are not those of the table, in their order."""
    for name in table.names:
        if name not in header:
            yield Fault(row=None, column=name, says=f"is missing in {table.name}")
    for name in dict.fromkeys(header):
        if name not in table.names:
            yield Fault(row=None, column=name, says=f"is no column of {table.name}")
        elif header.count(name) > 1:
            yield Fault(row=None, column=name, says="is there more than once")
    if sorted(header) == sorted(table.names) and tuple(header) != table.names:
        first = next(want for want, have in zip(table.names, header, strict=True) if want != have)
        yield Fault(row=None, column=first, says=f"does not stand in its place in {table.name}")


class Checked:
    """The rows of a table as they are checked: they give their faults, and then it is known which keys there are."""

    def __init__(self, table: Table[Any]) -> None:
        self.table = table
        self.keys: set[tuple[Found, ...]] = set()
        self._leads: list[tuple[int, tuple[Found, ...]]] = []

    def faults(self, rows: Iterable[Row]) -> Iterator[Fault]:
        """Where a row does not obey; a row has a cell for each column."""
        places = {name: place for place, name in enumerate(self.table.names)}
        for number, row in enumerate(rows, start=1):
            for column, cell in zip(self.table.columns, row, strict=True):
                if (says := _wrong(column, cell)) is not None:
                    yield Fault(row=number, column=column.name, says=says)
            key = tuple(row[places[name]] for name in self.table.key)
            if key in self.keys:
                yield Fault(
                    row=number, column=", ".join(self.table.key), says=f"is there before: {_show(key)}"
                )
            self.keys.add(key)
            for which, foreign in enumerate(self.table.foreign):
                self._leads.append((which, tuple(row[places[name]] for name in foreign.columns)))

    def astray(self, keys: Mapping[str, Collection[tuple[Found, ...]]]) -> Iterator[Fault]:
        """Which rows lead to rows of other tables that are not there; `keys` are those of all tables."""
        each = len(self.table.foreign)
        for place, (which, key) in enumerate(self._leads):
            foreign = self.table.foreign[which]
            if None not in key and key not in keys[foreign.table]:
                yield Fault(
                    row=place // each + 1,
                    column=", ".join(foreign.columns),
                    says=f"leads to no row of {foreign.table}: {_show(key)}",
                )


def within(table: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Faults of one table of a file that holds several."""
    for fault in faults:
        column = f"{table}.{fault.column}" if fault.column else table
        yield Fault(row=fault.row, column=column, says=fault.says)


def _wrong(column: Column[Any], cell: Found) -> str | None:
    if cell is None:
        return "is empty" if column.required else None
    if isinstance(cell, Unread):
        return f"is not {_A[column.type]}: {cell.found[:_SHOWN]!r}"
    kind = _PYTHON[column.type]
    if not isinstance(cell, kind) or (isinstance(cell, bool) and column.type is not ColumnType.BOOLEAN):
        return f"is not {_A[column.type]}: {str(cell)[:_SHOWN]!r}"
    parts = cell if isinstance(cell, tuple) else (cell,)
    other = next((part for part in parts if column.values and part not in column.values), None)
    return None if other is None else f"is none of {', '.join(column.values)}: {str(other)[:_SHOWN]!r}"


def _show(key: tuple[Found, ...]) -> str:
    return ", ".join(str(part) for part in key)
