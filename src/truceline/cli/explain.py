"""`truceline explain`: the way back from a value to the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding

from truceline.cli.options import AsJson, AsOf, CaseId, Place, SettingsFile, ledger
from truceline.cli.screen import console, print_json, tell_as_of, value_words, wants_json, words
from truceline.cli.show import source_words

if TYPE_CHECKING:
    from truceline.views import EvidenceShown, Explanation

Field = Annotated[
    str, typer.Argument(metavar="FIELD", help="A field: sides, mediators, agreed, effect, ended, …")
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline explain AZE-ARM-2020-10-10 effect")(explain)


def explain(
    case: CaseId,
    field: Field,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say why a value is so: the rule, the words, the articles."""
    from truceline.exports import explanation_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    explanation = shown.explain(case, field)
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        print_json(explanation_plain(explanation))
    else:
        print_explanation(explanation)


def print_explanation(explanation: Explanation) -> None:
    """Prints why a field has its value."""
    screen, field, rule = console(), explanation.field, explanation.rule
    screen.print(words(f"{explanation.id}  {field.name}", "bold"))
    value = words(field.abstention, "bold") if field.abstention else value_words(field.words, None)
    if field.precision not in {None, "open"}:
        value.append(f" (to the {field.precision})", "dim")
    screen.print(value)
    screen.print(words(field.reason))
    screen.print()
    screen.print(words(f"Chosen by {rule.name}, {_near(rule.file)}:{rule.line}", "dim"), soft_wrap=True)
    screen.print(Padding(words(rule.says), (0, 0, 0, 2)))
    _print_evidence(screen, "Rests on", explanation.rests_on)
    _print_evidence(screen, "Passes over", explanation.passes_over)


def _print_evidence(screen: Console, head: str, evidence: Sequence[EvidenceShown]) -> None:
    if not evidence:
        return
    screen.print()
    screen.print(words(head, "bold"))
    for source, passages in groupby(evidence, key=source_words):
        screen.print(Padding(words(source, "dim"), (0, 0, 0, 2)))
        for shown in passages:
            quote = words(f"“{shown.quote}”")
            quote.highlight_words([words(shown.cue).plain], "bold")
            screen.print(Padding(quote, (0, 0, 0, 4)))
            speaker = f", says {shown.said_by}" if shown.said_by else ""
            read_by = f"{shown.says}{speaker}; characters {shown.start}–{shown.end}; read by {shown.made_by}"
            screen.print(Padding(words(read_by, "dim"), (0, 0, 0, 6)))
            for span in shown.also:
                again = f"told again: “{span.quote}” (characters {span.start}–{span.end})"
                screen.print(Padding(words(again, "dim"), (0, 0, 0, 6)))


def _near(file: str) -> str:
    """The path as seen from the current folder, if it lies in there."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file
