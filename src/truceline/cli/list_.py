"""`truceline list`: the ceasefires, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from truceline.cli.options import AsJson, AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import console, note, print_json, table, tell_as_of, value_words, wants_json, words

if TYPE_CHECKING:
    from truceline.views import CaseRow

_COLUMNS = {"sides": "Sides", "agreed": "Agreed", "effect": "In effect", "mediators": "Mediators"}


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command("list", epilog="Example: truceline list --as-of 2020-10-12")(list_ceasefires)


def list_ceasefires(
    as_of: AsOf = None, place: Place = None, settings_file: SettingsFile = None, as_json: AsJson = False
) -> None:
    """List the ceasefires of the ledger."""
    from truceline.exports import row_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        for row in shown.rows():
            print_json(row_plain(row))
    elif shown.ceasefires:
        print_rows(shown.rows())
    else:
        note("No ceasefires. Read articles that speak of one: truceline add FILES…")


def print_rows(rows: Iterable[CaseRow]) -> None:
    """Prints a table of ceasefires."""
    made = table("Id", *_COLUMNS.values(), "Reports")
    made.columns[0].no_wrap = True
    made.columns[
        1
    ].width = 16  # "Nagorno-Karabakh": longer names fold, and what is too wide is taken from the mediators
    made.columns[-1].no_wrap = True
    made.columns[-1].justify = "right"
    for row in rows:
        fields = [row.field(name) for name in _COLUMNS]
        cells = [value_words(_narrow(shown.words), shown.abstention) for shown in fields]
        made.add_row(words(row.id, "bold"), *cells, str(row.support.articles))
    console().print(made)


def _narrow(words: str) -> str:
    """One name a line, and the clock below its day."""
    return re.sub(r"(?<=\d) (?=\d)", "\n", words.replace(", ", "\n"))
