"""Reads files in the layout of ETH/PRIO, ours or a person's, as coded cases."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from truceline.errors import InputError
from truceline.evaluation.coding import CodedCase
from truceline.exports.eth_prio.coded import Bad, Numbered, coded_cases
from truceline.exports.eth_prio.codes import MISSING

_ZIP = b"PK\x03\x04"
_DELIMITERS = ",;\t"


def read_eth_prio(source: Path | BinaryIO, coder: str | None = None) -> tuple[CodedCase, ...]:
    """The ceasefires that a person (or Truceline) coded in this CSV file, in the order of their first rows.

    Commas, semicolons or tabs may part the cells; it may be in UTF-8 or in the encoding of Windows; columns may be
    missing, in another order, or others than those of the data set. `coder` is who coded it, without it the name in the column
    `coder`, where there is one, else that of the file. Raises InputError, with row and column, for what cannot be read.
    """
    name = str(source) if isinstance(source, Path) else str(getattr(source, "name", "the file"))
    try:
        content = source.read_bytes() if isinstance(source, Path) else source.read()
    except OSError as error:
        raise InputError(
            f"the coding cannot be read ({error.strerror}).", where=name, next_step="Name a CSV file."
        ) from error
    _, rows = table(content, name)
    found = list(rows)
    try:
        return coded_cases(found, coder or _coder(found) or Path(name).stem)
    except Bad as bad:
        raise InputError(
            f"column {bad.column}: {bad.says}.", where=f"{name}, row {bad.row}", next_step="Mend that cell."
        ) from bad


def table(content: bytes, name: str) -> tuple[tuple[str, ...], Iterator[Numbered]]:
    """The names of the columns, in small letters, and the rows that hold anything. Raises InputError if it is no such table."""
    if content.startswith(_ZIP):
        raise InputError(
            "this is a workbook, not a CSV file.", where=name, next_step="Save it as CSV (UTF-8)."
        )
    text = _decoded(content)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = tuple(column.strip().lower() for column in next(reader, ()))
    if not {"cf_id", "uniq_id"} & {*head}:
        raise InputError(
            "the first line does not name the column cf_id: this is no table of ETH/PRIO.",
            where=name,
            next_step="Begin the file with the names of its columns.",
        )
    return head, _rows(reader, head, name)


def _rows(reader: Iterator[list[str]], head: tuple[str, ...], name: str) -> Iterator[Numbered]:
    number = 0
    try:
        for cells in reader:
            number += 1
            if any(cell.strip() for cell in cells):
                yield Numbered(number, dict(zip(head, cells, strict=False)))
    except csv.Error as error:
        raise InputError(
            f"the row is no CSV ({error}).", where=f"{name}, row {number + 1}", next_step="Mend it."
        ) from error


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _coder(rows: list[Numbered]) -> str | None:
    """Whom the column `coder` names, where it names one alone."""
    told = {name for row in rows if (name := row.cells.get("coder", "").strip()).lower() not in MISSING}
    return told.pop() if len(told) == 1 else None
