"""`truceline judge`: what people decide about the ledger, appended with who, when and why."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding

from truceline.cli.options import AsJson, CaseId, Place, SettingsFile, ledger
from truceline.cli.screen import console, note, print_json, table, wants_json, words
from truceline.cli.show import source_words

if TYPE_CHECKING:
    from truceline.ledger import Ledger
    from truceline.run import Judged
    from truceline.views import Details, JudgementShown, UnsettledShown

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who judges. [default: `coder` of the settings, or $USER]"),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept with the judgement.")]
Subject = Annotated[
    str, typer.Argument(metavar="ID", help="A ceasefire, like AZE-ARM-2020-10-10, or a claim.")
]
Field = Annotated[str, typer.Argument(metavar="FIELD", help="A field: sides, agreed, effect, terms, …")]
Value = Annotated[
    str,
    typer.Argument(
        metavar="VALUE",
        help="What it is: a day or time, names divided by semicolons, yes, PT72H, JSON, none, unclear.",
    ),
]
SHORT = 8  # characters of an id that are shown

judge = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)


def register(app: typer.Typer) -> None:
    """Adds the commands to the app."""
    app.add_typer(judge, name="judge", help="Accept, correct, merge, split: what people decide is kept.")


@judge.command(epilog="Example: truceline judge accept AZE-ARM-2020-10-10 effect")
def accept(
    subject: Subject,
    field: Annotated[
        str | None, typer.Argument(metavar="[FIELD]", help="The field whose value is right.")
    ] = None,
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say that a value is right, or that a rejected claim counts."""
    with ledger(place, settings_file) as opened:
        done = _judge(opened, "accept", subject, by, why, {"field": field})
    tell(done, as_json=as_json)


