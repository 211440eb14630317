"""Writes ceasefires as events of PLOVER, and reads and checks such records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from truceline.errors import NotFound
from truceline.exports.losses import Fault, Losing, Losses
from truceline.exports.plover.cases import plover_cases
from truceline.exports.plover.check import check_plover
from truceline.exports.plover.event import EventActor, EventPlace, EventSource, PloverCase, PloverEvent
from truceline.exports.plover.losing import Recorded, note_support, note_unknown
from truceline.exports.plover.read import read_plover
from truceline.exports.plover.record import event_record
from truceline.views import Extract

__all__ = [
    "EventActor",
    "EventPlace",
    "EventSource",
    "Plover",
    "PloverCase",
    "PloverEvent",
    "read_plover",
    "write_plover",
]

_COLUMNS = {"actor": "actor", "recipient": "recipient", "place": "event_loc"}
_UNKNOWN = {
    "event_scale": "the manual gives one score a type; that of REQUEST is the one of DEMAND, as the type was called",
    "identifier_id": "actors are not looked up in Wikidata",
    "geonameid": "places have no number of GeoNames, and no district",
    "text": "the words are quoted; whether they may be passed on is for the user to settle",
    "license": "the licence and copyright of articles are not known",
    "coded_date": "left empty, so that the same ledger gives the same file",
}


class Plover:
    """One record of JSON a line for each event of a ceasefire: acts on it, contacts, incidents, statements."""

    says = "events as records of PLOVER, one line of JSON each"
    suffix = ".plover.jsonl"
    media_type = "application/jsonl; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the records of all ceasefires, in the order of the ceasefires and of time."""
        if table is not None:
            raise NotFound(f"plover has no table {table!r}.", next_step="Leave the table out.")
        losing = Losing()
        recorded = Recorded(losing, _COLUMNS, "null")
        rows = written = 0
        for case in plover_cases(extract, losing):
            for event in case.events:
                recorded.note(event, case.id)
            rows += write_plover(case, to)
            written += bool(case.events)
        note_unknown(losing, _UNKNOWN, rows)
        note_support(losing, rows)
        return losing.losses("plover", rows=rows, ceasefires=len(extract.shown.summaries), written=written)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where records do not obey PLOVER's manual."""
        return check_plover(file)


def write_plover(case: PloverCase, to: BinaryIO) -> int:
    """Writes the records of one case, one a line, and gives how many these are."""
    to.writelines(
        (json.dumps(event_record(event, case), ensure_ascii=False) + "\n").encode() for event in case.events
    )
    return len(case.events)
