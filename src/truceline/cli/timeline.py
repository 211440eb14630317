"""`truceline timeline`: a ceasefire or a conflict in order of time; `truceline conflicts`: which conflicts there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from truceline.cli.options import AsJson, AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import ascii_only, console, note, print_json, table, tell_as_of, wants_json, words
from truceline.cli.show import Evidence

if TYPE_CHECKING:
    from truceline.model import Claim
    from truceline.views import ConflictRow, Entry, Moment, Timeline

Asked = Annotated[
    str,
    typer.Argument(metavar="ID", help="A ceasefire, like AZE-ARM-2020-10-10, or a conflict, like AZE-ARM."),
]
Whole = Annotated[bool, typer.Option("--conflict", help="Show the whole conflict of this ceasefire.")]
Since = Annotated[
    datetime | None,
    typer.Option(
        "--from", formats=["%Y-%m-%d"], metavar="DAY", help="Leave out what was over before this day."
    ),
]
Until = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], metavar="DAY", help="Leave out what began after this day."),
]

_STYLES = {"act": "bold", "contact": "cyan", "incident": "red", "statement": "magenta", "deadline": "yellow"}
_LONGEST = 60  # characters of the words that show a thing, on a screen of 80: two lines


def register(app: typer.Typer) -> None:
    """Adds the commands to the app."""
    app.command(epilog="Example: truceline timeline AZE-ARM-2020-10-10")(timeline)
    app.command(epilog="Example: truceline conflicts --as-of 2020-10-12")(conflicts)


def timeline(
    asked: Asked,
    *,
    whole: Whole = False,
    evidence: Evidence = False,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Show a ceasefire or a conflict in order of time."""
    from truceline.exports import timeline_plain
    from truceline.views import between

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    made = between(
        shown.timeline(asked, whole=whole), since.date() if since else None, until.date() if until else None
    )
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        print_json(timeline_plain(made))
    else:
        print_timeline(made, shown.claims if evidence else {})


def conflicts(
    as_of: AsOf = None, place: Place = None, settings_file: SettingsFile = None, as_json: AsJson = False
) -> None:
    """List the conflicts that the ceasefires are of."""
    from truceline.exports import conflict_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    rows = shown.conflict_rows()
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        for row in rows:
            print_json(conflict_plain(row))
    elif rows:
        print_conflicts(rows)
    else:
        note("No conflicts. Read articles that speak of a ceasefire: truceline add FILES…")


def print_conflicts(rows: Iterable[ConflictRow]) -> None:
    """Prints a table of conflicts."""
    made = table("Id", "Name", "Sides", "Ceasefires", "Reports", "Origins")
    for column in made.columns[3:]:
        column.justify = "right"
        column.no_wrap = True
    for row in rows:
        counts = (len(row.ceasefires), row.articles, row.origins)
        made.add_row(words(row.id, "bold"), words(row.name), words("\n".join(row.sides)), *map(str, counts))
    console().print(made)
    note("One in order of time: truceline timeline ID")


def print_timeline(timeline: Timeline, claims: Mapping[str, Claim]) -> None:
    """Prints the bands of a timeline, then what is told, by day; with the words of the claims that are handed in."""
    from truceline.cli.band import Band
    from truceline.views import span_of

    screen = console()
    screen.print(Text.assemble(words(timeline.id, "bold"), "  ", words(timeline.name)))
    if (days := span_of(timeline)) is not None:
        screen.print()
        plain = ascii_only(os.environ)
        for line in Band(first=days[0], last=days[1], width=screen.width, ascii_only=plain).lines(timeline):
            screen.print(line)
    several = len(timeline.lanes) > 1
    if timeline.entries:
        screen.print()
        screen.print(_lines("Day", timeline.entries, claims, several=several))
    if timeline.undated:
        screen.print()
        screen.print(words("No day told", "bold"))
        screen.print(_lines("Reported", timeline.undated, claims, several=several))
    if not claims:
        note("The words it rests on: --evidence.")


def _lines(head: str, entries: Sequence[Entry], claims: Mapping[str, Claim], *, several: bool) -> Table:
    made = table(head, "What", "Who", "According to", "Origins")
    made.columns[0].width = 11  # a day; a clock with its zone, or a second day, folds below
    made.columns[2].max_width = 17
    made.columns[3].max_width = 13
    made.columns[4].justify = "right"
    longest = max(_LONGEST, console().width - 100)
    for entry in entries:
        when = _day(entry.time) if entry.time else entry.told or "undated"
        told = _what(entry, longest=longest, several=several)
        for quote in dict.fromkeys(claims[one].quote for one in entry.claims if one in claims):
            told.append_text(words(f"\n“{quote}”", "dim"))
        made.add_row(words(when), told, words(_who(entry)), words(entry.said_by or ""), str(entry.origins))
    return made


def _day(time: Moment) -> str:
    """The time in a narrow column: its day with the clock below, or the first and the last of the days it can be."""
    if time.value is not None or not time.latest or time.earliest == time.latest:
        return time.words.removeprefix("between ")
    return f"{time.earliest}\n-{time.latest}" if time.earliest else f"by\n{time.latest}"


def _what(entry: Entry, *, longest: int, several: bool) -> Text:
    head = f"due: {entry.what}" if entry.kind == "deadline" else entry.what
    told = words(
        f"not {head}" if entry.kind == "act" and entry.status == "negated" else head, _STYLES[entry.kind]
    )
    if entry.says:
        told.append_text(
            words(f": {shorten(entry.says, longest, placeholder='…')}", "dim" if entry.kind == "act" else "")
        )
    told.append_text(words("".join(f", {part}" for part in _beside(entry))))
    if entry.status in {"alleged", "planned"} and entry.kind != "deadline":
        told.append(f" ({entry.status})", "yellow")
    if entry.denied_by:
        told.append_text(words(f" (denied by {', '.join(entry.denied_by)})", "yellow"))
    if several and entry.ceasefire:
        told.append_text(words(f" {entry.ceasefire}", "dim"))
    return told


def _beside(entry: Entry) -> list[str]:
    """What the words that show an event do not tell already: how many, where."""
    told = [*([entry.quantity] if entry.quantity else []), *(f"in {place}" for place in entry.place)]
    return [part for part in told if part.removeprefix("in ").casefold() not in entry.says.casefold()]


def _who(entry: Entry) -> str:
    return "\n".join((*entry.who, *([f"to {', '.join(entry.whom)}"] if entry.whom else [])))
