"""`truceline check`: whether the ledger is whole."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from truceline.cli.options import AsJson, Place, SettingsFile, settings
from truceline.cli.screen import console, count, note, print_json, table, wants_json, words
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.checks import CheckReport, Step, Telling

Deep = Annotated[bool, typer.Option("--deep", help="Also code every article again and compare.")]
_SHOWN = 20  # faults in the table
_PAUSE = 5.0  # seconds between two plain lines


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline check --ledger karabakh.ledger (exit status 1: there are faults)")(
        check
    )


def check(
    *, place: Place = None, deep: Deep = False, settings_file: SettingsFile = None, as_json: AsJson = False
) -> None:
    """Check that the ledger is whole: each value follows from the articles."""
    from truceline.checks import check_ledger
    from truceline.run import coder

    chosen = settings(settings_file)
    named = here(place or chosen.ledger)
    annotate = coder(chosen) if deep else None
    with _telling() as tell:
        report = check_ledger(named, annotate=annotate, batch=chosen.batch, tell=tell)
    if wants_json(as_json):
        print_json({"clean": report.is_clean, **asdict(report)})
    else:
        _show(report)
    if not report.is_clean:
        raise typer.Exit(1)


def here(place: str) -> str:
    """The place of a ledger that this machine can open. Raises InputError for a served one."""
    if place.startswith(("http://", "https://")):
        raise InputError(
            "this ledger is served by another machine.",
            where=place,
            next_step="Run the command there, with the ledger's file or database.",
        )
    return place


def _show(report: CheckReport) -> None:
    counts = report.counts
    held = ", ".join(count(counts[f"{thing}s"], thing) for thing in ("article", "claim", "ceasefire"))
    if report.is_clean:
        sys.stdout.write(f"{report.ledger} is whole: {held}.\n")
    else:
        faults = sum(report.found.values())
        sys.stdout.write(f"{report.ledger}: {count(faults, 'fault')} in {held}.\n\n")
        shown = table("table", "id", "fault")
        for one in report.faults[:_SHOWN]:
            shown.add_row(words(one.table), words(one.id), words(one.what))
        console().print(shown)
        if faults > _SHOWN:
            sys.stdout.write(f"… and {faults - _SHOWN:,} more (--json tells them).\n")
        sys.stdout.write("\n")
        for step in dict.fromkeys(one.next_step for one in report.faults):
            sys.stdout.write(f"{step}\n")
    for line in report.notes:
        note(line)


@contextmanager
def _telling() -> Iterator[Telling]:
    if not sys.stderr.isatty():
        yield _Lines()
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        task = bar.add_task("Checking …")
        yield lambda *so_far: bar.update(task, description=_line(*so_far))


class _Lines:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, step: Step, done: int, total: int, /) -> None:
        if time.monotonic() - self._last >= _PAUSE:
            self._last = time.monotonic()
            note(_line(step, done, total))


def _line(step: Step, done: int, total: int) -> str:
    so_far = f": {done:,} of {total:,}" if done else ""
    return f"Checking: {step}{so_far}"
