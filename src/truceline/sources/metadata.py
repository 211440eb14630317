"""Reads the table of metadata that stands beside files: `file,title,outlet,published,url`."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from truceline.errors import SourceError
from truceline.model import Drop, Given, RawArticle
from truceline.sources.reader import drop

_GIVEN = ("title", "outlet", "published", "url")
_LONGEST = 300  # characters of the names of columns that are told
_NEXT = "Give a CSV file with the columns file,title,outlet,published,url."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: where it stands, the file as it names it, what it gives, and its other columns."""

    where: str
    file: str
    given: Given
    meta: Mapping[str, str]

    def complete(self, article: RawArticle) -> RawArticle:
        """The article with what the row says, where the article itself said nothing."""
        given = {name: getattr(article.given, name) or getattr(self.given, name) for name in _GIVEN}
        return replace(article, given=replace(article.given, **given), meta={**self.meta, **article.meta})


@dataclass(slots=True, kw_only=True)
class Metadata:
    """The rows of a table by the files they name, and which of them have been used; `faults` are rows of no use.

    `path` is where the table lies, None for one that was handed in: its rows are not looked for on this machine.
    """

    path: Path | None
    rows: dict[str, Row]
    faults: list[Drop]
    used: set[str] = field(default_factory=set)

    def complete(self, article: RawArticle, path: PurePath) -> RawArticle:
        """The article with what the table says of its file, where the article itself said nothing."""
        row = self.row(path)
        if row is None:
            return article
        self.used.add(row.file)
        return row.complete(article)

    def row(self, path: PurePath) -> Row | None:
        """The row of a file, without a note that it has been used."""
        names = _names(path, self.path.parent) if self.path and isinstance(path, Path) else _tails(path)
        return next((self.rows[name] for name in names if name in self.rows), None)

    def unmatched(self, folders: list[Path]) -> list[Drop]:
        """A drop for each row whose file is neither beside the table nor in these folders."""
        around = [*([self.path.parent] if self.path else []), *folders]
        missing = [
            row
            for file, row in self.rows.items()
            if file not in self.used and not any((folder / file).exists() for folder in around)
        ]
        return [
            drop(
                row.where,
                "no_such_file",
                f"names {row.file!r}, which is not there; correct the name or take the row out",
            )
            for row in missing
        ]


def load_metadata(path: Path, *, called: str | None = None) -> Metadata:
    """The table in this file; `called` is the name of one that was handed in and lies here under another.

    Raises SourceError if the file cannot be read, is no table, or has no column `file`.
    """
    where = called or str(path)
    reader = csv.DictReader(
        io.StringIO(text := _read(path, where), newline=""), delimiter=_delimiter(text), strict=True
    )
    metadata = Metadata(path=None if called else path, rows={}, faults=[])
    try:
        if "file" not in (names := reader.fieldnames or ()):
            there = f"; there are {', '.join(map(repr, names))}"[:_LONGEST] if names else ""
            raise SourceError(f"the metadata have no column 'file'{there}.", where=where, next_step=_NEXT)
        for cells in reader:
            _add(metadata, cells, f"{where}:{reader.line_num}")
    except csv.Error as error:
        raise SourceError(
            f"the metadata are no CSV ({error}).", where=f"{where}:{reader.line_num}", next_step=_NEXT
        ) from error
    return metadata


def _add(metadata: Metadata, cells: dict[str | None, str | None], where: str) -> None:
    file = (cells.get("file") or "").strip()
    if not file:
        metadata.faults.append(
            drop(where, "no_file_named", "the cell 'file' is empty; name the file or take the row out")
        )
    elif file in metadata.rows:
        metadata.faults.append(
            drop(where, "file_named_twice", f"{file!r} has a row already; take one of the two out")
        )
    else:
        given = Given(**{name: (cells.get(name) or "").strip() or None for name in _GIVEN})
        others = {
            name: cell for name, cell in cells.items() if name and name not in ("file", *_GIVEN) and cell
        }
        metadata.rows[file] = Row(where=where, file=file, given=given, meta=others)


def _read(path: Path, where: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(
            f"the metadata cannot be read ({error.strerror or error}).", where=where, next_step=_NEXT
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the metadata are not UTF-8 (byte {error.start}).",
            where=where,
            next_step="Save the table as UTF-8.",
        ) from error


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _names(path: Path, beside: Path) -> list[str]:
    """What a table beside `beside` may call this file: its path from there, its path as given, its bare name."""
    absolute, root = path.absolute(), beside.absolute()
    relative = [absolute.relative_to(root).as_posix()] if absolute.is_relative_to(root) else []
    return [*relative, path.as_posix(), path.name]


def _tails(path: PurePath) -> list[str]:
    """What a table may call a file that was handed in: its path with fewer and fewer of its folders."""
    return ["/".join(path.parts[start:]) for start in range(len(path.parts))]
