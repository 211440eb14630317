"""What a check found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from truceline.store import Damage

MOST = 1_000
"""How many faults are told one by one; the others are counted."""


class Step(StrEnum):
    """What a check is at."""

    DATABASE = "database"
    ROWS = "rows"
    ARTICLES = "articles"
    RECORDS = "records"
    AGAIN = "coding again"


Telling = Callable[[Step, int, int], None]
"""Is told how a check goes: the step, how much of it is done, and of how much (0 where that is not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check of a ledger found: how many rows each table has, the faults, and what could not be checked.

    `found` counts all faults by table, `faults` are the first of them.
    """

    ledger: str
    deep: bool
    counts: dict[str, int]
    found: dict[str, int] = field(default_factory=dict)
    faults: tuple[Damage, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether no fault was found."""
        return not self.found


class Findings:
    """The faults found so far: all are counted, the first are kept."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.faults: list[Damage] = []

    def take(self, found: Iterable[Damage]) -> None:
        """Takes note of these faults."""
        for one in found:
            self.counts[one.table] += 1
            if len(self.faults) < MOST:
                self.faults.append(one)
