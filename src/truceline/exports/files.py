"""Writes files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from truceline.errors import InputError
from truceline.exports.exporters import Exporter
from truceline.exports.losses import Losses
from truceline.views import Extract


def write_file(exporter: Exporter, extract: Extract, path: Path, table: str | None = None) -> Losses:
    """Writes an export to this file; one that is there is replaced only when all is written.

    Raises InputError if the file cannot be written.
    """
    with draft(path) as stream:
        return exporter.write(extract, stream, table)


def write_pieces(pieces: Iterable[bytes], path: Path) -> None:
    """Writes a file that somebody else made, in the same way."""
    with draft(path) as stream:
        stream.writelines(pieces)


@contextmanager
def draft(path: Path) -> Iterator[BinaryIO]:
    """A stream to a file that is there whole at the end, or as it was. Raises InputError if it cannot be written."""
    begun = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with begun.open("wb") as stream:
                yield stream
            begun.replace(path)
        finally:
            begun.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"the file cannot be written ({error.strerror}).",
            where=str(path),
            next_step="Name another file.",
        ) from error
