"""`truceline explain`: the way back from a value to the words it rests on, and from a case to its reports."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from truceline.cli.options import AsJson, AsOf, CaseId, On, Place, SettingsFile, ledger
from truceline.cli.screen import console, count, print_json, table, tell_as_of, value_words, wants_json, words
from truceline.cli.show import source_words

if TYPE_CHECKING:
    from truceline.model import Comparison
    from truceline.views import EvidenceShown, Explanation, FieldShown, Grouping, JoinShown

Asked = Annotated[
    str | None,
    typer.Argument(
        metavar="[FIELD or ID]",
        help="A field (sides, agreed, …), standing, or another ceasefire; without it: why these reports are one case.",
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline explain AZE-ARM-2020-10-10 effect")(explain)


def explain(
    case: CaseId,
    asked: Asked = None,
    *,
    on: On = None,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say why a value is so, or why reports are one case: the rule, the words."""
    from truceline.exports import explanation_plain, grouping_plain

    with ledger(place, settings_file) as opened:
        shown = opened.shown(as_of.date() if as_of else None)
    if asked is None or "-" in asked:  # ids have hyphens, names of fields have none
        grouping = shown.grouping(case, asked)
        told, show = grouping_plain(grouping), partial(print_grouping, grouping)
    else:
        explanation = shown.explain(case, asked, on.date() if on else shown.day)
        told, show = explanation_plain(explanation), partial(print_explanation, explanation)
    tell_as_of(shown.as_of, shown.undated)
    if wants_json(as_json):
        print_json(told)
    else:
        show()


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
    if explanation.series:
        screen.print()
        screen.print(words("Over time, by who reports it; no report is not no breach", "bold"))
    for series in explanation.series:
        screen.print(Padding(words(series.line), (0, 0, 0, 2)))
    screen.print()
    screen.print(words(f"Chosen by {rule.name}, {_near(rule.file)}:{rule.line}", "dim"), soft_wrap=True)
    screen.print(Padding(words(rule.says), (0, 0, 0, 2)))
    _print_evidence(screen, "Rests on", explanation.rests_on)
    _print_evidence(screen, "Passes over", explanation.passes_over)


def print_grouping(grouping: Grouping) -> None:
    """Prints why reports are one case, and why others that stand beside it are not of it."""
    screen = console()
    screen.print(words(" and ".join(filter(None, (grouping.id, grouping.other))), "bold"))
    if grouping.other is None:
        screen.print(words(_how_many(grouping)))
    for source, joins in groupby(grouping.joins, key=lambda join: (join.article, join.published)):
        screen.print()
        screen.print(words(", ".join(filter(None, source))))
        for join in joins:
            screen.print(Padding(_join_words(join), (0, 0, 0, 2)))
            _print_rows(screen, join.rows)
    for relation in grouping.relations:
        screen.print()
        screen.print(words(f"{relation.words} {relation.other}", "bold"))
        screen.print(Padding(words(relation.reason), (0, 0, 0, 2)))
        _print_rows(screen, relation.rows)
    if grouping.other is not None and not grouping.relations:
        screen.print(words("Neither is told to extend, renew, replace or follow the other."))
        _print_rows(screen, grouping.rows)


def _how_many(grouping: Grouping) -> str:
    if not grouping.joins:
        return "Nothing is kept of why its reports are one ceasefire: work the ledger out anew with truceline add."
    reports = count(len({join.document for join in grouping.joins}), "report")
    compared = any(join.rows for join in grouping.joins)
    return f"{reports} of one ceasefire" + (", each compared with the first that told it" if compared else "")


def _join_words(join: JoinShown) -> Text:
    about = f"“{join.about}”: " if join.about else ""
    by = " (a person's judgement)" if join.judgements else ""
    return words(f"{about}{join.reason}{by}").append(f" ({count(len(join.claims), 'claim')})", "dim")


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
        for (_, quoted), claims in groupby(passages, key=lambda shown: (shown.start, shown.quote)):
            _print_passage(screen, quoted, list(claims))


def _print_passage(screen: Console, quoted: str, claims: Sequence[EvidenceShown]) -> None:
    """One passage with the words that show its claims, and what was read in it by what."""
    quote = words(f"“{quoted}”")
    quote.highlight_words([words(shown.cue).plain for shown in claims], "bold")
    screen.print(Padding(quote, (0, 0, 0, 4)))
    for shown in claims:
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
