"""A data package (frictionless): all tables as CSV with their schema, a codebook, and what the package does not tell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from io import RawIOBase
from typing import IO, Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from truceline.codec import to_plain
from truceline.errors import NotFound
from truceline.exports.losses import Fault, Losing, Losses
from truceline.exports.tables import TABLES, Column, ColumnType, Contents, Table, codebook_markdown
from truceline.exports.tabular.check import Checked, within
from truceline.exports.tabular.csv import csv_faults, read_csv, write_csv
from truceline.exports.tabular.losing import losses_of, note_losses
from truceline.views import Extract

_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "date",
    ColumnType.DATETIME: "datetime",
    ColumnType.LIST: "string",
}
_README = """\
# Ceasefires: a data package

Tables of a ledger of ceasefires, read from news reports by Truceline {version}{as_of}. `datapackage.json` describes the
tables in `data/`, `codebook.md` tells every column in words, `lossiness.json` what the package does not hold.

- An empty cell means that nothing is told; the columns `…_abstention` say why a field has no value.
- Lists are parted by `; `, with `\\;` for a semicolon within a part.
- Words that a spreadsheet would run as a formula have an apostrophe before them (`'=`, `'+`, `'-`, `'@`).

## To cite it

Name who made the ledger, the day as of which it tells, and the software: Truceline {version}. A ceasefire is cited by its id.

## Rights

The tables hold single sentences of articles as evidence, each with its article and outlet. They belong to those who published
them; quoting them is for you to answer for where you publish the package. The texts of the articles are not in it. Who hands the package on says
under which licence its other contents stand: none is given here.
"""


class DataPackage:
    """A zip file with `datapackage.json`, a CSV file for each table, `codebook.md`, `lossiness.json` and `README.md`.

    The same ledger gives the same bytes. Keys between the tables, types, values and what is never empty stand in the
    schema, so that `frictionless validate` checks them.
    """

    says = "all tables as a data package, with codebook"
    suffix = ".zip"
    media_type = "application/zip"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the package to the stream."""
        if table is not None:
            raise NotFound(
                f"datapackage has no table {table!r}: it holds all.", next_step="Leave the table out."
            )
        contents, losing, rows = Contents(extract), Losing(), 0
        resources = []
        with ZipFile(to, "w", ZIP_DEFLATED) as packed:
            for one in TABLES.values():
                with packed.open(_entry(path_of(one)), "w", force_zip64=True) as part:
                    counting = _Counting(part)
                    rows += write_csv(one, contents, cast("BinaryIO", counting), losing)
                resources.append(_resource(one, counting))
            note_losses(losing, contents, TABLES)
            losses = losses_of(losing, contents, "datapackage", None, rows)
            packed.writestr(_entry("datapackage.json"), _json(_package(extract, resources)))
            packed.writestr(_entry("codebook.md"), codebook_markdown())
            packed.writestr(_entry("lossiness.json"), _json(to_plain(losses)))
            packed.writestr(
                _entry("README.md"), _README.format(version=version("truceline"), as_of=_as_of(extract))
            )
        return losses

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where the package does not hold our tables: files, columns, types, values, keys, and the schema."""
        try:
            with ZipFile(file) as packed:
                yield from _package_faults(packed)
        except BadZipFile as error:
            yield Fault(row=None, column="", says=f"is no zip file ({error})")


def path_of(table: Table[Any]) -> str:
    """Where a table stands in the package."""
    return f"data/{table.name}.csv"


class _Counting(RawIOBase):
    """Writes on, and keeps the hash and number of the bytes."""

    def __init__(self, to: IO[bytes]) -> None:
        self._to, self.bytes, self.hash = to, 0, sha256()

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._to.write(piece)
        self.hash.update(piece)
        self.bytes += len(piece)
        return len(piece)


def _entry(name: str) -> ZipInfo:
    """A file of the package, of no time and no system: the same ledger gives the same bytes."""
    entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return entry


def _package(extract: Extract, resources: Sequence[dict[str, Any]]) -> dict[str, Any]:
    as_of = extract.shown.as_of
    return {
        "profile": "tabular-data-package",
        "name": "ceasefires",
        "title": "Ceasefires",
        "description": f"A ledger of ceasefires, read from news reports{_as_of(extract)}; see README.md and codebook.md.",
        "keywords": ["ceasefire", "conflict", "peace process"],
        "truceline": {"version": version("truceline"), "as_of": as_of.isoformat() if as_of else None},
        "resources": list(resources),
    }


def _as_of(extract: Extract) -> str:
    return f", as it was known on {extract.shown.as_of}" if extract.shown.as_of else ""


def _resource(table: Table[Any], counted: _Counting) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": f"A row is {table.says}.",
        "path": path_of(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": counted.bytes,
        "hash": f"sha256:{counted.hash.hexdigest()}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": schema_of(table),
    }


def schema_of(table: Table[Any]) -> dict[str, Any]:
    """The Table Schema of a table: its fields, keys, and how nothing is written."""
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": list(foreign.columns),
                "reference": {
                    "resource": "" if foreign.table == table.name else foreign.table,
                    "fields": list(TABLES[foreign.table].key),
                },
            }
            for foreign in table.foreign
        ],
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values and column.type is not ColumnType.LIST:
        constraints["enum"] = list(column.values)
    told = {"name": column.name, "type": _TYPES[column.type], "description": column.says}
    return {
        **told,
        **({"unit": column.unit} if column.unit else {}),
        **(
            {"truceline:list": {"delimiter": "; ", "values": list(column.values)}}
            if column.type is ColumnType.LIST
            else {}
        ),
        **({"truceline:made_by": column.made_by} if column.made_by else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _package_faults(packed: ZipFile) -> Iterator[Fault]:
    names = set(packed.namelist())
    for name in ("datapackage.json", "codebook.md", "lossiness.json", "README.md"):
        if name not in names:
            yield Fault(row=None, column=name, says="is missing in the package")
    if "datapackage.json" in names:
        yield from _schema_faults(packed.read("datapackage.json"))
    checks = {name: Checked(table) for name, table in TABLES.items()}
    for name, checked in checks.items():
        yield from within(name, _file_faults(packed, checked, names))
    keys = {name: checked.keys for name, checked in checks.items()}
    for name, checked in checks.items():
        yield from within(name, checked.astray(keys))


def _schema_faults(content: bytes) -> Iterator[Fault]:
    try:
        told = {one["name"]: one["schema"] for one in json.loads(content)["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        yield Fault(row=None, column="datapackage.json", says=f"describes no tables ({error!r})")
        return
    for name, table in TABLES.items():
        if told.get(name) != schema_of(table):
            yield Fault(row=None, column="datapackage.json", says=f"does not describe {name} as it is")


def _file_faults(packed: ZipFile, checked: Checked, names: set[str]) -> Iterator[Fault]:
    path = path_of(checked.table)
    if path not in names:
        yield Fault(row=None, column="", says=f"is missing in the package ({path})")
        return
    with packed.open(path) as part:
        found = read_csv(cast("BinaryIO", part))
    if isinstance(found, Fault):
        yield found
    else:
        yield from csv_faults(checked, *found)
