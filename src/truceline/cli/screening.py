"""`truceline screening`: what was searched, what was left out and why, for a data set's method section."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.brief import hand_out
from truceline.cli.options import AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import note, print_json, tell_as_of

if TYPE_CHECKING:
    from truceline.views.screening import Screening

Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A file: .md, .html, .docx, .pdf or .csv. [default: print]"
    ),
]

AsData = Annotated[bool, typer.Option("--json", help="Print the log as JSON.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline screening --output screening.pdf")(screening)


def screening(
    *,
    output: Output = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsData = False,
) -> None:
    """Tell what was searched and left out, and why, by source and day."""
    from truceline.codec import to_plain
    from truceline.papers.screening import screening_paper

    with ledger(place, settings_file) as opened:
        told = opened.screening(as_of.date() if as_of else None)
    tell_as_of(as_of.date() if as_of else None, told.undated)
    if as_json:
        print_json(to_plain(told))
    elif output is not None and output.suffix.lower() == ".csv":
        _write_csv(told, output)
    else:
        hand_out(screening_paper(told), output)


def _write_csv(told: Screening, output: Path) -> None:
    from truceline.exports import draft
    from truceline.papers.screening import screening_csv

    with draft(output) as stream:
        stream.write(screening_csv(told).encode())
    note(f"{output}: written.")
