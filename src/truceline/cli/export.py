"""`truceline export`: the ceasefires in a format that others read, what it loses, and whether a file obeys its rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict, Unpack

import typer
from rich.console import Console

from truceline.cli.options import STDIN, AsJson, AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import console, count, note, print_json, wants_json, words
from truceline.cli.screen import table as table_of
from truceline.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from truceline.exports import Fault, Losses
    from truceline.ledger import Ledger

Named = Annotated[str, typer.Option("--format", "-f", metavar="F", help="The format; see --formats.")]
Formats = Annotated[bool, typer.Option("--formats", help="List the formats, and end.")]
Table = Annotated[
    str | None, typer.Option("--table", "-t", metavar="T", help="The table, where a format has several.")
]
Ids = Annotated[
    Path | None,
    typer.Option("--ids", metavar="CSV", help="Ids of other lists for ours: id,scheme,value."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write it. [default: standard output]"),
]
Lossiness = Annotated[
    Path | None,
    typer.Option(
        "--lossiness", metavar="FILE", help="Where to tell what is lost: .md .html .docx .pdf .json."
    ),
]
Check = Annotated[
    str | None,
    typer.Option("--check", metavar="FILE", help="Tell where FILE breaks the format's rules, and end."),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline export --format eth-prio --output ceasefires.csv")(export)


def export(
    *,
    name: Named = "jsonl",
    formats: Formats = False,
    table: Table = None,
    ids: Ids = None,
    output: Output = None,
    lossiness: Lossiness = None,
    check: Check = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Write the ceasefires to a file in another format, and tell what it loses."""
    if formats:
        print_formats(as_json)
    elif check is not None:
        print_faults(name, check, as_json)
    else:
        day = as_of.date() if as_of else None
        with ledger(place, settings_file) as opened:
            losses = _write(opened, name, output, lossiness, table=table, ids=ids, as_of=day)
        _tell(losses, output, lossiness)
        if as_json and output is not None:
            from truceline.codec import to_plain

            print_json(to_plain(losses))


def print_formats(as_json: bool) -> None:
    """Prints the formats, and their tables where they have several."""
    from truceline.exports.formats import formats

    if wants_json(as_json):
        for one in formats():
            print_json(asdict(one))
        return
    made = table_of("Format", "What it is", "Tables")
    made.columns[0].no_wrap = True
    for one in formats():
        made.add_row(words(one.name, "bold"), words(one.says), words(", ".join(one.tables)))
    console().print(made)


def print_faults(name: str, file: str, as_json: bool) -> None:
    """Prints where a file breaks the rules of a format; ends the command with 1 where it does."""
    faults = list(_faults(name, file))
    if wants_json(as_json):
        for fault in faults:
            print_json(asdict(fault))
    elif faults:
        made = table_of("Row", "Column", "What is wrong")
        for fault in faults:
            made.add_row(str(fault.row or "–"), words(fault.column or "–"), words(fault.says))
        console().print(made)
    if faults:
        note(f"{file}: {count(len(faults), 'fault')} by the rules of {name}.")
        raise typer.Exit(1)
    note(f"{file}: obeys the rules of {name}.")


def _faults(name: str, file: str) -> Iterator[Fault]:
    from truceline.exports import EXPORTERS

    exporter = EXPORTERS[name]
    if file == STDIN:
        yield from exporter.check(sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as stream:
            yield from exporter.check(stream)
    except OSError as error:
        raise InputError(
            f"the file cannot be read ({error.strerror}).", where=file, next_step="Name another file."
        ) from error


def _write(
    opened: Ledger,
    name: str,
    output: Path | None,
    lossiness: Path | None,
    **asked: Unpack[_Asked],
) -> Losses:
    """Writes the export, and the report beside it."""
    from truceline.exports import EXPORTERS
    from truceline.exports.formats import file_name, is_text
    from truceline.exports.lossiness import SUFFIX, check_form, write_lossiness

    exporter = EXPORTERS[name]
    if output is None and sys.stdout.isatty() and not is_text(exporter):
        raise InputError(
            f"{name} is no text that a terminal can show.",
            next_step=f"Name a file: --output {file_name(name, asked['table'])}.",
        )
    if lossiness is not None:
        check_form(lossiness)
    with _waiting(name, output):
        losses = opened.export(name, output or sys.stdout.buffer, **asked)
    report = lossiness or (output.with_name(output.name + SUFFIX) if output and losses.losses else None)
    if report is not None:
        write_lossiness(losses, report, table=asked["table"], day=asked["as_of"])
    return losses


class _Asked(TypedDict):
    table: str | None
    ids: Path | None
    as_of: date | None


def _waiting(name: str, output: Path | None) -> AbstractContextManager[object]:
    """A sign on the terminal that it goes on, where what is written does not show that."""
    if not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        return nullcontext()
    return Console(stderr=True).status(f"Writing {name} …")


def _tell(losses: Losses, output: Path | None, lossiness: Path | None) -> None:
    """Says what was written, and what of the ledger does not stand in it."""
    from truceline.exports.lossiness import SUFFIX

    where = f"{output}: " if output else ""
    done = f"{where}{count(losses.rows, 'row')} of {count(losses.written, 'ceasefire')}."
    if not losses.losses:
        note(f"{done} Nothing is lost.")
        return
    what = f"{count(len(losses.losses), 'kind')} of things {losses.format} tells less or otherwise"
    told = lossiness or (f"{output}{SUFFIX}" if output else None)
    note(f"{done} {what}: {told or 'list them with --lossiness FILE'}.")
