"""JSON lines: nothing is lost, every value stands with its evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from truceline.errors import NotFound
from truceline.exports.losses import Fault, Losing, Losses
from truceline.exports.plain import case_plain
from truceline.views import Extract


class JsonLines:
    """One line of JSON a ceasefire: its fields with value or abstention and reason, and its claims with their words."""

    says = "one line of JSON a ceasefire, with all evidence"
    suffix = ".jsonl"
    media_type = "application/jsonl; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the ceasefires, in their order, to the stream."""
        if table is not None:
            raise NotFound(f"jsonl has no table {table!r}.", next_step="Leave the table out.")
        rows = 0
        for page in extract.shown.pages():
            to.write((json.dumps(case_plain(page), ensure_ascii=False) + "\n").encode())
            rows += 1
        return Losing().losses("jsonl", rows=rows, ceasefires=rows, written=rows)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Lines that are no ceasefire in JSON."""
        for number, line in enumerate(file, start=1):
            try:
                told = json.loads(line)
            except ValueError as error:
                yield Fault(row=number, column="", says=f"is no JSON: {error}")
                continue
            for part in ("id", "fields", "evidence"):
                if not isinstance(told, dict) or part not in told:
                    yield Fault(row=number, column=part, says="is missing")
