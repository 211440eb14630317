from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extracts_by_hand import extract_of
from truceline import Ledger
from truceline.errors import NotFound
from truceline.exports.tables import (
    TABLES,
    Cell,
    Column,
    ColumnType,
    Contents,
    Table,
    codebook_markdown,
    table_named,
)
from truceline.views import Extract

Rows = dict[str, list[tuple[Cell, ...]]]


@pytest.fixture(scope="module")
def rows(karabakh: Path) -> Rows:
    with Ledger(karabakh) as ledger:
        contents = Contents(ledger.extract())
        return {name: list(table.rows(contents)) for name, table in TABLES.items()}


def keys(table: Table[Any], rows: Rows, columns: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    places = [table.names.index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in rows[table.name]]


each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


@each_table
def test_no_two_columns_have_one_name(table: Table[Any]) -> None:
    assert len(set(table.names)) == len(table.names)


@each_table
def test_every_column_says_what_it_holds(table: Table[Any]) -> None:
    assert [column.name for column in table.columns if not column.says.endswith((".", ")"))] == []


@each_table
def test_a_key_is_never_empty_and_tells_rows_apart(table: Table[Any], rows: Rows) -> None:
    assert all(table.column(name).required for name in table.key)
    found = keys(table, rows, table.key)
    assert len(set(found)) == len(found)


@each_table
def test_keys_lead_to_rows(table: Table[Any], rows: Rows) -> None:
    for foreign in table.foreign:
        there = set(keys(TABLES[foreign.table], rows, TABLES[foreign.table].key))
        named = [key for key in keys(table, rows, foreign.columns) if None not in key]
        assert [key for key in named if key not in there] == []


@each_table
def test_cells_are_of_the_type_and_values_that_are_told(table: Table[Any], rows: Rows) -> None:
    for row in rows[table.name]:
        for column, cell in zip(table.columns, row, strict=True):
            assert fits(column, cell), (column.name, cell)


def fits(column: Column[Any], cell: Cell) -> bool:
    if cell is None:
        return not column.required
    kinds = {
        ColumnType.TEXT: "str",
        ColumnType.INTEGER: "int",
        ColumnType.NUMBER: "float",
        ColumnType.BOOLEAN: "bool",
        ColumnType.DATE: "date",
        ColumnType.DATETIME: "datetime",
        ColumnType.LIST: "tuple",
    }
    parts = cell if isinstance(cell, tuple) else (cell,)
    return type(cell).__name__ == kinds[column.type] and (
        not column.values or all(part in column.values for part in parts)
    )


def test_the_example_fills_the_tables(rows: Rows) -> None:
    assert {name for name, found in rows.items() if not found} == {"judgements", "drops"}


def test_an_empty_ledger_has_empty_tables() -> None:
    contents = Contents(extract_of())
    assert {name for name, table in TABLES.items() if list(table.rows(contents))} == {"conflicts"}


def test_a_table_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"no table 'cars'.*ceasefires, declarations"):
        table_named("cars")


def test_the_articles_are_handed_on_without_their_text(karabakh: Path, rows: Rows) -> None:
    with Ledger(karabakh) as ledger:
        texts = [document.text for document in ledger.documents()]
    longest = max(
        len(cell) for found in rows.values() for row in found for cell in row if isinstance(cell, str)
    )
    assert longest < min(map(len, texts))


def test_the_codebook_tells_every_column() -> None:
    told = codebook_markdown()
    for table in TABLES.values():
        section = told.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert [name for name in table.names if f"| `{name}` |" not in section] == []


def test_of_an_earlier_day_nothing_later_is_told(karabakh: Path) -> None:
    with Ledger(karabakh) as ledger:
        extract: Extract = ledger.extract(date(2020, 10, 25))
    contents = Contents(extract)
    articles = [
        dict(zip(TABLES["articles"].names, row, strict=True)) for row in TABLES["articles"].rows(contents)
    ]
    assert {row["superseded_by"] for row in articles} == {None}
    rows = {name: list(table.rows(contents)) for name, table in TABLES.items()}
    for table in TABLES.values():
        test_keys_lead_to_rows(table, rows)


def test_the_documentation_tells_the_tables_as_they_are() -> None:
    page = (Path(__file__).parents[3] / "docs/formats/tables.md").read_text("utf-8")
    assert codebook_markdown().split("\n## ceasefires\n")[1] == page.split("\n## ceasefires\n")[1], (
        "write the page anew with tools/build_tables_page.py"
    )
