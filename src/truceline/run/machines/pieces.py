"""Cuts what is to be read into pieces, each of which one worker makes into one shard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from truceline.codec import to_json
from truceline.model import content_id
from truceline.sources import File, Metadata, Row, is_stored

MOST_BYTES = 16_000_000
"""How much one piece holds at most; a larger file is a piece of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Files that are read one after another, and what a table of metadata says of each.

    `id` is the same for the same names of files; `digest` is another once anything differs of which it depends what
    the files give: their bytes, what is said of them, the settings, the version of Truceline.
    """

    id: str
    digest: str
    files: tuple[File, ...]
    rows: tuple[Row | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    file: File
    row: Row | None
    state: str
    size: int


def pieces(
    files: Iterable[File], table: Metadata | None, deciding: Iterable[str], *, most_files: int
) -> Iterator[Piece]:
    """The files in pieces, in their order; one that is gone by now is left out. `deciding` is all else that decides what they give."""
    told = tuple(deciding)
    waiting: list[_Listed] = []
    size = 0
    for one in _listed(files, table):
        if waiting and (len(waiting) >= most_files or size + one.size > MOST_BYTES):
            yield _piece(waiting, told)
            waiting, size = [], 0
        waiting.append(one)
        size += one.size
    if waiting:
        yield _piece(waiting, told)


def _listed(files: Iterable[File], table: Metadata | None) -> Iterator[_Listed]:
    for file in files:
        row = table.row(file.called) if table is not None else None
        with suppress(OSError):
            # A worker may have another current folder.
            place = file.place if is_stored(file.place) else str(Path(file.place).absolute())
            yield _Listed(file=replace(file, place=place), row=row, state=file.state(), size=file.size())


def _piece(listed: list[_Listed], deciding: tuple[str, ...]) -> Piece:
    names = [one.file.where for one in listed]
    parts = [part for one in listed for part in (one.file.place, one.state, to_json(one.row))]
    return Piece(
        id=content_id(*names),
        digest=content_id(*deciding, *names, *parts),
        files=tuple(one.file for one in listed),
        rows=tuple(one.row for one in listed),
    )
