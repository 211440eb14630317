"""Writes the report of what an export loses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from truceline.codec import to_plain
from truceline.exports.files import draft
from truceline.exports.losses import Losses
from truceline.exports.losses_paper import losses_paper
from truceline.papers import form_of, write_paper

SUFFIX = ".lossiness.md"
"""What follows the name of an export's file in that of the report beside it."""


def write_lossiness(losses: Losses, path: Path, *, table: str | None = None, day: date | None = None) -> None:
    """Writes the report in the form that the file's name ends in: JSON, or one that people read.

    `table` and `day` are which table was exported, and as of which day. Raises InputError if there is no such form, or if the file cannot be written.
    """
    if _is_json(path):
        with draft(path) as stream:
            stream.write((json.dumps(to_plain(losses), ensure_ascii=False, indent=1) + "\n").encode())
    else:
        write_paper(losses_paper(losses, table=table, day=day), path)


def check_form(path: Path) -> None:
    """Raises InputError if no report can be written to a file of this name."""
    if not _is_json(path):
        form_of(path.name)


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"
