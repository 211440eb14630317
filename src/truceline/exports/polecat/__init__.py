"""Writes ceasefires as rows of POLECAT, and reads and checks such files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from truceline.errors import NotFound
from truceline.exports.losses import Fault, Losing, Losses, LossKind
from truceline.exports.plover.cases import plover_cases
from truceline.exports.plover.event import PloverCase
from truceline.exports.plover.losing import Recorded, note_support, note_unknown
from truceline.exports.polecat.check import check_polecat
from truceline.exports.polecat.columns import COLUMNS, NONE
from truceline.exports.polecat.read import read_polecat
from truceline.exports.polecat.row import as_polecat, event_row
from truceline.views import Extract

__all__ = ["COLUMNS", "Polecat", "as_polecat", "read_polecat", "write_header", "write_polecat"]

_COLUMNS = {
    "date": "Event Date",
    "actor": "Actor Name",
    "recipient": "Recipient Name",
    "place": "Placename",
    "code": "Actor Country, Recipient Country",
    "sector": "Actor Sectors, Recipient Sectors",
}
_UNKNOWN = {
    "Intensity": "PLOVER's manual gives one score a type; that of REQUEST is the one of DEMAND, as the type was called",
    "Wikipedia Actor ID, Wikipedia Recipient ID": "actors are not looked up in Wikipedia",
    "GeoNames ID": "places have no number of GeoNames",
    "District": "the gazetteer has no second-level regions",
    "Feature Type": "the class of GeoNames (P a town, A a region or country), without its finer code",
    "Story People, Story Organizations, Story Locations": "a row tells an event of several articles, not one story",
}


class Polecat:
    """One tab-separated row for each event of a ceasefire, in POLECAT's forty columns."""

    says = "events as rows of POLECAT, tab-separated"
    suffix = ".polecat.tsv"
    media_type = "text/tab-separated-values; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the rows of all ceasefires, in the order of the ceasefires and of time, below the names of the columns."""
        if table is not None:
            raise NotFound(f"polecat has no table {table!r}.", next_step="Leave the table out.")
        losing = Losing()
        recorded = Recorded(losing, _COLUMNS, NONE)
        rows = written = 0
        write_header(to)
        for case in plover_cases(extract, losing):
            for event in case.events:
                recorded.note(event, case.id)
                _note_more(event.date, len(event.also_in), case.id, losing)
            rows += write_polecat(case, to)
            written += bool(case.events)
        note_unknown(losing, _UNKNOWN, rows)
        note_support(losing, rows)
        says = "the words that show an event have no column, nor have the claims and articles behind it"
        losing.note(LossKind.LEFT_OUT, "evidence", says, count=rows)
        says = "rows do not tell the act on the ceasefire or the sides of it; the ceasefire's id begins their own"
        losing.note(LossKind.LEFT_OUT, "act", says, column="Event ID", count=rows)
        return losing.losses("polecat", rows=rows, ceasefires=len(extract.shown.summaries), written=written)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where rows do not have POLECAT's columns or values."""
        return check_polecat(file)


def _note_more(date: str | None, places: int, ceasefire: str, losing: Losing) -> None:
    if date is not None and len(date) > len("2020-10-10"):
        says = "the time of day has no column"
        losing.note(LossKind.COARSER, "date", says, column="Event Date", ceasefire=ceasefire)
    says = "a row has one place, the most exact one"
    losing.note(LossKind.LEFT_OUT, "place", says, column="Placename", ceasefire=ceasefire, count=places)


def write_header(to: BinaryIO) -> None:
    """Writes the names of the columns."""
    to.write(_line(COLUMNS))


def write_polecat(case: PloverCase, to: BinaryIO) -> int:
    """Writes the rows of one case, and gives how many these are."""
    to.writelines(_line(event_row(event)) for event in case.events)
    return len(case.events)


def _line(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line, delimiter="\t", lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
