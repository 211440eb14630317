"""`truceline explain`: the way back from a value to the words it rests on, and from a case to its reports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding

from truceline.cli.options import AsJson, AsOf, CaseId, Place, SettingsFile, ledger
from truceline.cli.screen import console, count, print_json, table, tell_as_of, value_words, wants_json, words
from truceline.cli.show import source_words

if TYPE_CHECKING:
    from truceline.model import Comparison
    from truceline.views import EvidenceShown, Explanation, FieldShown, Grouping

Asked = Annotated[
    str | None,
    typer.Argument(
        metavar="[FIELD or ID]",
        help="A field (sides, agreed, effect, …), or another ceasefire; without it: why these reports are one case.",
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline explain AZE-ARM-2020-10-10 effect")(explain)


def explain(
    case: CaseId,
    asked: Asked = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say why a value is so, or why reports are one case: the rule, the words."""
    from truceline.exports import explanation_plain, grouping_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    as_lines = wants_json(as_json)
    if asked is None or "-" in asked:  # ids have hyphens, names of fields have none
        grouping = shown.grouping(case, asked)
        tell_as_of(shown.as_of, shown.undated)
        print_json(grouping_plain(grouping)) if as_lines else print_grouping(grouping)
    else:
        explanation = shown.explain(case, asked)
        tell_as_of(shown.as_of, shown.undated)
        print_json(explanation_plain(explanation)) if as_lines else print_explanation(explanation)


def print_explanation(explanation: Explanation) -> None:
    """Prints why a field has its value."""
    from truceline.views import support_words

    screen, field, rule = console(), explanation.field, explanation.rule
    screen.print(words(f"{explanation.id}  {field.name}", "bold"))
    value = words(field.abstention, "bold") if field.abstention else value_words(field.words, None)
    if field.precision not in {None, "open"}:
        value.append(f" (to the {field.precision})", "dim")
    screen.print(value)
    if field.support is not None:
        screen.print(words(support_words(field.support), "dim"))
    _print_alternatives(screen, field)
    screen.print(words(field.reason))
    screen.print()
    screen.print(words(f"Chosen by {rule.name}, {_near(rule.file)}:{rule.line}", "dim"), soft_wrap=True)
    screen.print(Padding(words(rule.says), (0, 0, 0, 2)))
    _print_evidence(screen, "Rests on", explanation.rests_on)
    _print_evidence(screen, "Passes over", explanation.passes_over)


def print_grouping(grouping: Grouping) -> None:
    """Prints why reports are one case, and why others that stand beside it are not of it."""
    screen = console()
    screen.print(words(" and ".join(filter(None, (grouping.id, grouping.other))), "bold"))
    if grouping.joins:
        screen.print(words(f"{count(len(grouping.joins), 'report')} of one ceasefire"))
    for join in grouping.joins:
        screen.print()
        screen.print(words(", ".join(filter(None, (join.article, join.published)))))
        by = " (a person's judgement)" if join.judgements else ""
        screen.print(Padding(words(f"{join.reason}{by}; {count(len(join.claims), 'claim')}"), (0, 0, 0, 2)))
        _print_rows(screen, join.rows)
    for relation in grouping.relations:
        screen.print()
        screen.print(words(f"{relation.words} {relation.other}", "bold"))
        screen.print(Padding(words(relation.reason), (0, 0, 0, 2)))
        _print_rows(screen, relation.rows)
    if grouping.other is not None and not grouping.relations:
        screen.print(words("No relation between the two is told, and none was compared."))


def _print_rows(screen: Console, rows: Sequence[Comparison]) -> None:
    """The comparisons that speak for or against, one a line; those that say nothing are left out."""
    made = table("For", "Comparison", "Because")
    made.columns[0].justify = "right"
    for row in rows:
        if row.score:
            style = "green" if row.score > 0 else "red"
            made.add_row(words(f"{row.score:+g}", style), words(row.name), words(row.reason))
    if made.row_count:
        made.show_header = False
        screen.print(Padding(made, (0, 0, 0, 4)))


def _print_alternatives(screen: Console, field: FieldShown) -> None:
    from truceline.views import alternative_words

    for one in field.alternatives:
        told = words("agrees: " if one.agrees else "against: ", "dim" if one.agrees else "yellow")
        screen.print(told.append_text(words(alternative_words(one))))


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
