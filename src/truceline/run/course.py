"""How a run goes, told to the log in numbers."""

from __future__ import annotations

from time import perf_counter

from truceline.logs import Event, Level, tell
from truceline.run.report import Report


class Course:
    """A run on its way: tells when it began, each batch, and how it ended."""

    def __init__(self, run: str) -> None:
        self._run, self._began = run, perf_counter()
        tell(Event.RUN_BEGAN, run=run)

    def batch(self, so_far: Report) -> None:
        """Tells that a batch is stored."""
        self._tell(Event.BATCH, so_far, Level.DEBUG)

    def end(self, report: Report) -> None:
        """Tells that the run came to its end."""
        self._tell(Event.RUN_ENDED, report, Level.INFO)

    def _tell(self, event: Event, so_far: Report, level: Level) -> None:
        tell(
            event,
            level,
            run=self._run,
            articles=so_far.articles,
            new=so_far.new,
            known=so_far.known,
            claims=so_far.claims,
            ceasefires=so_far.after or None,
            left_out=sum(so_far.drops.values()),
            seconds=round(perf_counter() - self._began, 3),
        )