@judge.command(epilog="Example: truceline judge correct AZE-ARM-2020-10-10 effect 2020-10-10T12:00+04:00")
def correct(
    case: CaseId,
    field: Field,
    value: Value,
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Set a field; what the claims give stays beside it."""
    with ledger(place, settings_file) as opened:
        done = _judge(opened, "correct", case, by, why, {"field": field, "value": value})
    tell(done, as_json=as_json)


@judge.command(epilog="Example: truceline judge reject 427cbf70 --why 'of another war'")
def reject(
    subject: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim that counts nowhere, or a name.")],
    actor: Annotated[
        str | None, typer.Argument(metavar="[ACTOR]", help="Whom the name does not mean, by id or name.")
    ] = None,
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Leave a claim out, or refuse a proposed alias."""
    with ledger(place, settings_file) as opened:
        done = _judge(opened, "reject", subject, by, why, {"other": actor})
    tell(done, as_json=as_json)


@judge.command(epilog="Example: truceline judge merge AZE-ARM-2020-10-10 AZE-ARM-2020-10 --why 'one truce'")
def merge(
    case: CaseId,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The ceasefire that is the same.")],
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say that two cases are one ceasefire."""
    with ledger(place, settings_file) as opened:
        done = _judge(opened, "merge", case, by, why, {"other": other})
    tell(done, as_json=as_json)


@judge.command(epilog="Example: truceline judge split AZE-ARM-2020-10-10 --article report.txt")
def split(
    case: CaseId,
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAIM…]", help="Claims of another ceasefire.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="NAME", help="All that this article tells of the ceasefire.")
    ] = None,
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say that claims of a case are of another ceasefire."""
    with ledger(place, settings_file) as opened:
        done = _judge(opened, "split", case, by, why, {"claims": claims or (), "article": article})
    tell(done, as_json=as_json)


@judge.command(epilog="Example: truceline judge alias Naka NKR --since 2020-10-01")
def alias(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The words as printed.")],
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Whom they mean, by id or name.")],
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="In articles from this day on."),
    ] = None,
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say whom a name means."""
    with ledger(place, settings_file) as opened:
        day = since.date() if since else None
        done = _judge(opened, "alias", name, by, why, {"other": actor, "since": day})
    tell(done, as_json=as_json)


@judge.command(epilog="Example: truceline judge withdraw 3edbf576")
def withdraw(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, as `judge list` shows it.")],
    by: By = None,
    why: Why = "",
    *,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back; both are kept."""
    with ledger(place, settings_file) as opened:
        done = _judge(opened, "withdraw", judgement, by, why, {})
    tell(done, as_json=as_json)


@judge.command("list", epilog="Example: truceline judge list")
def list_judgements(
    *, place: Place = None, settings_file: SettingsFile = None, as_json: AsJson = False
) -> None:
    """List all judgements, oldest first."""
    from truceline.exports import judgement_plain
    from truceline.views import show_judgements

    with ledger(place, settings_file) as opened:
        shown = show_judgements(opened.judgements())
    if wants_json(as_json):
        for one in shown:
            print_json(judgement_plain(one))
    elif shown:
        print_judgements(shown)
    else:
        note("Nothing was judged yet. Begin with: truceline judge accept ID FIELD")


@judge.command(epilog="Example: truceline judge conflicts")
def conflicts(*, place: Place = None, settings_file: SettingsFile = None, as_json: AsJson = False) -> None:
    """List judgements that the evidence, or a later one, does not fit."""
    from truceline.exports import unsettled_plain

    with ledger(place, settings_file) as opened:
        found = opened.unsettled()
    if wants_json(as_json):
        for one in found:
            print_json(unsettled_plain(one))
    elif found:
        print_unsettled(found)
    else:
        note("Every judgement fits the evidence.")


@judge.command(epilog="Example: truceline judge claims AZE-ARM-2020-10-10")
def claims(
    case: CaseId, *, place: Place = None, settings_file: SettingsFile = None, as_json: AsJson = False
) -> None:
    """List the claims of a ceasefire with their ids."""
    from truceline.exports import evidence_plain

    with ledger(place, settings_file) as opened:
        page = opened.shown().page(case)
    if wants_json(as_json):
        for shown in page.evidence:
            print_json(evidence_plain(shown))
        return
    made = table("Claim", "Says", "Published", "Article", "Words")
    for shown in page.evidence:
        made.add_row(
            words(shown.claim[:SHORT], "bold"),
            *map(words, (shown.says, shown.published, PurePath(shown.article).name)),
            words(shown.cue),
        )
    console().print(made)


def _judge(opened: Ledger, verdict: str, subject: str, by: str | None, why: str, details: Details) -> Judged:
    """Judges as whoever the option, the settings or the system name, in this order."""
    name = by or opened.settings.coder or os.environ.get("USER") or os.environ.get("USERNAME")
    return opened.judge(verdict, subject, by=name, why=why, **details)


def tell(done: Judged, *, as_json: bool) -> None:
    """Prints what a judgement changed."""
    from truceline.exports import judged_plain

    if wants_json(as_json):
        print_json(judged_plain(done))
        return
    screen = console()
    for change in done.changes:
        screen.print(words(change))
    if not done.changes:
        screen.print(words("Kept; no value changed."))
    note(
        f"Judgement {done.judgement.id[:SHORT]} by {done.judgement.by}. Take it back: truceline judge withdraw {done.judgement.id[:SHORT]}"
    )


def print_judgements(shown: Sequence[JudgementShown]) -> None:
    """Prints a table of judgements."""
    made = table("Judgement", "Day", "By", "Decided", "Why")
    for one in shown:
        judgement = one.judgement
        decided = f"{judgement.verdict}: {one.on}"
        if judgement.verdict == "correct":
            decided += f" = {judgement.value}"
        if one.withdrawn_by:
            decided += f" (withdrawn by {one.withdrawn_by[:SHORT]})"
        style = "dim" if one.withdrawn_by else ""
        cells = (str(judgement.at.date()), judgement.by, decided, judgement.why)
        made.add_row(words(judgement.id[:SHORT], "bold"), *(words(cell, style) for cell in cells))
    console().print(made)


def print_unsettled(found: Sequence[UnsettledShown]) -> None:
    """Prints judgements that do not fit, each with the words that it does not fit."""
    screen = console()
    for one in found:
        judgement = one.judgement
        screen.print(words(f"{judgement.verdict}: {one.on}", "bold"))
        screen.print(Padding(words(one.why), (0, 0, 0, 2)))
        told = f"judgement {judgement.id[:SHORT]} by {judgement.by}, {judgement.at.date()}"
        screen.print(
            Padding(words(f"{told}: {judgement.why}" if judgement.why else told, "dim"), (0, 0, 0, 2))
        )
        for shown in one.evidence[:3]:
            screen.print(Padding(words(f"“{shown.quote}”"), (0, 0, 0, 4)))
            screen.print(Padding(words(source_words(shown), "dim"), (0, 0, 0, 6)))
        if len(one.evidence) > 3:
            screen.print(Padding(words(f"and {len(one.evidence) - 3} more", "dim"), (0, 0, 0, 4)))
    note("Judge anew, or take one back: truceline judge withdraw JUDGEMENT")
