"""JSON lines: nothing is lost, every value stands with its evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from truceline.exports.plain import case_plain
from truceline.views import CasePage


class JsonLines:
    """One line of JSON a ceasefire: its fields with value or abstention and reason, and its claims with their words."""

    def write(self, cases: Iterable[CasePage], stream: TextIO) -> None:
        """Writes these ceasefires, in this order, to the stream."""
        stream.writelines(json.dumps(case_plain(case), ensure_ascii=False) + "\n" for case in cases)
