"""`truceline actors`: who is known in a ledger, and whom words may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding

from truceline.cli.options import AsJson, AsOf, Place, SettingsFile, ledger, settings
from truceline.cli.screen import console, count, note, print_json, table, wants_json, words
from truceline.errors import NotFound

if TYPE_CHECKING:
    from truceline.annotations.gazetteer import Entry
    from truceline.views import ActorRow

Name = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="One actor, by id or name, with all that is known of it."),
]
Find = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="Tell whom words may stand for, with ids; no ledger is needed."),
]
About = Annotated[bool, typer.Option("--about", help="Tell where the names come from, and their licences.")]

ABOUT = """\
Towns: GeoNames (https://www.geonames.org), licensed CC BY 4.0; filtered, shortened and re-spelled for Truceline.
Names of states were checked against the Unicode CLDR (Unicode License v3) and the package countrynames (MIT).
Codes of states: ISO 3166-1; the state lists of the Correlates of War project and of Gleditsch and Ward.
Countries that saw war since 1989: by the definition of the UCDP/PRIO Armed Conflict Dataset.
Groups, organisations, territories and persons: Truceline's own lists, licensed as Truceline is."""


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline actors Russia, or: truceline actors --find SLA")(actors)


def actors(
    name: Name = None,
    find: Find = None,
    about: About = False,
    *,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """List who is known in the ledger, with offices and evidence."""
    if about:
        typer.echo(ABOUT)
    elif find is not None:
        print_found(find, settings_file, as_json=as_json)
    else:
        with ledger(place, settings_file) as opened:
            rows = opened.actors(as_of.date() if as_of else None)
        if name is not None:
            rows = tuple(row for row in rows if row.is_called(name))
            if not rows:
                raise NotFound(f"no actor {name!r} in this ledger.", next_step="List them: truceline actors.")
        print_actors(rows, whole=name is not None, as_json=as_json)


def print_actors(rows: Sequence[ActorRow], *, whole: bool, as_json: bool) -> None:
    """Prints actors: as lines of JSON, as a table, or, `whole`, each with its evidence."""
    from truceline.exports import actor_plain

    if wants_json(as_json):
        for row in rows:
            print_json(actor_plain(row))
    elif whole:
        for row in rows:
            print_actor(row)
    elif rows:
        print_table(rows)
    else:
        note("No actors. Read articles that speak of a ceasefire: truceline add FILES…")


def print_table(rows: Iterable[ActorRow]) -> None:
    """Prints a table of actors."""
    made = table("Name", "Kind", "In", "Claims", "Who speaks for it", "May be called")
    made.columns[3].justify = "right"
    for row in rows:
        people = dict.fromkeys(office.person for office in row.offices)
        names = (alias.name if alias.since or alias.by else f"{alias.name}?" for alias in row.aliases)
        cells = (
            row.name,
            _kind(row),
            row.country or "–",
            str(row.claims),
            "\n".join(people),
            "\n".join(names),
        )
        made.add_row(words(cells[0], "bold"), *map(words, cells[1:]))
    console().print(made)


def print_actor(row: ActorRow) -> None:
    """Prints an actor with its names, its offices over time and its aliases, each with its evidence."""
    screen = console()
    screen.print(words(f"{row.name}  {row.id}", "bold"))
    told = f"{_kind(row)}, in {row.country or 'no one country'}: {count(row.claims, 'claim')}"
    screen.print(words(f"{told} in {count(row.articles, 'article')}"))
    names = table("Called", "Claims", "Because")
    for name in row.names:
        names.add_row(words(name.words), words(str(name.claims)), words("; ".join(name.reasons)))
    screen.print(Padding(names, (1, 0, 0, 0)))
    for office in row.offices:
        screen.print()
        screen.print(words(f"{office.person} speaks for it, from {office.published or 'a day not known'} on"))
        screen.print(Padding(words(f"“{office.words}”, {office.article}", "dim"), (0, 0, 0, 2)))
    for alias in row.aliases:
        used = f"used from {alias.since} on" if alias.since else "used" if alias.by else "proposed, not used"
        state = f"{used}, as {alias.by} says" if alias.by else used
        rivals = f"; as much speaks for {', '.join(alias.rivals)}" if alias.rivals else ""
        screen.print()
        screen.print(words(f"“{alias.name}” may stand for it: {state}{rivals}"))
        for passage, like in alias.evidence:
            screen.print(Padding(words(f"“{passage}”\nbeside “{like}”", "dim"), (0, 0, 0, 2)))
    screen.print()


def print_found(asked: str, settings_file: SettingsFile, *, as_json: bool) -> None:
    """Prints whom words may stand for, the most usual first. Raises NotFound if nobody is known by them."""
    from truceline.run import gazetteer

    known = gazetteer(settings(settings_file))
    entries = known.get(asked)
    if not entries:
        raise NotFound(f"nobody is known as {asked!r}.", next_step="Names count with their capital letters.")
    if wants_json(as_json):
        for entry in entries:
            print_json({**_found(entry), "country": known.country_of(entry.actor.id) or entry.actor.within})
        return
    made = table("Id", "Name", "Kind", "Within", "As", "Office", "Since", "Until")
    for entry in entries:
        made.add_row(*(words(value or "–") for value in _found(entry).values()))
    console().print(made)


def _found(entry: Entry) -> dict[str, str | None]:
    return {
        "id": entry.actor.id,
        "name": entry.actor.name,
        "kind": str(entry.actor.kind),
        "within": entry.actor.within,
        "role": entry.role,
        "office": entry.title or None,
        "since": entry.since.isoformat() if entry.since else None,
        "until": entry.until.isoformat() if entry.until else None,
    }


def _kind(row: ActorRow) -> str:
    return (row.kind or "not known").replace("_", " ")
