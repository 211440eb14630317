"""`truceline backup` and `truceline restore`: a copy of the ledger in one file, and back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from truceline.cli.check import here
from truceline.cli.options import AccessFile, AsJson, Place, SettingsFile, settings
from truceline.cli.screen import count, print_json, wants_json

if TYPE_CHECKING:
    from truceline.settings import Settings
    from truceline.store import Copying

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the backup.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace the file if it is there.")]
Users = Annotated[
    bool, typer.Option("--users", help="Also the users and the log of a served ledger, as FILE.access.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands to the app."""
    app.command(epilog="Example: truceline backup monday.ledger --ledger karabakh.ledger")(backup)
    app.command(epilog="Example: truceline restore monday.ledger --ledger again.ledger")(restore)


def backup(
    file: File,
    *,
    replace: Replace = False,
    users: Users = False,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Write the ledger, as it stands now, to one file; others may write on."""
    from truceline.store import back_up, copy_file

    chosen = settings(settings_file)
    with _telling("Copying …") as tell:
        made = back_up(here(place or chosen.ledger), file, replace=replace, tell=tell)
        if users:
            copy_file(_access(place, access_file, chosen), _beside(file), replace=replace)
    if wants_json(as_json):
        print_json(asdict(made))
    else:
        sys.stdout.write(f"{made.file}: {_held(made.counts)}, {made.size:,} bytes, SHA-256 {made.sha256}.\n")


def restore(
    file: File,
    *,
    users: Users = False,
    place: Place = None,
    access_file: AccessFile = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the place of a new ledger."""
    from truceline.store import copy_file, refuse_taken
    from truceline.store import restore as put_back

    chosen = settings(settings_file)
    target = here(place or chosen.ledger)
    access = _access(place, access_file, chosen)
    if users:
        refuse_taken(access)
    with _telling("Copying …") as tell:
        counts = put_back(file, target, tell=tell)
        if users:
            copy_file(_beside(file), access)
    if wants_json(as_json):
        print_json({"ledger": target, "counts": counts})
    else:
        sys.stdout.write(f"{target}: {_held(counts)}. Look at it: truceline check --ledger {target}\n")


def _access(place: str | None, named: str | None, chosen: Settings) -> Path:
    from truceline.access import access_place

    return access_place(place or chosen.ledger, named or chosen.access)


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.access")


def _held(counts: dict[str, int]) -> str:
    return ", ".join(count(counts[f"{thing}s"], thing) for thing in ("article", "claim", "judgement"))


@contextmanager
def _telling(what: str) -> Iterator[Copying]:
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)
