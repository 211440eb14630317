"""`truceline add`: articles into the ledger."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from truceline.cli.options import AsJson, Columns, Log, Metadata, Place, SettingsFile, Sources, ledger
from truceline.cli.screen import count, note, print_json

if TYPE_CHECKING:
    from truceline.run import Report


Engine = Annotated[
    Literal["local", "ray"],
    typer.Option(metavar="local|ray", help="What reads: this machine, or Ray.", show_default=False),
]
Address = Annotated[
    str | None, typer.Option(metavar="HOST:PORT", help="The Ray cluster. [default: one begun here]")
]
Shards = Annotated[
    str | None, typer.Option(metavar="FOLDER", help="Where Ray's workers leave what they make.")
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline add articles/ --ledger karabakh.ledger")(add)


def add(
    sources: Sources,
    metadata: Metadata = None,
    columns: Columns = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    *,
    again: Annotated[bool, typer.Option("--again", help="Try once more what had hung or crashed.")] = False,
    engine: Engine = "local",
    address: Address = None,
    shards: Shards = None,
    log: Log = None,
    as_json: AsJson = False,
) -> None:
    """Read articles into the ledger; safe to repeat and to interrupt."""
    from truceline.cli.progress import end, progress
    from truceline.sources import parse_columns
    from truceline.store import shown

    named = parse_columns(columns) if columns is not None else None
    with ledger(place, settings_file, log) as opened, progress() as tell:
        report = opened.add(
            sources,
            metadata=metadata,
            columns=named,
            again=again,
            engine=engine,
            address=address,
            shards=shards,
            progress=tell,
        )
    if as_json:
        print_json({**asdict(report), "examples": [drop.where for drop in report.examples]})
    else:
        note(summary(report, shown(opened.place)))
    end(report)


def summary(report: Report, place: str) -> str:
    """The run in two lines."""
    was = "" if report.before == report.after else f" (before: {report.before:,})"
    return (
        f"{count(report.articles, 'article')}: {report.new:,} new, {report.known:,} in the ledger before. "
        f"{count(report.claims, 'new claim')}.\n{place}: {count(report.after, 'ceasefire')}{was}."
    )
