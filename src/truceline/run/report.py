"""What a run read and made, told while it runs and at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from truceline.model import Coded, Drop, RawArticle
from truceline.run.timing import Timed

EXAMPLES = 3  # drops told in full for each reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a run so far: articles found in the sources, new and known ones, claims, and what was left out.

    `times` is None in a run that reads claims. `read` counts articles whose text could be read; `drops` counts what was left out by reason, and `examples` holds
    the first few of each reason. `before` and `after` count the ceasefires in the ledger.
    """

    articles: int = 0
    read: int = 0
    new: int = 0
    known: int = 0
    claims: int = 0
    times: int | None = None
    drops: Mapping[str, int] = field(default_factory=dict)
    examples: tuple[Drop, ...] = ()
    before: int = 0
    after: int = 0


class Progress(Protocol):
    """Is told how far a run has come, after every batch."""

    def __call__(self, so_far: Report, /) -> None:
        """Takes note of the state of the run."""


class Hearing(Protocol):
    """Is told all that a run comes upon, one by one."""

    def __call__(self, one: Coded | RawArticle | Drop, /) -> None:
        """Takes note of what came of an article, of an article that the ledger held before, or of what was left out."""


class Tally:
    """Counts for a report while a run goes on."""

    def __init__(self, *, before: int = 0) -> None:
        self.before = before
        self.articles = self.read = self.new = self.known = self.claims = 0
        self.times: int | None = None
        self._reasons: Counter[str] = Counter()
        self._examples: list[Drop] = []

    def count(self, one: Coded | Timed | Drop) -> None:
        """Counts what came of an article."""
        if isinstance(one, Drop):
            self.drop(one)
            return
        self.articles += 1
        self.read += one.document is not None
        if isinstance(one, Coded):
            self.claims += len(one.claims)
        else:
            self.times = (self.times or 0) + len(one.times)
        for drop in one.drops:
            self.drop(drop)

    def know(self, articles: int) -> None:
        """Counts articles that are in the ledger already."""
        self.articles += articles
        self.read += articles
        self.known += articles

    def drop(self, drop: Drop) -> None:
        """Counts something left out."""
        self._reasons[drop.reason] += 1
        if self._reasons[drop.reason] <= EXAMPLES:
            self._examples.append(drop)

    def report(self, *, after: int | None = None) -> Report:
        """The report as it stands."""
        return Report(
            articles=self.articles,
            read=self.read,
            new=self.new,
            known=self.known,
            claims=self.claims,
            times=self.times,
            drops=dict(self._reasons),
            examples=tuple(self._examples),
            before=self.before,
            after=self.before if after is None else after,
        )
