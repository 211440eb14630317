"""Writes an export to a file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from truceline.errors import InputError
from truceline.exports.exporters import Exporter
from truceline.views import CasePage


def write_file(exporter: Exporter, cases: Iterable[CasePage], path: Path) -> None:
    """Writes the ceasefires to this file; one that is there is replaced only when all is written.

    Raises InputError if the file cannot be written.
    """
    with _draft(path) as stream:
        exporter.write(cases, stream)


def write_text(pieces: Iterable[str], path: Path) -> None:
    """Writes an export that somebody else made, in the same way."""
    with _draft(path) as stream:
        stream.writelines(pieces)


@contextmanager
def _draft(path: Path) -> Iterator[TextIO]:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with draft.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"the export cannot be written ({error.strerror}).",
            where=str(path),
            next_step="Name another file.",
        ) from error
