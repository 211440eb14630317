"""The codebook: every table and column in words, made from their descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from truceline.exports.tables.column import Column, ColumnType, Table
from truceline.exports.tables.tables import TABLES

FORMS = {
    ColumnType.TEXT: "words",
    ColumnType.INTEGER: "a whole number",
    ColumnType.NUMBER: "a number",
    ColumnType.BOOLEAN: "`true` or `false`",
    ColumnType.DATE: "a day (`2020-10-10`)",
    ColumnType.DATETIME: "a moment in UTC (`2020-10-10T08:00:00Z`)",
    ColumnType.LIST: "a list; in CSV and Excel parted by `; `, with `\\;` for a semicolon within a part",
}


def codebook_markdown(tables: Iterable[Table[Any]] | None = None) -> str:
    """The codebook of these tables (all, unless told) as Markdown: a section a table, a row a column."""
    return "\n".join(_lines(TABLES.values() if tables is None else tables))


def _lines(tables: Iterable[Table[Any]]) -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield "An empty cell means that nothing is told. Of a ceasefire's fields the column that ends in `_abstention` says which"
    yield "of three things that is: *not mentioned* (no claim speaks of it), *unclear* (claims speak of it and do not settle it),"
    yield "*none* (it is said that there is none). No time is ever made finer than it is told."
    yield ""
    yield "| type | form |"
    yield "|---|---|"
    yield from (f"| {kind} | {form} |" for kind, form in FORMS.items())
    for table in tables:
        yield from ("", *_table(table))
    yield ""


def _table(table: Table[Any]) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"A row is {table.says}."
    yield ""
    yield f"Key: {_names(table.key)}."
    for foreign in table.foreign:
        yield f"{_names(foreign.columns)}, where filled, is a row of `{foreign.table}`."
    yield ""
    yield "| column | type | holds | values | unit | chosen by |"
    yield "|---|---|---|---|---|---|"
    for column in table.columns:
        yield f"| {' | '.join(_cells(column))} |"


def _cells(column: Column[Any]) -> Iterator[str]:
    yield f"`{column.name}`"
    yield f"{column.type}{', never empty' if column.required else ''}"
    yield column.says.replace("|", "\\|")
    yield ", ".join(f"`{value}`" for value in column.values)
    yield column.unit
    yield f"`{column.made_by}`" if column.made_by else ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
