"""`truceline times`: the dates, times and durations in articles."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import typer

from truceline.cli.options import STDIN, AsJson, Columns, Files, Metadata, SettingsFile, settings
from truceline.cli.screen import console, print_json, table, wants_json, words

if TYPE_CHECKING:
    from truceline.model import Drop
    from truceline.run import Timed


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(
        epilog="Example: truceline times report.txt, or: truceline times - < reports.jsonl > times.jsonl"
    )(times)


def times(
    files: Files = None,
    metadata: Metadata = None,
    columns: Columns = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Read articles and print the dates and times in them."""
    from truceline.cli.progress import each
    from truceline.run import annotator, fetcher, time_articles
    from truceline.sources import parse_columns, read_sources

    chosen = settings(settings_file)
    articles = read_sources(
        files or [STDIN],
        metadata=metadata,
        max_bytes=chosen.max_bytes,
        columns=parse_columns(chosen.columns if columns is None else columns),
        fetch=fetcher(chosen),
    )
    made = time_articles(articles, annotator(chosen), batch=chosen.batch)
    each(made, print_line if wants_json(as_json) else print_times)


def print_line(timed: Timed | Drop) -> None:
    """Prints the times in an article as a line of JSON."""
    from truceline.exports import times_plain

    print_json(times_plain(timed))


def print_times(timed: Timed | Drop) -> None:
    """Prints the times in an article as a table. What was left out is told at the end."""
    from truceline.run import Timed

    if not isinstance(timed, Timed) or timed.document is None:
        return
    screen = console()
    screen.rule(words(timed.article.name, "bold"), align="left", style="dim")
    made = table("Words", "Value", "From", "Before", "Counted from")
    for time in timed.times:
        when = time.when
        bounds = (when.earliest if when else None, when.latest if when else None)
        value = f"{time.value} {time.mod}" if time.mod else time.value
        made.add_row(*map(words, (time.span.quote, value, *map(_short, bounds), time.anchor or "")))
    screen.print(made)


def _short(bound: datetime | None) -> str:
    return bound.isoformat(" ", "minutes").removesuffix(" 00:00") if bound else ""
