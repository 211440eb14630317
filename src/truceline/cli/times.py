"""`truceline times`: the dates, times and durations in articles."""

from __future__ import annotations

import re
from datetime import time as clock
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import STDIN, AsJson, Columns, Files, Metadata, SettingsFile, settings
from truceline.cli.screen import AsFormat, console, print_json, table, wants_lines, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table
    from rich.text import Text

    from truceline.model import Document, Drop, Time, When
    from truceline.run import Timed
    from truceline.run.timing import Mark
    from truceline.settings import Settings
    from truceline.sources.url import Fetch

_PUBLICATION = re.compile(r"publication \S+")  # its day stands above the text

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="Day of publication of articles that come without one (2020-10-20, or a month: 2020-10).",
    ),
]
Parse = Annotated[
    bool, typer.Option("--parse", help="Parse the sentences first, as code and add do: far slower.")
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(
        epilog="Example: truceline times report.txt --published 2020-10-20, "
        "or: truceline times - < reports.jsonl > times.jsonl"
    )(times)


def times(
    files: Files = None,
    *,
    published: Published = None,
    form: AsFormat = None,
    parse: Parse = False,
    metadata: Metadata = None,
    columns: Columns = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Read articles and print the dates and times in them; no ledger is needed."""
    from truceline.cli.progress import each
    from truceline.run import time_articles
    from truceline.run.timing import published_on
    from truceline.sources import parse_columns, read_sources

    chosen, sources = settings(settings_file), files or [STDIN]
    articles = read_sources(
        sources,
        metadata=metadata,
        max_bytes=chosen.max_bytes,
        columns=parse_columns(chosen.columns if columns is None else columns),
        fetch=_fetch(sources, chosen),
    )
    mark, batch = _marker(chosen, parse=parse)
    made = time_articles(published_on(articles, published), mark, batch=batch)
    each(made, print_line if wants_lines(form, as_json) else print_times)


def _fetch(sources: Sequence[str], chosen: Settings) -> Fetch | None:
    """What fetches addresses, where there are any: it takes a fifth of a second to import."""
    from truceline.sources.url import is_url

    if not any(map(is_url, sources)):
        return None
    from truceline.run import fetcher

    return fetcher(chosen)


def _marker(chosen: Settings, *, parse: bool) -> tuple[Mark, int]:
    """What marks the documents, and how many it is handed at once."""
    if not parse:
        from truceline.annotations import mark_times

        return mark_times, 1
    from truceline.run import annotator

    return annotator(chosen), chosen.batch


def print_line(timed: Timed | Drop) -> None:
    """Prints the times in an article as a line of JSON."""
    from truceline.exports import times_plain

    print_json(times_plain(timed))


def print_times(timed: Timed | Drop) -> None:
    """Prints an article with its times marked and numbered in it, and a table of them.

    What was left out is told at the end.
    """
    from truceline.run import Timed

    if not isinstance(timed, Timed) or timed.document is None:
        return
    screen = console()
    screen.rule(words(timed.article.name, "bold"), align="left", style="dim")
    screen.print(_dated(timed.document))
    if not timed.times:
        screen.print(words("No time is told in it.", "dim"))
        return
    screen.print(marked(timed.document, timed.times))
    screen.print()
    screen.print(listed(timed.times))


def marked(document: Document, times: Sequence[Time]) -> Text:
    """The text of a document with its times highlighted, each followed by its number in brackets."""
    text = words(document.text)
    for segment in document.segments:
        if segment.kind == "boilerplate":
            text.stylize("dim", segment.start, segment.end)
    made, done = words(""), 0
    for number, time in enumerate(times, start=1):
        start, end = time.span.start, time.span.end
        made.append_text(text[done:start])
        made.append_text(words(document.text[start:end], "bold yellow"))
        made.append_text(words(f"[{number}]", "dim"))
        done = end
    return made.append_text(text[done:])


def listed(times: Sequence[Time]) -> Table:
    """A table of times under their numbers: words, value, bounds, and what the value was told by."""
    made = table("", "Words", "Value", "From, before", "Told by")
    made.columns[2].no_wrap = True
    for number, time in enumerate(times, start=1):
        made.add_row(words(number, "dim"), *_cells(time))
    return made


def _dated(document: Document) -> Text:
    dating = document.dating
    if dating.earliest is None or dating.latest is None:
        return words("When it was published is not known: relative times stay open.", "dim")
    days = dict.fromkeys(day.isoformat() for day in (dating.earliest, dating.latest))
    return words(f"Published {' to '.join(days)}.", "dim")


def _cells(time: Time) -> Iterator[Text]:
    yield words(" ".join(time.span.quote.split()))
    yield words(f"{time.value}\n{time.mod}" if time.mod else time.value, "bold")
    yield words("\n".join(_bounds(time.when)) if time.when else "")
    yield _told_by(time)


def _bounds(when: When) -> list[str]:
    """The first moment, and the first one after, by the clock of the place: to the minute where either has one."""
    bounds = [bound.replace(tzinfo=None) for bound in (when.earliest, when.latest) if bound]
    to_day = all(bound.time() == clock() for bound in bounds)
    return [bound.date().isoformat() if to_day else bound.isoformat(" ", "minutes") for bound in bounds]


def _told_by(time: Time) -> Text:
    """The rule, the zone, what it was counted from, and what a coder should know of it, a line each."""
    counted = f"from {_PUBLICATION.sub('publication', time.anchor)}" if time.anchor else None
    told = [time.made_by, time.zone, counted, time.remarks]
    return words("\n".join(line for line in told if line), "dim")
