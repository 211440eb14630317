"""`truceline show`: one ceasefire with all of its fields."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding

from truceline.cli.options import AsJson, AsOf, CaseId, Place, SettingsFile, ledger
from truceline.cli.screen import console, note, print_json, table, tell_as_of, value_words, wants_json, words

if TYPE_CHECKING:
    from truceline.views import CasePage, EvidenceShown


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline show AZE-ARM-2020-10-10")(show)


def show(
    case: CaseId,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one ceasefire: its fields and the words they rest on."""
    from truceline.exports import case_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    page = shown.page(case)
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        print_json(case_plain(page))
    else:
        print_page(page)


def print_page(page: CasePage) -> None:
    """Prints a ceasefire's page."""
    screen = console()
    screen.print(words(page.id, "bold"))
    if page.also_known_as:
        screen.print(words(f"also known as {', '.join(page.also_known_as)}", "dim"))
    fields = table("Field", "Value", "Claims")
    for field in page.fields:
        shown = words(field.abstention, "dim") if field.abstention else value_words(field.words, None)
        fields.add_row(field.name, shown, str(len(field.rests_on) or ""))
    screen.print(fields)
    screen.print()
    for source, passages in groupby(page.evidence, key=source_words):
        screen.print(words(source, "dim"))
        for quote, told in groupby(passages, key=lambda shown: shown.quote):
            says = ", ".join(dict.fromkeys(shown.says for shown in told))
            screen.print(Padding(words(f"{says}: “{quote}”"), (0, 0, 0, 2)))
    note(f"Why a value is so: truceline explain {page.id} FIELD")


def source_words(shown: EvidenceShown) -> str:
    """Where evidence was printed, in one line: article, title, outlet with the agency it credits, day."""
    outlet = shown.outlet or ""
    if shown.origin and shown.origin != shown.outlet:
        outlet = f"{outlet} (from {shown.origin})".strip()
    return ", ".join(part for part in (shown.article, shown.title, outlet, shown.published) if part)
