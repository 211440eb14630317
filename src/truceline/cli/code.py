"""`truceline code`: what articles say about ceasefires, without a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from truceline.cli.options import STDIN, AsJson, Columns, Files, Metadata, SettingsFile, settings
from truceline.cli.screen import AsFormat, console, print_json, wants_lines, words

if TYPE_CHECKING:
    from truceline.model import Coded, Drop


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(
        epilog="Example: truceline code report.txt, or: truceline code - < reports.jsonl > claims.jsonl"
    )(code)


def code(
    files: Files = None,
    form: AsFormat = None,
    metadata: Metadata = None,
    columns: Columns = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Read articles and print what they say; no ledger is needed."""
    from truceline.cli.progress import each
    from truceline.documents import bytes_gate
    from truceline.run import Reading, code_articles, coder, fetcher
    from truceline.sources import parse_columns, read_sources

    chosen = settings(settings_file)
    named = parse_columns(chosen.columns if columns is None else columns)
    articles = read_sources(
        files or [STDIN],
        metadata=metadata,
        max_bytes=chosen.max_bytes,
        columns=named,
        gate=bytes_gate(),
        fetch=fetcher(chosen),
        read=Reading(chosen, named),
    )
    annotate = coder(chosen)
    made = code_articles(articles, annotate, batch=chosen.batch)
    each(made, print_line if wants_lines(form, as_json) else print_coded)


def print_line(coded: Coded | Drop) -> None:
    """Prints what was coded in an article as a line of JSON."""
    from truceline.exports import code_plain

    print_json(code_plain(coded))


def print_coded(coded: Coded | Drop) -> None:
    """Prints an article with its claims marked and numbered in it, and a table of them.

    What was left out is told at the end.
    """
    from truceline.cli.coded import print_article
    from truceline.model import Coded

    if not isinstance(coded, Coded) or coded.document is None:
        return
    screen = console()
    screen.rule(words(coded.article.name, "bold"), align="left", style="dim")
    if not coded.claims:
        screen.print(words("Nothing is said about a ceasefire.", "dim"))
        return
    print_article(screen, coded.document, coded.claims)
