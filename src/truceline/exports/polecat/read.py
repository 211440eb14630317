"""Reads files of POLECAT back as cases, ours and the published ones."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from truceline.errors import InputError
from truceline.exports.plover.event import EventActor, EventPlace, EventSource, PloverCase, PloverEvent
from truceline.exports.plover.ontology import ontology
from truceline.exports.plover.read import gather_cases
from truceline.exports.polecat.columns import COLUMNS, part, parts

NEEDED = ("Event ID", "Event Date", "Event Type")
"""Columns without which a file is not read."""

_OURS = re.compile(r"(?P<case>.+)_[A-Z]+_[0-9a-f]{12}")


def read_polecat(file: BinaryIO) -> tuple[PloverCase, ...]:
    """The cases of a file of rows: those whose id begins with the id of one ceasefire are one case.

    A row that others wrote is a case by itself. A column that is not there is not known. Raises InputError, with the row, where the
    file is none of POLECAT's.
    """
    told = []
    for number, row, _ in rows_of(file):
        case = _OURS.fullmatch(row["Event ID"])
        event = _event(row, number)
        told.append((case["case"] if case else event.id, (), event))
    return tuple(gather_cases(told))


class Row(NamedTuple):
    """A row by the names of its columns, counted from 1, and by how many cells it is longer or shorter than the first line."""

    number: int
    cells: Mapping[str, str]
    excess: int


def rows_of(file: BinaryIO) -> Iterator[Row]:
    """The rows of a file. Raises InputError if its columns are not POLECAT's, or where it cannot be read."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    number = 0
    try:
        lines = csv.reader(text, delimiter="\t")
        header = next(lines, [])
        missing = next((name for name in NEEDED if name not in header), None)
        if missing is not None:
            raise _unread(f"this is no file of POLECAT: it has no column {missing!r}", "the first line")
        for number, line in enumerate(lines, start=1):
            told = dict.fromkeys(COLUMNS, "") | dict(zip(header, line, strict=False))
            yield Row(number, told, len(line) - len(header))
    except csv.Error as error:
        raise _unread(f"a row cannot be told from the next ({error})", f"row {number + 1}") from error
    finally:
        text.detach()


def _unread(what: str, where: str) -> InputError:
    step = "Check the file: it holds one event a row, in POLECAT's tab-separated columns."
    return InputError(f"{what}.", where=where, next_step=step)


def _event(row: Mapping[str, str], number: int) -> PloverEvent:
    kind = ontology().type_of(row["Event Type"])
    if kind is None:
        raise _unread(f"PLOVER has no event type {row['Event Type']!r}", f"row {number}")
    return PloverEvent(
        id=row["Event ID"],
        type=kind,
        modes=_known(row["Event Mode"]),
        contexts=_known(row["Contexts"]),
        actors=tuple(_actors(row, "Actor")),
        recipients=tuple(_actors(row, "Recipient")),
        date=part(row["Event Date"]),
        place=_place(row, number),
        source=EventSource(
            publication=part(row["Source"]),
            published=part(row["Publication Date"]),
            language=part(row["Language"]),
        ),
    )


def _known(told: str) -> tuple[str, ...]:
    return tuple(value for value in parts(told) if value is not None)


def _actors(row: Mapping[str, str], role: str) -> Iterator[EventActor]:
    names = parts(row[f"{role} Name"])
    beside = {
        name: parts(row[column])
        for name, column in (
            ("raw", f"{role} Name Raw"),
            ("code", f"{role} Country"),
            ("sector", f"{role} Sectors"),
            ("title", f"{role} Title"),
        )
    }
    for place, name in enumerate(names):
        told = {key: values[place] for key, values in beside.items() if len(values) == len(names)}
        yield EventActor(name=name or "", **told)


def _place(row: Mapping[str, str], number: int) -> EventPlace | None:
    name = part(row["Placename"])
    if name is None:
        return None
    return EventPlace(
        name=name,
        raw=part(row["Raw Placename"]),
        city=part(row["City"]),
        province=part(row["Province"]),
        country=part(row["Country"]),
        latitude=_degrees(row, "Latitude", number),
        longitude=_degrees(row, "Longitude", number),
        feature=part(row["Feature Type"]),
    )


def _degrees(row: Mapping[str, str], column: str, number: int) -> float | None:
    told = part(row[column])
    try:
        return float(told) if told is not None else None
    except ValueError:
        raise _unread(f"{told!r} is no number of degrees", f"row {number}, {column}") from None
