"""`truceline evaluate`: the ledger as second coder, beside a person's coding; or two people beside one another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.options import AsJson, AsOf, Place, SettingsFile, ledger
from truceline.cli.screen import console, count, note, print_json, table, wants_json, words
from truceline.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from truceline.evaluation.claims import ClaimComparison
    from truceline.evaluation.coders.agreement import Agreement, Estimate
    from truceline.evaluation.coders.comparison import Comparison
    from truceline.ledger import Ledger
    from truceline.papers import Paper

Against = Annotated[
    list[Path] | None,
    typer.Option(
        "--against", metavar="FILE", help="A person's coding: ETH/PRIO, JSON lines; twice for two people."
    ),
]
Coder = Annotated[
    list[str] | None,
    typer.Option(
        "--coder", metavar="NAME", help="Who coded; by their decisions in the ledger, twice for two."
    ),
]
CodedFile = Annotated[
    Path | None,
    typer.Option("--coded", metavar="FILE", help="Claims, or reports to code now, for claims in --against."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="A report: .html, .pdf, .docx or .md."),
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the coding in the ledger: /review/differences.")]
_SHOWN = 10  # differences on a terminal


def register(app: typer.Typer) -> None:
    """Adds the command to the app."""
    app.command(epilog="Example: truceline evaluate --against ana.csv --output agreement.html")(evaluate)


def evaluate(
    against: Against = None,
    coder: Coder = None,
    coded: CodedFile = None,
    output: Output = None,
    *,
    as_of: AsOf = None,
    place: Place = None,
    settings_file: SettingsFile = None,
    keep: Keep = False,
    as_json: AsJson = False,
) -> None:
    """Compare coders: agreement per variable, and every difference."""
    if coded is not None:
        _claims(_one(against), coded, settings_file, output, as_json=as_json)
        return
    with ledger(place, settings_file) as opened:
        found = _compared(opened, against or [], coder or [], as_of.date() if as_of else None)
        if keep:
            _keep(opened, _one(against), coder[0] if coder else None)
    if output is not None:
        from truceline.papers.coders import comparison_paper

        _write(comparison_paper(found), output)
    elif wants_json(as_json):
        from truceline.exports.comparisons import comparison_plain

        print_json(comparison_plain(found))
    else:
        print_comparison(found)
    if not found.cases.hit:
        _nothing(found)


def _one(against: list[Path] | None) -> Path:
    if against is None or len(against) != 1:
        raise InputError("one file is needed here, and no more.", next_step="Give it as --against FILE.")
    return against[0]


def _compared(opened: Ledger, against: list[Path], coders: list[str], as_of: date | None) -> Comparison:
    if len(against) > 2 or len(coders) > 2:
        raise InputError("more than two coders.", next_step="Compare two at a time.")
    if len(against) == 2:
        from truceline.evaluation.coders.comparison import compare_codings
        from truceline.exports.codings import read_cases

        names: list[str | None] = [*coders, None, None]
        one, other = (read_cases(file, name) for file, name in zip(against, names, strict=False))
        return compare_codings(one, other)
    if not against and not coders and not opened.judgements():
        raise InputError(
            "nothing to compare the ledger with.",
            next_step="Give a person's coding: --against FILE; or whose decisions: --coder NAME.",
        )
    first = coders[0] if coders else None
    other_coder = coders[1] if len(coders) == 2 else None
    return opened.evaluate(against[0] if against else None, coder=first, other=other_coder, as_of=as_of)


def _keep(opened: Ledger, file: Path, coder: str | None) -> None:
    kept = opened.keep_coding(file, coder=coder)
    told = "is kept" if kept else "was kept already"
    note(f"The coding {told}. What differs waits at /review/differences of: truceline serve")


def _claims(
    gold: Path, coded: Path, settings_file: Path | None, output: Path | None, *, as_json: bool
) -> None:
    """Compares claims with those of a file, or with what is coded in its reports now."""
    from truceline.cli.claims_coded import coded_claims
    from truceline.evaluation.claims import compare_claims
    from truceline.exports.codings import read_coding
    from truceline.exports.comparisons import claims_plain

    wanted = read_coding(gold).claims
    if wanted is None:
        raise InputError(
            "these are cases, not claims of single reports.",
            where=str(gold),
            next_step="Leave --coded out: cases are compared with a ledger.",
        )
    found = compare_claims(wanted, coded_claims(coded, settings_file), one=gold.name, other=coded.name)
    if output is not None:
        from truceline.papers.claims import claims_paper

        _write(claims_paper(found), output)
    elif wants_json(as_json):
        print_json(claims_plain(found))
    else:
        print_claims(found)


def _write(paper: Paper, output: Path) -> None:
    from truceline.papers import write_paper

    write_paper(paper, output)
    note(f"Written: {output}")


def _nothing(found: Comparison) -> None:
    """Says why no case of the one is a case of the other, and what can be done."""
    note(f"No case of {found.one} is one of {found.other}.")
    for one in found.matching.only_one[:3]:
        note(f"  {one.case.id}: {one.why}")
    note(
        "Cases are matched by their sides and days; a column cf_id with ids of the ledger matches them for certain."
    )


def print_comparison(found: Comparison) -> None:
    """Prints the agreement on each variable, and the first differences."""
    screen, cases = console(), found.cases
    screen.print(words(f"{found.other} compared with {found.one}", "bold"))
    screen.print(
        words(
            f"{cases.hit} ceasefires of both; only {found.one}: {cases.gold - cases.hit}; only {found.other}: {cases.coded - cases.hit}"
        )
    )
    if found.variables:
        screen.print(agreement_table(found.variables))
        note("Kappa and alpha: 0 is chance, 1 full agreement; [ ] is the 95 % interval.")
    if found.differences:
        screen.print(words(f"\n{count(len(found.differences), 'difference')}", "bold"))
        made = table("Ceasefire", "Variable", found.one, found.other)
        for one in found.differences[:_SHOWN]:
            values = (one.one or "not coded", one.other or "not coded")
            made.add_row(*map(words, (one.other_case, one.says, *values)))
        screen.print(made)
        if len(found.differences) > _SHOWN:
            note(f"and {len(found.differences) - _SHOWN} more: all with --json or --output FILE")
    for minutes in found.minutes:
        if minutes.median is not None:
            note(f"{minutes.by}: {minutes.median:.1f} minutes a ceasefire (median of {minutes.cases})")


def agreement_table(variables: tuple[Agreement, ...]) -> Table:
    """A table of the figures of each variable."""
    made = table("Variable", "n", "Agree", "Kappa", "", "Alpha", "", "F1")
    for name in ("n", "Agree", "Kappa", "Alpha", "F1"):
        next(one for one in made.columns if one.header == name).justify = "right"
    for one in variables:
        kappa, alpha = one.figures.get("kappa"), one.figures.get("alpha")
        cells = (
            figure(one.figures.get("agreement")),
            figure(kappa),
            interval(kappa),
            figure(alpha),
            interval(alpha),
        )
        made.add_row(*map(words, (one.says, counted(one), *cells, figure(one.figures.get("f1")))))
    return made


def counted(one: Agreement) -> int:
    """The cases behind the agreement on a variable."""
    told = one.figures.get("agreement")
    return told.n if told else 0


def figure(estimate: Estimate | None) -> str:
    """A figure in two places, or a dash."""
    return "–" if estimate is None or estimate.value is None else f"{estimate.value:.2f}"


def interval(estimate: Estimate | None) -> str:
    """Its interval in brackets; nothing where it has none."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return ""
    return f"[{estimate.low:.2f}, {estimate.high:.2f}]"


def print_claims(found: ClaimComparison) -> None:
    """Prints the figures of claims."""
    screen = console()
    screen.print(words(f"{found.other} compared with {found.one}: {count(found.reports, 'report')}", "bold"))
    if found.missing:
        note(f"{count(found.missing, 'report')} of {found.one} were not coded, and count as without claims.")
    made = table("Figure", "Value", "", "Hit", "Gold", "Coded")
    for one in found.figures:
        counts = (one.tally.hit, one.tally.gold, one.tally.coded)
        made.add_row(*map(words, (one.name, figure(one.estimate), interval(one.estimate), *counts)))
    screen.print(made)
