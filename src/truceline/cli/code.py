"""`truceline code`: what articles say about ceasefires, without a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from truceline.cli.options import STDIN, AsJson, Columns, Files, Metadata, SettingsFile, settings
from truceline.cli.screen import AsFormat, console, print_json, table, wants_lines, words

if TYPE_CHECKING:
    from truceline.model import Claim, Coded, Document, Drop


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
    from truceline.run import annotator, code_articles, fetcher
    from truceline.sources import parse_columns, read_sources

    chosen = settings(settings_file)
    articles = read_sources(
        files or [STDIN],
        metadata=metadata,
        max_bytes=chosen.max_bytes,
        columns=parse_columns(chosen.columns if columns is None else columns),
        gate=bytes_gate(),
        fetch=fetcher(chosen),
    )
    made = code_articles(articles, annotator(chosen), batch=chosen.batch)
    each(made, print_line if wants_lines(form, as_json) else print_coded)


def print_line(coded: Coded | Drop) -> None:
    """Prints what was coded in an article as a line of JSON."""
    from truceline.exports import code_plain

    print_json(code_plain(coded))


def print_coded(coded: Coded | Drop) -> None:
    """Prints an article with its claims marked in it, and a table of them. What was left out is told at the end."""
    from truceline.model import Coded

    if not isinstance(coded, Coded) or coded.document is None:
        return
    screen = console()
    screen.rule(words(coded.article.name, "bold"), align="left", style="dim")
    if not coded.claims:
        screen.print(words("Nothing is said about a ceasefire.", "dim"))
        return
    screen.print(marked(coded.document, coded.claims))
    screen.print()
    print_claims(coded.claims)


def marked(document: Document, claims: Iterable[Claim]) -> Text:
    """The text of a document with its claims underlined and their cues in bold."""
    from truceline.model import ActClaim

    text = words(document.text)
    for claim in claims:
        for span in (claim.span, *(claim.also if isinstance(claim, ActClaim) else ())):
            text.stylize("underline", span.start, span.end)
        text.stylize("bold yellow", claim.cue.start, claim.cue.end)
    for segment in document.segments:
        if segment.kind == "boilerplate":
            text.stylize("dim", segment.start, segment.end)
    return text


def print_claims(claims: Iterable[Claim]) -> None:
    """Prints a table of claims."""
    from truceline.views import claim_row

    made = table("Says", "Who", "Sides", "When", "According to", "Words")
    for row in map(claim_row, claims):
        who = ", ".join(
            row.get("actors") or row.get("speakers") or row.get("participants") or row.get("obligor") or ()
        )
        when = (
            row.get("start")
            or row.get("end")
            or row.get("act_date")
            or row.get("date")
            or row.get("deadline")
            or ""
        )
        says = row.get("act") or row.get("type") or row["kind"]
        status = "" if row["status"] == "actual" else f" ({row['status']})"
        cells = (
            f"{says}{status}",
            who,
            ", ".join(row.get("parties", ())),
            when,
            row["said_by"] or "",
            row["cue"],
        )
        made.add_row(*map(words, cells))
    console().print(made)
