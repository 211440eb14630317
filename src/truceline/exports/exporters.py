"""The table of export formats. Packages add one through the entry-point group `truceline.exporters`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from truceline.exports.agreements import Acled, PaX, UcdpAgreements
from truceline.exports.eth_prio import EthPrio
from truceline.exports.geojson import GeoJson
from truceline.exports.jsonl import JsonLines
from truceline.exports.losses import Fault, Losses
from truceline.exports.plover import Plover
from truceline.exports.polecat import Polecat
from truceline.exports.rdf import JSON_LD, TURTLE
from truceline.exports.tabular import Csv, DataPackage, Parquet, Xlsx
from truceline.registry import Table
from truceline.views import Extract


class Exporter(Protocol):
    """Writes a ledger in one format, tells what the format cannot hold, and checks files of that format.

    `says` is one line for lists of formats; `suffix` ends its files (".csv"); `media_type` is what servers call it. `tables` are
    the names of the tables it can write, one of which is asked for; empty where the format is what it is.
    """

    says: str
    suffix: str
    media_type: str
    tables: tuple[str, ...]

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the ledger to the stream. Raises NotFound if there is no such table."""

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where a file does not obey the rules of the format, ours or another's."""


EXPORTERS: Table[Exporter] = Table(
    "exporters",
    {
        "jsonl": JsonLines(),
        "csv": Csv(),
        "parquet": Parquet(),
        "xlsx": Xlsx(),
        "datapackage": DataPackage(),
        "eth-prio": EthPrio(),
        "pa-x": PaX(),
        "ucdp": UcdpAgreements(),
        "acled": Acled(),
        "turtle": TURTLE,
        "jsonld": JSON_LD,
        "geojson": GeoJson(),
        "plover": Plover(),
        "polecat": Polecat(),
    },
)
