"""One run of `add`: what was searched, by which version, and what came of every record it met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a record that was not left out: known before, read with claims, or read without."""

    KNOWN = "known"
    CLAIMS = "claims"
    NO_CLAIMS = "no_claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How many records of one source and day came to the same.

    `source` is a file, folder or address as it was named, or a file of many articles within a folder. `day` is the day of publication as the
    record alone tells it, else the one on which it was fetched (ISO 8601); None where neither is known. `outcome` is one of `Outcome`, or the
    reason of a drop, whose stage is then in `stage`. `claims` are those that the records gave.
    """

    source: str
    day: str | None
    outcome: str
    stage: str | None = None
    records: int
    claims: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run: when it began and ended, what it was to read, by which version and settings, and what it met.

    `ended` is None for a run that was interrupted or still goes on: what it met till then is there. `settings` are those that decide
    what is read and how. Addresses hold no passwords or tokens.
    """

    id: str
    began: datetime
    ended: datetime | None = None
    version: str
    sources: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    met: tuple[Met, ...] = ()
