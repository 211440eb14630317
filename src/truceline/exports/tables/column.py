"""What tables are described with: columns, the rows they stand in, and the keys between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from truceline.exports.tables.contents import Contents

Thing = TypeVar("Thing")

Cell = str | int | float | date | datetime | tuple[str, ...] | None
"""What stands in a cell; a bool is an int. None where nothing is told: no text is empty, and no list."""


class ColumnType(StrEnum):
    """What the cells of a column are. Lists are of texts, datetimes in UTC."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Thing]):
    """One column: its name, the type of its cells, what it holds, and how a cell is taken from what the row tells.

    `values` are all that a cell (or a member of a list) can be, empty where that is open. `unit` is what is counted or measured, `made_by`
    the full name of the function that chose the value, where one did. In a `required` column no cell is empty.
    """

    name: str
    type: ColumnType
    says: str
    of: Callable[[Thing], Any]
    values: tuple[str, ...] = ()
    unit: str = ""
    made_by: str = ""
    required: bool = False

    def cell(self, thing: Thing) -> Cell:
        """The cell for this thing: enumerations as their words, empty texts and lists as None."""
        value = self.of(thing)
        if value is None or type(value) is str:
            return value or None
        match value:
            case StrEnum():
                return str(value)
            case tuple() | list():
                parts = tuple(str(part) for part in value)
                return parts if any(parts) else None
            case int() | float() if self.type is ColumnType.NUMBER:
                return float(value)
            case bool() | int() | float() | date():
                return value
            case _:
                raise TypeError(f"{self.name}: no cell can hold {type(value).__name__}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """That these columns, where they are filled, name a row of a table by its key."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Thing]):
    """One table of a ledger: what a row is (`says`), its columns in order, the columns that tell rows apart, and where others lead.

    `things` gives what the rows are made of, in their order: that of the ledger for what belongs to a ceasefire, else that of
    their ids.
    """

    name: str
    says: str
    key: tuple[str, ...]
    things: Callable[[Contents], Iterable[Thing]]
    columns: tuple[Column[Thing], ...]
    foreign: tuple[Foreign, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column[Thing]:
        """The column of this name. Raises KeyError if there is none."""
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def rows(self, contents: Contents) -> Iterator[tuple[Cell, ...]]:
        """The rows: a cell for each column."""
        for thing in self.things(contents):
            yield tuple(column.cell(thing) for column in self.columns)
