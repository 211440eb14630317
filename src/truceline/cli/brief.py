"""`truceline brief`: what reports tell of a conflict's ceasefires in a period, with footnotes to exact words."""

from __future__ import annotations

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import note, print_json, tell_as_of

if TYPE_CHECKING:
    from truceline.papers import Paper

Conflict = Annotated[
    str | None, typer.Option("--conflict", metavar="ID", help="Of this conflict, by id or name.")
]
Ceasefires = Annotated[
    list[str] | None,
    typer.Option("--ceasefire", metavar="ID", help="Of this ceasefire; may be given several times."),
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The first day. [default: tell all]"),
]
Until = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The last day. [default: of the last report]"),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A file: .md, .html, .docx or .pdf. [default: print]"
    ),
]

AsData = Annotated[bool, typer.Option("--json", help="Print the brief as JSON.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline brief --conflict AZE-ARM --since 2020-10-20 -o brief.pdf")(brief)


def brief(
    *,
    conflict: Conflict = None,
    ceasefire: Ceasefires = None,
    since: Since = None,
    until: Until = None,
    output: Output = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsData = False,
) -> None:
    """Write a brief: agreed, changed, alleged, due; each sentence with its words."""
    from truceline.codec import to_plain
    from truceline.papers.brief import brief_paper
    from truceline.views.brief import BriefAsked
    from truceline.views.brief import brief as make

    asked = BriefAsked(
        conflict=conflict,
        ceasefires=tuple(ceasefire or ()),
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
        day = asked.day_before()
        made = make(shown, asked, opened.shown(day) if day else None)
    tell_as_of(shown.as_of, shown.undated)
    if as_json:
        print_json(to_plain(made))
    else:
        hand_out(brief_paper(made), output)


def hand_out(paper: Paper, output: Path | None) -> None:
    """Writes a paper to a file, or prints it as Markdown."""
    from truceline.papers import form_of, write_paper

    if output is not None:
        write_paper(paper, output)
        note(f"{output}: written.")
        return
    written = BytesIO()
    form_of(".md").write(paper, written)
    sys.stdout.write(written.getvalue().decode("utf-8"))
