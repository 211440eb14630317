"""A table of a ledger as a data frame of polars or pandas, each column with a type that can hold "nothing told"."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from truceline.errors import InputError
from truceline.exports.tables import Cell, Column, ColumnType, Contents, Table, table_named
from truceline.views import Extract

LIBRARIES = ("pandas", "polars")
"""The libraries that frames can be of; the first that is installed is taken unless one is asked for."""

_PANDAS = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "Int64",
    ColumnType.NUMBER: "Float64",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "datetime64[s]",
    ColumnType.DATETIME: "datetime64[us, UTC]",
    ColumnType.LIST: "object",
}


def frame(what: str, extract: Extract, library: str | None = None) -> Any:
    """The table of this name as a data frame of this library.

    Raises NotFound if there is no such table, InputError if there is no such library or it is not installed.
    """
    table = table_named(what)
    chosen = _library(library)
    cells = cells_of(table, Contents(extract))
    return polars_frame(table, cells) if chosen == "polars" else _pandas_frame(table, cells)


def cells_of(table: Table[Any], contents: Contents) -> list[Sequence[Cell]]:
    """The cells of each column of a table."""
    rows = list(table.rows(contents))
    return [[row[place] for row in rows] for place in range(len(table.columns))]


def _library(asked: str | None) -> str:
    if asked is not None and asked not in LIBRARIES:
        raise InputError(f"no data frames of {asked!r}.", next_step=f"There are: {', '.join(LIBRARIES)}.")
    wanted = (asked,) if asked else LIBRARIES
    found = next((name for name in wanted if find_spec(name)), None)
    if found is None:
        raise InputError(
            f"a data frame needs {' or '.join(wanted)}.", next_step=f"Install it: pip install {wanted[0]}."
        )
    return found


def polars_frame(table: Table[Any], cells: Sequence[Sequence[Cell]]) -> Any:
    """The columns as a polars data frame; lists are lists of strings."""
    polars = import_module("polars")
    types = {
        ColumnType.TEXT: polars.String,
        ColumnType.INTEGER: polars.Int64,
        ColumnType.NUMBER: polars.Float64,
        ColumnType.BOOLEAN: polars.Boolean,
        ColumnType.DATE: polars.Date,
        ColumnType.DATETIME: polars.Datetime("us", "UTC"),
        ColumnType.LIST: polars.List(polars.String),
    }
    return polars.DataFrame(
        [
            polars.Series(column.name, list(some), dtype=types[column.type])
            for column, some in zip(table.columns, cells, strict=True)
        ]
    )


def _pandas_frame(table: Table[Any], cells: Sequence[Sequence[Cell]]) -> Any:
    """The columns as a pandas data frame; where nothing is told, `NA` (`NaT` of days, None of lists)."""
    pandas = import_module("pandas")

    def series(column: Column[Any], some: Sequence[Cell]) -> Any:
        listed = column.type is ColumnType.LIST
        told = [list(cell) if isinstance(cell, tuple) else cell for cell in some] if listed else list(some)
        return pandas.Series(told, dtype=_PANDAS[column.type])

    return pandas.DataFrame(
        {column.name: series(column, some) for column, some in zip(table.columns, cells, strict=True)}
    )
