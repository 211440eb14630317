"""The table of export formats. Packages add one through the entry-point group `truceline.exporters`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TextIO

from truceline.exports.jsonl import JsonLines
from truceline.registry import Table
from truceline.views import CasePage


class Exporter(Protocol):
    """Writes ceasefires in one format."""

    def write(self, cases: Iterable[CasePage], stream: TextIO) -> None:
        """Writes these ceasefires, in this order, to the stream."""


EXPORTERS: Table[Exporter] = Table("exporters", {"jsonl": JsonLines()})
