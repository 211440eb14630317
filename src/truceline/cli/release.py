"""`truceline release`: a versioned snapshot of the ledger, as a data set is published; and the check of one."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from truceline.cli.options import AsJson, AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import console, note, print_json, table, wants_json, words

if TYPE_CHECKING:
    from truceline.releases import Data, Released

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where releases lie.")]
Version = Annotated[
    str | None,
    typer.Option("--version", metavar="V", help="The version. [default: year and number, as 26.1]"),
]
Title = Annotated[
    str | None, typer.Option(metavar="WORDS", help="The title. [default: that of the last release]")
]
Author = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", help='Who made it, "Family, Given"; may be given again.'),
]
Licence = Annotated[
    str | None, typer.Option(metavar="ID", help="The licence of the coding: an SPDX id, CC-BY-4.0.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="F", help="Only these formats. [default: all there are]"),
]
Verify = Annotated[bool, typer.Option("--verify", help="Check the release that lies in FOLDER.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog='Example: truceline release --title "Truces" --author "Aliyeva, Ana"')(release)


def release(
    *,
    folder: Folder = Path("releases"),
    version: Version = None,
    title: Title = None,
    author: Author = None,
    licence: Licence = None,
    formats: Formats = None,
    as_of: AsOf = None,
    verify: Verify = False,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Release the ledger as a data set: data, codebook, log, sums, what changed."""
    if verify:
        _verify(folder)
        return
    with ledger(place, settings_file) as opened:
        made = opened.release(
            folder,
            version=version,
            title=title,
            authors=tuple(author or ()) or None,
            licence=licence,
            formats=tuple(formats or ()),
            as_of=as_of.date() if as_of else None,
            tell=lambda name: note(f"{name} ..."),
        )
    if wants_json(as_json):
        from truceline.codec import to_plain

        print_json(to_plain(made))
    else:
        _print(made)


def _verify(folder: Path) -> None:
    from truceline.releases import verify

    wrong = list(verify(folder))
    for line in wrong:
        note(line)
    if wrong:
        raise typer.Exit(1)
    note("All files are as they were released, and obey the rules of their formats.")


def _print(made: Released) -> None:
    told = table("Data", "Rows", "Losses", "Faults")
    for column in told.columns[1:]:
        column.justify = "right"
    for path, files in groupby(made.data, _place):
        told.add_row(*_row(path, tuple(files)))
    console().print(told)
    if made.changes is not None:
        changes = made.changes
        note(
            f"Since {made.previous}: {len(changes.new):,} new, {len(changes.gone):,} gone, "
            f"{len(changes.changed):,} changed, {changes.same:,} as they were (CHANGES.md)."
        )
    note(f"Version {made.version} lies in {made.folder}. How to cite it stands in its README.md.")


def _place(one: Data) -> str:
    """The file, or the folder of a format that has a file for each table."""
    place = PurePosixPath(one.path).relative_to("data")
    return f"{place.parent}/" if place.parent.name else str(place)


def _row(path: str, files: tuple[Data, ...]) -> tuple[str | Text, ...]:
    faults = sum(len(one.faults) for one in files)
    name = f"{path} ({len(files):,} tables)" if len(files) > 1 else path
    return (
        words(name, "bold"),
        f"{sum(one.losses.rows for one in files):,}",
        f"{max(len(one.losses.losses) for one in files):,}",
        words(f"{faults:,}", "red" if faults else ""),
    )
