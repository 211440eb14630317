"""`truceline copy`: a ledger moves from a file to a database, or back."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from truceline.cli.check import here
from truceline.cli.options import AsJson
from truceline.cli.screen import count, note, print_json, wants_json

if TYPE_CHECKING:
    from truceline.store import Copied, CopyTell

Source = Annotated[str, typer.Argument(metavar="FROM", help="The ledger: a file, or a database address.")]
Target = Annotated[
    str,
    typer.Argument(
        metavar="TO", help="Where it is copied to: a new file, or the address of an empty database."
    ),
]
_PAUSE = 5.0  # seconds between two plain lines


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline copy karabakh.ledger postgresql://ana@db.example.org/truces")(copy)


def copy(source: Source, target: Target, *, as_json: AsJson = False) -> None:
    """Copy a ledger to another place, from a file to PostgreSQL or back: row for row, wholly or not at all.

    Others may go on using the ledger meanwhile; what they write later is not in the copy.
    """
    from truceline.store import open_store, shown

    places = {"from": shown(here(source)), "to": shown(here(target))}
    with open_store(source, create=False) as ledger, open_store(target) as other, _telling() as tell:
        counts = ledger.copy_to(other, tell)
    if wants_json(as_json):
        print_json({**places, "counts": dict(counts)})
    else:
        held = ", ".join(count(counts[f"{thing}s"], thing) for thing in ("article", "claim", "judgement"))
        rows = count(sum(counts.values()), "row")
        sys.stdout.write(f"{places['to']}: {held}; {rows} in all, as in {places['from']}.\n")
    _tell_users(source, target)


def _tell_users(source: str, target: str) -> None:
    from truceline.access import access_place

    users = access_place(source)
    if users.exists() and users != access_place(target):
        note(f"The users and their log stay in {users}; serve the copy with --access {users}.")


@contextmanager
def _telling() -> Iterator[CopyTell]:
    if not sys.stderr.isatty():
        yield _Lines()
        return
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Copying ...", total=None)
        yield lambda so_far: bar.update(
            task, description=f"Copying {so_far.table}", completed=so_far.rows, total=so_far.of
        )


class _Lines:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, so_far: Copied, /) -> None:
        if time.monotonic() - self._last >= _PAUSE:
            self._last = time.monotonic()
            note(f"Copying {so_far.table}: {so_far.rows:,} of {so_far.of:,} rows")
