"""The tables of a ledger, described once: what a row is, what each column holds, and how its cells are taken."""

from truceline.exports.tables.codebook import codebook_markdown
from truceline.exports.tables.column import Cell, Column, ColumnType, Foreign, Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.tables import TABLES, table_named

__all__ = [
    "TABLES",
    "Cell",
    "Column",
    "ColumnType",
    "Contents",
    "Foreign",
    "Table",
    "codebook_markdown",
    "table_named",
]
