"""Writes a ledger in the layout of ETH/PRIO."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from truceline.errors import NotFound
from truceline.evaluation.coding import CodedCase
from truceline.exports.eth_prio.check import check_rows
from truceline.exports.eth_prio.coded import Numbered, coded_cases
from truceline.exports.eth_prio.columns import COLUMNS
from truceline.exports.eth_prio.losing import ids_of, note_ceasefire, note_ledger
from truceline.exports.eth_prio.rows import coded_ceasefires, rows_of
from truceline.exports.losses import Fault, Losing, Losses
from truceline.exports.sheets import write_sheet
from truceline.views import Extract


class EthPrio:
    """One row for each actor's declaration, as the ETH/PRIO ceasefire data have them; rows of one `cf_id` are one ceasefire."""

    says = "ETH/PRIO ceasefires: a row for each actor's declaration"
    suffix = ".csv"
    media_type = "text/csv; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the rows, ceasefire by ceasefire, to the stream."""
        if table is not None:
            raise NotFound(f"eth-prio has no table {table!r}.", next_step="Leave the table out.")
        losing, ceasefires = Losing(), 0
        named: set[str] = set()

        def rows() -> Iterator[dict[str, str]]:
            nonlocal ceasefires
            for coded in coded_ceasefires(extract):
                told = list(rows_of(coded, extract))
                note_ceasefire(losing, coded, told)
                ceasefires += 1
                named.update(ids_of(coded))
                yield from told

        count = write_sheet(to, COLUMNS, rows())
        note_ledger(losing, extract, named)
        return losing.losses("eth-prio", rows=count, ceasefires=ceasefires, written=ceasefires)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where a file does not obey the coding rules."""
        return check_rows(file.read())


def cases_of(extract: Extract, coder: str = "Truceline") -> tuple[CodedCase, ...]:
    """The ledger's own coding of its ceasefires, as it reads in the layout of ETH/PRIO."""
    rows = (row for coded in coded_ceasefires(extract) for row in rows_of(coded, extract))
    return coded_cases((Numbered(number, row) for number, row in enumerate(rows, start=1)), coder)
