"""Reads a table of the ids that other lists have for our actors, conflicts and ceasefires."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from truceline.errors import InputError
from truceline.views import Crosswalk

COLUMNS = ("id", "scheme", "value")


def read_crosswalk(path: Path) -> Crosswalk:
    """The table in this CSV file: a row for each id of ours, with the columns `id`, `scheme` and `value`; others are passed over.

    Raises InputError, with the line, if the file is no such table or tells two values for one id and scheme.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise InputError(
            f"the table of ids cannot be read ({told}).", where=str(path), next_step="Name a CSV file."
        ) from error
    values: dict[tuple[str, str], str] = {}
    for number, told_id, scheme, value in _rows(path, lines):
        key = (scheme, told_id.lower())
        if values.setdefault(key, value) != value:
            raise InputError(
                f"{told_id!r} has two values of {scheme}: {values[key]} and {value}.",
                where=f"{path}:{number}",
                next_step="Keep one of them.",
            )
    return Crosswalk(values=values)


def _rows(path: Path, lines: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """Line, id, scheme and value of each row that tells something."""
    reader = csv.DictReader(lines, delimiter=";" if lines and lines[0].count(";") > 1 else ",")
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            f"the table of ids has no column {', '.join(missing)}.",
            where=str(path),
            next_step="Begin it with the line: id,scheme,value.",
        )
    for row in reader:
        told_id, scheme, value = ((row[name] or "").strip() for name in COLUMNS)
        if not (told_id or scheme or value):
            continue
        if not (told_id and scheme):
            raise InputError(
                "a row of the table of ids lacks its id or its scheme.",
                where=f"{path}:{reader.line_num}",
                next_step="Fill it in, like: RUS,ucdp_actor_id,74.",
            )
        if value:
            yield reader.line_num, told_id, scheme.lower(), value
