"""Reads the cells of an Excel workbook: words, numbers and truth values, as they are stored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from truceline.exports.losses import Fault
from truceline.exports.tables import Cell, ColumnType
from truceline.exports.tables.cells import read
from truceline.exports.tabular.check import Found, Unread

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAY_0 = date(1899, 12, 30)  # Excel counts days from here, but for those before March 1900
_LARGEST = 1 << 29  # bytes of one part of the workbook when unpacked

Stored = str | float | bool | None


@dataclass(slots=True)
class Sheet:
    """The rows of a sheet (empty ones of its end left out), and where formulas stand in it (`B7`)."""

    rows: list[list[Stored]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets of a workbook by name, in their order."""

    sheets: Mapping[str, Sheet]


def read_workbook(file: BinaryIO) -> Workbook | Fault:
    """The workbook in a file, or why it is none."""
    try:
        with ZipFile(file) as packed:
            strings = list(_strings(packed))
            return Workbook(sheets={name: _sheet(packed, part, strings) for name, part in _parts(packed)})
    except (BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        return Fault(row=None, column="", says=f"is no Excel workbook ({error})")


def cell_of(kind: ColumnType, stored: Any) -> Found:
    """The cell of this type that is stored so: days as Excel counts them, lists and moments as text."""
    match kind, stored:
        case _, None:
            return None
        case ColumnType.INTEGER, float() if stored.is_integer():
            return int(stored)
        case ((ColumnType.NUMBER | ColumnType.TEXT | ColumnType.BOOLEAN), _):
            return _plain(stored)
        case ColumnType.DATE, float():
            return _DAY_0 + timedelta(days=int(stored))
        case _, str():
            return _read(kind, stored)
        case _:
            return Unread(found=str(stored))


def _plain(stored: Any) -> Cell:
    told: Cell = stored
    return told


def _read(kind: ColumnType, text: str) -> Found:
    try:
        return read(text, kind)
    except ValueError:
        return Unread(found=text)


def _parts(packed: ZipFile) -> Iterator[tuple[str, str]]:
    """The names of the sheets and the parts that hold them."""
    links = {one.get("Id"): one.get("Target") for one in _tree(packed, "xl/_rels/workbook.xml.rels")}
    for sheet in _tree(packed, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = str(links[sheet.get(_RELATION)])
        yield sheet.get("name"), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _strings(packed: ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in packed.namelist():
        for one in _tree(packed, "xl/sharedStrings.xml").iter(f"{_MAIN}si"):
            yield _words(one)


def _sheet(packed: ZipFile, part: str, strings: list[str]) -> Sheet:
    sheet = Sheet()
    for row in _tree(packed, part).iter(f"{_MAIN}row"):
        cells: list[Stored] = []
        for cell in row.iter(f"{_MAIN}c"):
            place = str(cell.get("r"))
            if cell.find(f"{_MAIN}f") is not None:
                sheet.formulas.append(place)
            cells += [None] * (_column(place) - len(cells))
            cells.append(_stored(cell, strings))
        sheet.rows += [[] for _ in range(int(row.get("r")) - 1 - len(sheet.rows))]
        sheet.rows.append(cells)
    while sheet.rows and not any(cell is not None for cell in sheet.rows[-1]):
        sheet.rows.pop()
    return sheet


def _stored(cell: Any, strings: list[str]) -> Stored:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        return _words(cell) or None
    if not value:
        return None
    match kind:
        case "s":
            return strings[int(value)] or None
        case "b":
            return bool(int(value))
        case "n":
            return float(value)
        case _:
            return str(value)


def _words(element: Any) -> str:
    """The text of a cell, of all its runs; what XML cannot hold is written `_x001B_`."""
    texts = "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), texts)


def _column(place: str) -> int:
    """The column of a cell such as `AB7`, counted from 0."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _tree(packed: ZipFile, part: str) -> Any:
    """A part of the workbook as a tree; nothing outside it is loaded, and none that swells beyond reason."""
    from lxml import etree

    if packed.getinfo(part).file_size > _LARGEST:
        raise ValueError(f"{part} is larger than can be checked")
    return etree.fromstring(packed.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
