"""Options that several commands share."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from truceline.ledger import Ledger
    from truceline.settings import Settings

STDIN = "-"

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILES",
        help="Articles: files, archives, folders, http(s) addresses; - (or none) is standard input.",
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE", help="Articles: files, archives, folders, http(s) addresses; - is standard input."
    ),
]
Metadata = Annotated[
    Path | None,
    typer.Option(metavar="CSV", help="Table of what is known of the files: file,title,outlet,published,url."),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD=COLUMN,…", help="Columns of tables of articles, like text=body,published=day."
    ),
]
Place = Annotated[
    str | None,
    typer.Option("--ledger", "-l", metavar="FILE-or-URL", help="The ledger. [default: truceline.ledger]"),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="Settings. [default: truceline.toml, if any]"),
]
AccessFile = Annotated[
    str | None,
    typer.Option(
        "--access", metavar="FILE", help="Users and what they did. [default: the ledger's name and .access]"
    ),
]
Log = Annotated[
    str | None,
    typer.Option("--log", metavar="FILE", help="What happens, a line each; - prints it."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DAY", help="As was known at the end of this day (2020-10-12)."
    ),
]
On = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DAY",
        help="The day whose standing is told. [default: the day of --as-of, else of the last report]",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as is done without a terminal.")]
CaseId = Annotated[str, typer.Argument(metavar="ID", help="A ceasefire, like AZE-ARM-2020-10-10.")]


def settings(path: Path | None) -> Settings:
    """The settings of this run."""
    from truceline.settings import load_settings

    return load_settings(path, os.environ)


def logged(chosen: Settings, log: str | None) -> Settings:
    """These settings with the log that an option names; begins to tell what happens, where there is one."""
    made = chosen.model_copy(update={"log": log}) if log is not None else chosen
    if made.log:
        from truceline.logs import begin_log

        begin_log(made)
    return made


def ledger(place: str | None, settings_file: Path | None, log: str | None = None) -> Ledger:
    """The ledger that the options name."""
    from truceline.ledger import Ledger

    return Ledger(place, settings=logged(settings(settings_file), log))
