"""How a run goes and what came of it, on standard error: a line that moves on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from truceline.cli.screen import count, note, words
from truceline.model import Coded, Drop, Stage
from truceline.run import Progress as Tell
from truceline.run import Report, Tally, Timed

Made = TypeVar("Made", Coded | Drop, Timed | Drop)

_PAUSE = 5.0  # seconds between two plain lines


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Tell]:
    """Tells what it is handed; `quiet` where the output itself shows the way."""
    if quiet:
        yield lambda _: None
    elif not sys.stderr.isatty():
        yield _Lines()
    else:
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,  # Rich would print what is meant for a file or pipe on the terminal instead
            redirect_stderr=False,
        )
        with bar:
            task = bar.add_task("Reading …")
            yield lambda so_far: bar.update(task, description=_line(so_far))


def each(made: Iterable[Made], show: Callable[[Made], None]) -> None:
    """Shows what came of each article as soon as it is there, and at the end what was left out."""
    tally = Tally()
    with progress(quiet=sys.stdout.isatty()) as tell:
        for one in made:
            tally.count(one)
            show(one)
            sys.stdout.flush()
            tell(tally.report())
    end(tally.report())


def end(report: Report) -> None:
    """Tells what was left out, and ends the command with 2 if nothing at all was read."""
    tell_drops(report)
    if not report.read:
        note("Nothing was read.")
        raise typer.Exit(2)


def tell_drops(report: Report) -> None:
    """Says how much was left out for which reason, with the first few of each."""
    if not report.drops:
        return
    counts = ", ".join(f"{number:,} {reason}" for reason, number in report.drops.items())
    note(f"Left out: {counts}.")
    for drop in report.examples:
        if drop.stage is not Stage.GATE:  # articles about something else are as expected
            note(f"  {words(drop.where)}: {words(drop.detail)}")


class _Lines:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, so_far: Report, /) -> None:
        if time.monotonic() - self._last >= _PAUSE:
            self._last = time.monotonic()
            note(_line(so_far))


def _line(so_far: Report) -> str:
    left_out = sum(so_far.drops.values())
    made = count(so_far.claims, "claim") if so_far.times is None else count(so_far.times, "time")
    done = f"{count(so_far.articles, 'article')} · {made}"
    return done + (f" · {left_out:,} left out" if left_out else "")
