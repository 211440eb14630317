"""`truceline list`: the ceasefires, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import AsJson, AsOf, On, Place, SettingsFile, ledger
from truceline.cli.screen import console, note, print_json, table, tell_as_of, value_words, wants_json, words

if TYPE_CHECKING:
    from truceline.views import CaseRow

_ID = 20  # "AZE-ARM-2020-10-10-b"
_REST = 60  # what the other columns need
_COLUMNS = {"sides": "Sides", "agreed": "Agreed", "effect": "In effect"}

Side = Annotated[
    str | None, typer.Option("--side", metavar="NAME", help="Only ceasefires of this side, by name or id.")
]
Standing = Annotated[
    str | None,
    typer.Option(
        "--standing", metavar="STATE", help="Only those that stand so: in force, contested, ended, …"
    ),
]
Conflict = Annotated[
    str | None,
    typer.Option("--conflict", metavar="ID", help="Only ceasefires of this conflict, by id or name."),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command("list", epilog="Example: truceline list --side Armenia --on 2020-10-12")(list_ceasefires)


def list_ceasefires(
    *,
    on: On = None,
    standing: Standing = None,
    side: Side = None,
    conflict: Conflict = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """List the ceasefires of the ledger, and how each stands on a day."""
    from truceline.exports import row_plain
    from truceline.views import Only

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    day = on.date() if on else shown.day
    rows = shown.rows(day, Only(side=side, conflict=conflict, standing=standing))
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        for row in rows:
            print_json(row_plain(row))
    elif rows:
        print_rows(rows)
        note(f"Standing on {day}, by what is told; another day: --on DAY.")
    elif shown.ceasefires:
        note(f"None of the {len(shown.ceasefires):,} ceasefires fits (standing on {day}).")
    else:
        note("No ceasefires. Read articles that speak of one: truceline add FILES…")


def print_rows(rows: Iterable[CaseRow]) -> None:
    """Prints a table of ceasefires; an id that leaves no room for the rest is folded at a hyphen."""
    screen = console()
    room = max(_ID, screen.width - _REST)
    made = table("Id", *_COLUMNS.values(), "Standing", "Reports")
    made.columns[0].no_wrap = True
    made.columns[1].width = 16  # "Nagorno-Karabakh": longer names fold
    for time in made.columns[2:4]:
        time.min_width = 11  # "00:00+04:00"
    made.columns[-1].no_wrap = True
    made.columns[-1].justify = "right"
    for row in rows:
        fields = [row.field(name) for name in _COLUMNS]
        cells = [value_words(_narrow(shown.words), shown.abstention) for shown in fields]
        name = words(_folded(row.id, room), "bold")
        made.add_row(
            name, *cells, words(row.standing.state.removesuffix(" without report")), str(row.support.articles)
        )
    screen.print(made)


def _folded(name: str, room: int) -> str:
    lines = [""]
    for part in re.findall(r"[^-]+-?", name):
        if lines[-1] and len(lines[-1]) + len(part) > room:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _narrow(words: str) -> str:
    """One name a line, and the clock below its day; bounds one below the other."""
    bounds = re.sub(r"^between (\S+) and (\S+)$", r"\1\n…\2", words)
    return re.sub(r"(?<=\d) (?=\d)|(?<=^by) ", "\n", bounds.replace("not after", "by").replace(", ", "\n"))
