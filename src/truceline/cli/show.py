"""`truceline show`: one ceasefire on one screen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from truceline.cli.options import AsJson, AsOf, CaseId, On, Place, SettingsFile, ledger
from truceline.cli.screen import console, note, print_json, tell_as_of, wants_json, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truceline.views import EvidenceShown, Line, Sheet

Evidence = Annotated[bool, typer.Option("--evidence", "-e", help="Print the words it rests on as well.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline show AZE-ARM-2020-10-10 --evidence")(show)


def show(
    case: CaseId,
    *,
    evidence: Evidence = False,
    on: On = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one ceasefire: its fields, how well each is supported, what does not fit."""
    from truceline.exports import case_plain, standing_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    page, sheet = shown.page(case), shown.sheet(case, on.date() if on else shown.day)
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        print_json({**case_plain(page), "standing": standing_plain(sheet.standing)})
        return
    print_sheet(sheet)
    if evidence:
        print_evidence(page.evidence)
    else:
        note(f"The words: --evidence. Why: truceline explain {page.id} FIELD")


def print_sheet(sheet: Sheet) -> None:
    """Prints a ceasefire's screen."""
    screen = console()
    screen.print(Text.assemble(words(sheet.id, "bold"), "  ", words(sheet.sides)))
    standing = sheet.standing
    screen.print(Text.assemble(words(f"on {standing.on}: ", "dim"), words(standing.line)))
    screen.print(words(f"told by {sheet.reports}", "dim"))
    if sheet.also_known_as:
        screen.print(words(f"also known as {', '.join(sheet.also_known_as)}", "dim"))
    for lines in sheet.groups.values():
        screen.print()
        screen.print(_group(lines))
    if sheet.related:
        screen.print()
        for relation in sheet.related:
            why = words(f": {relation.reason}", "dim")
            screen.print(Text.assemble(words(f"{relation.words} ", "dim"), words(relation.other), why))
    if sheet.not_mentioned:
        screen.print()
        screen.print(words(f"not mentioned: {', '.join(sheet.not_mentioned)}", "dim"))


def _group(lines: Sequence[Line]) -> Table:
    made = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    made.add_column(no_wrap=True, width=15)  # "ceasefire_class", the longest name of a field
    made.add_column(overflow="fold")
    for line in lines:
        made.add_row(words(line.field, "dim"), _line_words(line))
    return made


def _line_words(line: Line) -> Text:
    if line.abstention:
        return words(f"{line.abstention}: {line.words}", "italic")
    told = words(line.words)
    if line.support:
        told.append_text(words(f" ({line.support})", "dim"))
    for other in line.against:
        told.append_text(Text.assemble((" against ", "yellow"), words(other)))
    return told


def print_evidence(evidence: Sequence[EvidenceShown]) -> None:
    """Prints the words that a ceasefire rests on, by article."""
    screen = console()
    screen.print()
    for source, passages in groupby(evidence, key=source_words):
        screen.print(words(source, "dim"))
        for quote, told in groupby(passages, key=lambda shown: shown.quote):
            says = ", ".join(dict.fromkeys(shown.says for shown in told))
            screen.print(Padding(words(f"{says}: “{quote}”"), (0, 0, 0, 2)))


def source_words(shown: EvidenceShown) -> str:
    """Where evidence was printed, in one line: article, title, outlet with the agency it credits, day."""
    outlet = shown.outlet or ""
    if shown.origin and shown.origin != shown.outlet:
        outlet = f"{outlet} (from {shown.origin})".strip()
    return ", ".join(part for part in (shown.article, shown.title, outlet, shown.published) if part)
