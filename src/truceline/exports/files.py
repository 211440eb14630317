"""Writes files whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from truceline.exports.exporters import Exporter
from truceline.exports.losses import Losses
from truceline.papers.files import draft
from truceline.views import Extract

__all__ = ["draft", "write_file", "write_pieces"]


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
