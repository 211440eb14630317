"""`truceline export`: the ceasefires in a format that others read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from truceline.cli.options import AsOf, Place, SettingsFile, ledger

Format = Annotated[str, typer.Option("--format", "-f", metavar="F", help="The format: jsonl.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write it. [default: standard output]"),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline export --format jsonl --output ceasefires.jsonl")(export)


def export(
    name: Format = "jsonl",
    output: Output = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
) -> None:
    """Write the ceasefires to a file in another format."""
    with ledger(place, settings_file) as opened:
        opened.export(name, output or sys.stdout.buffer, as_of=as_of.date() if as_of else None)
