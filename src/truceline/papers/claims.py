"""The report on claims that were coded, beside those of a person."""

from __future__ import annotations

from truceline.evaluation.claims import ClaimComparison
from truceline.evaluation.coders.agreement import RESAMPLES
from truceline.papers.coders import MADE_BY, figure, method
from truceline.papers.paper import Paper, Paragraph, Section, Table, text

_METHOD = (
    (
        "Claims are compared report by report and the counts summed. Names are equal when they mean the same actor. Claims of the same act are paired, those "
        "with most actors in common first. acts, claims, actors, parties, mediators, duration and terms are F1; status, attributed, start "
        "and quiet are shares of what the first coder has; start_prec is the share of starts given that are right."
    ),
    f"Intervals hold 95 %: percentiles of {RESAMPLES:,} draws of as many reports (with replacement, from a fixed seed).",
)
_WORKS = ("Efron, B. and R. J. Tibshirani. 1993. An Introduction to the Bootstrap. Chapman and Hall.",)


def claims_paper(found: ClaimComparison) -> Paper:
    """The comparison of claims as a report."""
    rows = tuple(
        tuple(
            text(str(cell))
            for cell in (one.name, figure(one.estimate), one.tally.hit, one.tally.gold, one.tally.coded)
        )
        for one in found.figures
    )
    table = Table(
        caption="Figures of claims, with 95 % intervals",
        head=("Figure", "Value", "Hit", f"In {found.one}", f"In {found.other}"),
        rows=rows,
        numbers=frozenset(range(1, 5)),
    )
    missing = f" {found.missing} were not coded and count as without claims." if found.missing else ""
    told = Paragraph(text=text(f"{found.reports:,} reports were compared.{missing}"))
    return Paper(
        title=f"{found.other} compared with {found.one}",
        subtitle=f"Claims of {found.reports:,} reports",
        blocks=(Section(heading="Figures", blocks=(told, table)), method(_METHOD, _WORKS)),
        made_by=MADE_BY,
    )
