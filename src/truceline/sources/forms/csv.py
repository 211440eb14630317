"""Reads tables (CSV, TSV): one article a row, its fields told by the names of the columns."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import BinaryIO

from truceline.errors import SourceError
from truceline.model import Drop, Given, RawArticle
from truceline.sources.reader import Limits, drop, enormous

NAMES: Mapping[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("csv.toml").read_text(encoding="utf-8")
)
"""The fields of an article, and the names of columns that give them where the user names none."""

MOST_COLUMNS = 10_000
"""Columns beyond which something is no table of articles."""

# Cells beyond which a row is not taken apart: each costs fifty bytes of memory, however short it is.
_MOST_CELLS = 500_000
_DELIMITERS = ",;\t|"
_GIVEN = {"id": "name", "title": "title", "outlet": "outlet", "published": "published", "url": "url"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_UNENDED = "a quotation mark opens here and none closes it, so nothing after it is read; mend the row"


def parse_columns(words: str) -> Mapping[str, str]:
    """The columns that a user names, by field: `text=body,published=pubdate`.

    Raises SourceError if a field is unknown or has no column.
    """
    pairs = [part.partition("=") for part in words.split(",") if part.strip()]
    columns = {field.strip(): column.strip() for field, _, column in pairs}
    wrong = [field for field, column in columns.items() if field not in NAMES or not column]
    if wrong:
        raise SourceError(
            f"the columns {words!r} name no field and column with {wrong[0]!r}.",
            next_step=f"Write FIELD=COLUMN, parted by commas; the fields are {', '.join(NAMES)}.",
        )
    return columns


def is_header(line: str) -> bool:
    """Whether this is the first line of a table of articles: each name in it is one we know, and one is the text."""
    names = {_key(name) for name in _cells(line, _delimiter(line))}
    known = {name for ours in NAMES.values() for name in ours}
    return len(names) > 1 and names <= known and bool(names & set(NAMES["text"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The names of the columns, and which of them gives each field."""

    where: str
    names: Sequence[str]
    fields: Mapping[str, str]


class CsvReader:
    """A table, one article a row; columns that give no field are kept as metadata."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The article of each row, with `where` followed by the number that a spreadsheet gives the row."""
        # A cell may be as long as an article may; the module's own limit is one for the whole process.
        csv.field_size_limit(max(csv.field_size_limit(), limits.max_bytes))
        text, lines = _open(stream, limits)
        try:
            header = next(lines, "")
            if header is None:
                yield enormous(f"{where}:1", limits)
                return
            table = _table(header, where, limits.columns)
            if isinstance(table, Drop):
                yield table
            else:
                yield from _rows(table, lines, _delimiter(header), limits)
        except UnicodeError as error:
            yield drop(
                where, "encoding", f"not text in UTF-8, UTF-16 or Windows-1252 ({error}); save it as UTF-8"
            )
        finally:
            text.detach()  # whoever opened the stream closes it


def _open(stream: BinaryIO, limits: Limits) -> tuple[io.TextIOWrapper, Iterator[str | None]]:
    """The stream as text, and its lines, with None for each that is too long."""
    head = stream.peek(2)[:2] if isinstance(stream, io.BufferedReader) else stream.read(2)
    if not isinstance(stream, io.BufferedReader):
        stream.seek(-len(head), io.SEEK_CUR)
    encoding = "utf-16" if head in _WIDE else "utf-8-sig"
    errors = (
        "strict" if head in _WIDE else "surrogateescape"
    )  # a cell in another encoding is mended by itself
    text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
    return text, _lines(text, limits)


def _lines(text: io.TextIOWrapper, limits: Limits) -> Iterator[str | None]:
    while line := text.readline(limits.max_bytes + 1):
        if len(line) <= limits.max_bytes:
            yield line
            continue
        while line and not line.endswith("\n"):
            line = text.readline(1 << 20)
        yield None


def _table(header: str, where: str, columns: Mapping[str, str]) -> _Table | Drop:
    if max(map(header.count, _DELIMITERS)) >= MOST_COLUMNS:
        return drop(
            where, "too_many_columns", f"more than {MOST_COLUMNS:,} columns; keep those of the articles"
        )
    names = [_mended(name).strip() for name in _cells(header, _delimiter(header))]
    if not any(names):
        return drop(where, "empty", "no names of columns stand in its first line; write them there")
    by_key = {_key(name): name for name in reversed(names)}
    for field, column in columns.items():
        if _key(column) not in by_key:
            detail = f"no column {column!r} for the field {field!r}; its columns are {', '.join(names)}"
            return drop(where, "no_such_column", detail[:500])
    wanted = {field: [columns[field]] if field in columns else usual for field, usual in NAMES.items()}
    found = {
        field: next((by_key[_key(name)] for name in usual if _key(name) in by_key), None)
        for field, usual in wanted.items()
    }
    if not found["text"]:
        detail = (
            f"no column of it is known to hold the text; name it: --columns text=NAME, of {', '.join(names)}"
        )
        return drop(where, "no_text_column", detail[:500])
    return _Table(where=where, names=names, fields={field: name for field, name in found.items() if name})


