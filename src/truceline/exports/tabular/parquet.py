"""Parquet: one table of the ledger, each column with its type, and what it holds told within the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from io import BytesIO
from typing import Any, BinaryIO

from truceline.exports.frames import cells_of, polars_frame
from truceline.exports.losses import Fault, Losing, Losses
from truceline.exports.tables import TABLES, Contents, Table, table_named
from truceline.exports.tabular.check import Checked, Row, header_faults, table_of
from truceline.exports.tabular.losing import losses_of, note_losses
from truceline.views import Extract


class Parquet:
    """One table as Parquet: typed columns, lists as lists of strings, nulls where nothing is told.

    The metadata of the file hold the name of the table (`truceline.table`), the version of the software, the day as of which the
    ledger is shown, and what each column holds (`truceline.columns`, JSON).
    """

    says = "one table as Parquet, with types"
    suffix = ".parquet"
    media_type = "application/vnd.apache.parquet"
    tables: tuple[str, ...] = tuple(TABLES)

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the table to the stream: `ceasefires` unless another is named. Raises NotFound if there is no such table."""
        chosen, contents, losing = table_named(table or "ceasefires"), Contents(extract), Losing()
        frame = polars_frame(chosen, cells_of(chosen, contents))
        made = BytesIO()
        frame.write_parquet(made, compression="zstd", metadata=_metadata(chosen, extract))
        to.write(made.getvalue())
        note_losses(losing, contents, {chosen.name})
        return losses_of(losing, contents, "parquet", chosen, frame.height)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where the file is none of our tables: its columns and their order, types, values and keys."""
        polars = import_module("polars")
        content = file.read()
        try:
            frame = polars.read_parquet(BytesIO(content))
            named = polars.read_parquet_metadata(BytesIO(content)).get("truceline.table")
        except polars.exceptions.PolarsError as error:
            yield Fault(row=None, column="", says=f"is no Parquet file ({str(error).splitlines()[0]})")
            return
        table = table_of(frame.columns, named)
        faults = [*header_faults(table, frame.columns)]
        faults = faults or list(_types(table, frame))
        yield from faults
        if not faults:
            yield from Checked(table).faults(map(_row, frame.iter_rows()))


def _metadata(table: Table[Any], extract: Extract) -> dict[str, str]:
    as_of = extract.shown.as_of
    columns = {
        column.name: {
            "says": column.says,
            "type": str(column.type),
            **({"values": column.values} if column.values else {}),
            **({"unit": column.unit} if column.unit else {}),
        }
        for column in table.columns
    }
    return {
        "truceline.table": table.name,
        "truceline.says": f"A row is {table.says}.",
        "truceline.version": version("truceline"),
        "truceline.as_of": as_of.isoformat() if as_of else "",
        "truceline.columns": json.dumps(columns, ensure_ascii=False),
    }


def _types(table: Table[Any], frame: Any) -> Iterator[Fault]:
    wanted = polars_frame(table, [[] for _ in table.columns]).schema
    for column in table.columns:
        found = frame.schema[column.name]
        if found != wanted[column.name]:
            yield Fault(row=None, column=column.name, says=f"is of type {found}, not {wanted[column.name]}")


def _row(row: tuple[Any, ...]) -> Row:
    return [tuple(cell) if isinstance(cell, list) else cell for cell in row]
