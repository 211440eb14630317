"""What became of a ceasefire from one moment to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value of a ceasefire that is another now; or, without `field`, a ceasefire that came or went.

    `was` and `now` are words: of values, or of ids. One that came has no `was`, one that went whole no `now`.
    """

    ceasefire: str
    field: str | None = None
    was: str = ""
    now: str = ""

    def __str__(self) -> str:
        if self.field is not None:
            return f"{self.ceasefire}: {self.field} was {self.was}, is {self.now}"
        if not self.was:
            return f"{self.ceasefire} is new"
        return (
            f"{self.ceasefire} is now part of {self.now}"
            if self.now
            else f"{self.ceasefire} is no longer told of"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A change as the ledger remembers it: the how manyth it was, counted from 1, and when it was derived (UTC)."""

    number: int
    at: datetime
    change: Change
