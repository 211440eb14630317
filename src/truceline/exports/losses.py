"""What a format cannot hold of a ledger: the report that comes with each export."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from truceline.model import Abstention

ABSTAINED = {
    Abstention.NOT_MENTIONED: "no claim speaks of it",
    Abstention.UNCLEAR: "claims leave it open",
    Abstention.NONE: "reports say there is none",
}
"""What an abstention means, in words."""


GUARDED = "words that a spreadsheet would run as a formula have an apostrophe before them"
"""What is said of cells that begin like a formula."""


class LossKind(StrEnum):
    """How something of the ledger is lost: the format has no place for it, holds it less exactly, marks it with a code, or wants more than is known."""

    LEFT_OUT = "left out"
    COARSER = "coarser"
    CODED = "coded"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One way in which an export tells less, or other, than the ledger.

    `what` is what of the ledger it is about (a field such as `effect`, or `contacts`, `article`), `column` the format's, empty where
    there is none. `code` is the format's code where an abstention or a value is written with one ("-1", "0", ""), and `says` tells it for
    people. `count` is how often, `ceasefires` in which ones, in their order.
    """

    kind: LossKind
    what: str
    column: str = ""
    code: str | None = None
    says: str
    count: int
    ceasefires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """What an export in a format tells less than the ledger: its rows, the ceasefires that were there and those that stand in it."""

    format: str
    rows: int
    ceasefires: int
    written: int
    losses: tuple[Loss, ...] = ()


class Losing:
    """Takes note of what is lost while an export is written."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[LossKind, str, str, str | None, str]] = Counter()
        self._where: dict[tuple[LossKind, str, str, str | None, str], dict[str, None]] = {}

    def note(  # noqa: PLR0913  # what a loss is made of
        self,
        kind: LossKind,
        what: str,
        says: str,
        *,
        column: str = "",
        code: str | None = None,
        ceasefire: str | None = None,
        count: int = 1,
    ) -> None:
        """Takes note of a loss, so often, in this ceasefire; a count of 0 is none."""
        if not count:
            return
        key = (kind, what, column, code, says)
        self._counts[key] += count
        where = self._where.setdefault(key, {})
        if ceasefire is not None:
            where[ceasefire] = None

    def losses(self, name: str, *, rows: int, ceasefires: int, written: int) -> Losses:
        """All that was noted, for the format of this name: by kind, then in the order of its first note."""
        order = list(LossKind).index
        told = sorted(self._counts.items(), key=lambda one: order(one[0][0]))
        return Losses(
            format=name,
            rows=rows,
            ceasefires=ceasefires,
            written=written,
            losses=tuple(
                Loss(
                    kind=kind,
                    what=what,
                    column=column,
                    code=code,
                    says=says,
                    count=count,
                    ceasefires=tuple(self._where[(kind, what, column, code, says)]),
                )
                for (kind, what, column, code, says), count in told
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Where a file does not obey the rules of its format: the row (counted from 1, after the header; None for the file), the column, and what is wrong."""

    row: int | None
    column: str
    says: str