def _rows(
    table: _Table, lines: Iterator[str | None], delimiter: str, limits: Limits
) -> Iterator[RawArticle | Drop]:
    found = False
    for number, record in enumerate(_records(lines, limits), start=2):
        where = f"{table.where}:{number}"
        if record is None:
            yield enormous(where, limits)
        elif record.strip():
            yield _article(table, record, delimiter, where)
        found = found or record is None or bool(record.strip())
    if not found:
        yield drop(table.where, "empty", "no row stands below its first line; fetch it again")


def _records(lines: Iterator[str | None], limits: Limits) -> Iterator[str | None]:
    """The rows, each with the line ends in its cells; None for one that is too long.

    A row goes on in the next line while a quotation mark is open: their number is odd.
    """
    parts: list[str] | None = []
    size = quotes = 0
    for line in lines:
        if line is None:
            parts = None
        else:
            size, quotes = size + len(line), quotes + line.count('"')
            if size > limits.max_bytes:
                parts = None
            if parts is not None:
                parts.append(line)
            if quotes % 2 and not _is_closed(parts):
                continue
        yield None if parts is None else "".join(parts)
        parts, size, quotes = [], 0, 0
    if parts is None or parts:
        yield None if parts is None else "".join(parts)


def _is_closed(parts: list[str] | None) -> bool:
    """Whether the quotation mark in a row of one line is one amid a cell, which opens nothing."""
    if parts is None or len(parts) != 1:
        return False
    return not any(part.strip().startswith('"') for mark in _DELIMITERS for part in parts[0].split(mark))


def _article(table: _Table, record: str, delimiter: str, where: str) -> RawArticle | Drop:
    if record.count(delimiter) > _MOST_CELLS:
        detail = f"more than {_MOST_CELLS:,} marks {delimiter!r} between cells; split it into its articles"
        return drop(where, "broken_row", detail)
    try:
        cells = [_mended(cell).strip() for cell in _cells(record, delimiter, strict=True)]
    except csv.Error as error:
        told = _UNENDED if "unexpected end of data" in str(error) else f"not CSV ({error}); mend the row"
        return drop(where, "broken_row", told)
    except UnicodeError as error:
        return drop(where, "encoding", f"not UTF-8 and not Windows-1252 ({error}); save the table as UTF-8")
    if len(cells) > len(table.names):
        detail = f"{len(cells)} cells under {len(table.names)} columns; put cells with a {delimiter!r} in quotation marks"
        return drop(where, "broken_row", detail)
    row = {name: cell for name, cell in zip(table.names, cells, strict=False) if cell}
    text = row.get(table.fields["text"])
    if not text:
        column = table.fields["text"]
        return drop(where, "no_text", f"no words in its column {column!r}; put the article's text there")
    given = {ours: row.get(table.fields.get(field, "")) for field, ours in _GIVEN.items()}
    used = {"", *table.fields.values()}
    return RawArticle(
        where=where,
        content=text.encode("utf-8", "replace"),
        media_type="text/plain",
        given=Given(**given),
        meta={name: cell for name, cell in row.items() if name not in used},
    )


def _cells(record: str, delimiter: str, *, strict: bool = False) -> list[str]:
    return next(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=strict), [])


def _delimiter(header: str) -> str:
    """The mark that parts the header into the most names that are known, else into the most."""
    known = {name for ours in NAMES.values() for name in ours}
    parted = {mark: header.split(mark) for mark in _DELIMITERS}
    return max(
        _DELIMITERS,
        key=lambda mark: (sum(_key(n.strip('"')) in known for n in parted[mark]), len(parted[mark])),
    )


def _key(name: str) -> str:
    return name.strip(' \ufeff"\r\n').casefold().replace(" ", "_").replace("-", "_")


def _mended(cell: str) -> str:
    """The cell, read as Windows-1252 if it is not UTF-8. Raises UnicodeError if it is neither."""
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return cell.encode("utf-8", "surrogateescape").decode("cp1252")
    return cell
