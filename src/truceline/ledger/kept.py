"""What a ledger can be asked and told, wherever it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Protocol

from truceline.evaluation.coding import CodedCase
from truceline.exports import Losses
from truceline.model import Ceasefire, Claim, Document, Drop, Judgement, Noted, RawArticle, Verdict
from truceline.run import Judged, Machines, Progress, Report
from truceline.views import (
    ActorRow,
    ConflictRow,
    Details,
    Explanation,
    Extract,
    Shown,
    Timeline,
    UnsettledShown,
)
from truceline.views.screening import Screening


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is to be added: files, folders and addresses, a table of what is known of them, and which columns give which fields.

    With `again`, what was given up before is tried once more. `machines` are those that are to read it; without any, this process does.
    """

    named: tuple[str, ...]
    metadata: Path | None = None
    columns: Mapping[str, str] | None = None
    again: bool = False
    machines: Machines | None = None


class Kept(Protocol):
    """A ledger in its place. What each method gives stands with the methods of `Ledger`."""

    def add(self, sources: Sources, progress: Progress | None) -> Report:
        """Reads sources into the ledger."""

    def add_articles(
        self, articles: Iterable[RawArticle | Drop], named: tuple[str, ...], progress: Progress | None
    ) -> Report:
        """Adds articles that are at hand."""

    def changes(self, since: int, most: int | None) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number."""

    def last_change(self) -> int:
        """The number of the newest change."""

    def shown(self, as_of: date | None) -> Shown:
        """The ledger as it is shown."""

    def conflicts(self, as_of: date | None) -> tuple[ConflictRow, ...]:
        """The conflicts."""

    def timeline(self, asked: str, *, whole: bool, as_of: date | None) -> Timeline:
        """A ceasefire or a conflict in order of time."""

    def ceasefires(self, as_of: date | None) -> tuple[Ceasefire, ...]:
        """The ceasefires."""

    def explain(self, ceasefire: str, field: str, as_of: date | None) -> Explanation:
        """Why a field is as it is."""

    def claims(self) -> tuple[Claim, ...]:
        """All claims."""

    def actors(self, as_of: date | None) -> tuple[ActorRow, ...]:
        """Who is known."""

    def judge(self, verdict: Verdict, subject: str, details: Details, *, by: str | None, why: str) -> Judged:
        """Keeps a judgement."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements."""

    def unsettled(self) -> tuple[UnsettledShown, ...]:
        """The judgements that do not fit."""

    def documents(self) -> tuple[Document, ...]:
        """All documents."""

    def drops(self) -> tuple[Drop, ...]:
        """All that was left out."""

    def extract(self, as_of: date | None) -> Extract:
        """The ledger at one moment, as files are made of it."""

    def screening(self, as_of: date | None) -> Screening:
        """What was searched, and what was left out and why."""

    def export(self, name: str, to: BinaryIO | Path, as_of: date | None, table: str | None) -> Losses:
        """Writes the ledger in a format."""

    def keep_coding(self, name: str, digest: str, coding: Sequence[CodedCase]) -> bool:
        """Keeps what a person coded."""

    def close(self) -> None:
        """Lets go."""
