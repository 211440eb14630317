"""`truceline watch`: news of feeds into the ledger as it comes, and what it changed."""

from __future__ import annotations

import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import AsJson, Place, SettingsFile, settings
from truceline.cli.screen import console, count, note, print_json, table, wants_json, words
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.model import Noted
    from truceline.settings import Settings
    from truceline.watch import Total, Wanted, WatchStatus

Feeds = Annotated[
    Path | None, typer.Argument(metavar="FEEDS", help="OPML of a feed reader, or a list of addresses.")
]
Every = Annotated[str, typer.Option(metavar="TIME", help="Time between two polls of a feed: 15m, 2h.")]
Once = Annotated[bool, typer.Option("--once", help="Ask all feeds once, then end.")]
Tell = Annotated[
    list[str] | None,
    typer.Option(metavar="terminal|FILE|URL", help="Who is told what changed; may be repeated. [terminal]"),
]
AsStatus = Annotated[bool, typer.Option("--status", help="Tell how it stands with the watch, and end.")]
AsUnit = Annotated[bool, typer.Option("--unit", help="Print a unit for systemd with these options.")]
_WIDTH = 80


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline watch feeds.opml --tell terminal --tell changes.jsonl")(watch)


def watch(
    *,
    feeds: Feeds = None,
    place: Place = None,
    every: Every = "15m",
    once: Once = False,
    tell: Tell = None,
    status: AsStatus = False,
    unit: AsUnit = False,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Watch feeds: add what is new as it comes, and tell what it changed."""
    from truceline.watch import Wanted, watch_place, watch_status

    chosen = settings(settings_file)
    named = place or chosen.ledger
    if status:
        _show(watch_status(watch_place(named, chosen.watch)), as_json=as_json)
        return
    if feeds is None:
        raise InputError(
            "no feeds are named.", next_step="Name an OPML file, or a text file with one address a line."
        )
    wanted = Wanted(feeds=feeds, place=named, settings=chosen, every=every, tell=tuple(tell or ["terminal"]))
    if unit:
        sys.stdout.write(_unit(wanted, place, settings_file))
    else:
        _run(wanted, once=once, as_json=as_json)


def _unit(wanted: Wanted, place: str | None, settings_file: Path | None) -> str:
    """The unit, with the options as they were given; files of the user's own by their whole paths."""
    from truceline.watch import parse_every, unit

    parse_every(wanted.every)
    given = [str(wanted.feeds.absolute()), "--every", wanted.every]
    given += ["--ledger", place] if place else []
    given += [word for name in wanted.tell for word in ("--tell", name)]
    given += ["--settings", str(settings_file.absolute())] if settings_file else []
    return unit(given)


def _run(wanted: Wanted, *, once: bool, as_json: bool) -> None:
    from truceline.watch import Printed, SignalOrders, notify, watching

    if isinstance(wanted.orders, SignalOrders):
        wanted.orders.listen()
    printed = Printed(write=_print, line=_line(wanted.settings, as_json=as_json))
    with watching(wanted, printed=printed, say=_say) as watch:
        notify("READY=1")
        total = watch.run(once=once)
        notify("STOPPING=1")
    if once:
        _end(total, wanted.place)


def _end(total: Total, place: str) -> None:
    failed = f", {total.failures:,} did not" if total.failures else ""
    note(
        f"{count(total.answers, 'feed')} answered{failed}: {count(total.new, 'new article')}, "
        f"{count(total.claims, 'new claim')}.\n{place}: up to date."
    )
    if total.failures and not total.answers:
        raise typer.Exit(2)


def _say(line: str) -> None:
    note(f"{datetime.now(UTC):%Y-%m-%d %H:%M} {words(line)}")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class _Lines:
    """A change as it is printed."""

    def __init__(self, served: str, *, as_json: bool) -> None:
        self._served, self._as_json = served, as_json

    def __call__(self, one: Noted) -> str:
        import json

        from truceline.watch import as_told

        told = as_told(one, self._served)
        if self._as_json:
            return json.dumps(told, ensure_ascii=False)
        line = f"{one.at:%Y-%m-%d %H:%M}  {words(told['says'])}"
        wrapped = textwrap.wrap(line, _WIDTH, subsequent_indent=" " * 18, break_on_hyphens=False)
        return "\n".join([*wrapped, *([f"{' ' * 18}{told['link']}"] if "link" in told else [])])


def _line(chosen: Settings, *, as_json: bool) -> _Lines:
    return _Lines(chosen.served_at, as_json=wants_json(as_json))


def _show(status: WatchStatus | None, *, as_json: bool) -> None:
    from truceline.codec import to_plain

    if status is None:
        raise InputError("nothing has been watched here yet.", next_step="Begin with: truceline watch FEEDS.")
    if wants_json(as_json):
        print_json(to_plain(status))
        return
    made = table("Feed", "asked", "answered", "articles", "")
    for one in status.feeds:
        made.add_row(
            words(one.address), _when(one.asked), _when(one.answered), str(one.articles), words(one.says)
        )
    console().print(made)
    state = {True: "A process watches now", False: "Nobody watches now", None: "Times are UTC"}[
        status.is_running
    ]
    failing = f", {len(status.failing):,} failing" if status.failing else ""
    note(f"{state}: {count(len(status.feeds), 'feed')}{failing}; {count(status.waiting, 'page')} to fetch.")
    for receiver in status.receivers:
        trouble = f"; not told since: {receiver.says}" if receiver.failures else ""
        note(f"{words(receiver.shown)}: told up to change {receiver.told:,}{words(trouble)}.")


def _when(at: float | None) -> str:
    return "never" if at is None else f"{datetime.fromtimestamp(at, UTC):%m-%d %H:%M}"
