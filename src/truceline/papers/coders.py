"""The report on two coders: the cases they share, how far they agree, where they differ, and how it was worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import groupby

from truceline.evaluation.coders.agreement import NOT_CODED, RESAMPLES, Agreement, Estimate
from truceline.evaluation.coders.comparison import Comparison, Difference
from truceline.evaluation.coders.matching import WINDOW
from truceline.evaluation.coders.variables import VARIABLES, Scale
from truceline.papers import charts
from truceline.papers.paper import Block, Items, Paper, Paragraph, Run, Section, Table, Text, text

DASH = "–"
MADE_BY = f"Truceline {version('truceline')}"

_METHOD = (
    (
        "Two cases can be one ceasefire where both bear the same id of the ledger, or where they have a side in common and no days of declaration or "
        f"effect that lie more than {WINDOW} days apart. Of all ways to put cases together one to one, that with the greatest sum of scores is taken: the "
        "Hungarian method (Kuhn 1955). The score of each pair stands with it."
    ),
    (
        "The ledger is taken as its reports alone give it, without what people corrected in it. Codes and words of one meaning are one level. "
        "What no report mentions is taken for what the rules of ETH/PRIO take it for where they have such a rule, and says so; elsewhere it is not "
        "coded, which is not the same as unclear or none."
    ),
    (
        "Agreement is the share of cases that both coded alike; of times, to the day, with no day put in where only a month is told. Kappa is "
        "Cohen's (1960), for the class weighted by the squared distance (Cohen 1968). Alpha is Krippendorff's (2011): nominal, ordinal for the "
        "class, interval in days for times told to the day. AC1 is Gwet's (2008), which does not sink where nearly all cases are of one "
        "level. Kappa and alpha are 0 at chance and 1 at full agreement; they cannot be told where both give one single level to all cases. For AC1 "
        "all levels of a variable count, given or not."
    ),
    (
        "Precision and recall are of the second coder against the first, over values that tell of something: no, none and unclear are left out, and of "
        "lists each name counts. A dash stands where there is nothing to measure."
    ),
    (
        f"Intervals hold 95 %: percentiles of {RESAMPLES:,} draws of as many cases (with replacement, from a fixed seed). They are left out "
        "where more than half of the draws have no figure, and where all draws give the same, as they do at full agreement: that says nothing of how far a "
        "figure may be off. With few cases they are rough."
    ),
    (
        "A decision took as long as passed since the one before it by the same person. One that follows a pause of more than 15 minutes, "
        "and the first of all, took an unknown time and is not counted. Minutes per ceasefire are the sum over its decisions."
    ),
)
_OF_TIMES = ("agreement", "within_day", "within_month")
_WORKS = (
    "Cohen, J. 1960. A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37–46.",
    "Cohen, J. 1968. Weighted kappa. Psychological Bulletin 70(4), 213–220.",
    (
        "Gwet, K. L. 2008. Computing inter-rater reliability and its variance in the presence of high agreement. British Journal of Mathematical and "
        "Statistical Psychology 61(1), 29–48."
    ),
    "Krippendorff, K. 2011. Computing Krippendorff's alpha-reliability. University of Pennsylvania.",
    "Kuhn, H. W. 1955. The Hungarian method for the assignment problem. Naval Research Logistics Quarterly 2, 83–97.",
)


def comparison_paper(found: Comparison) -> Paper:
    """The comparison of two coders as a report."""
    parts = (
        _cases(found),
        _agreement(found),
        _confusions(found),
        _differences(found),
        _minutes(found),
        method(_METHOD, _WORKS),
    )
    return Paper(
        title=f"{found.other} compared with {found.one}",
        subtitle=f"Agreement of two coders on {found.cases.hit} ceasefires",
        blocks=tuple(part for part in parts if part is not None),
        made_by=MADE_BY,
    )


def method(says: Iterable[str], works: Iterable[str]) -> Section:
    """How it was worked out, and the works it goes by."""
    said = tuple(Paragraph(text=text(one)) for one in says)
    listed = Section(heading="Works", blocks=(Items(items=tuple(text(one) for one in works)),))
    return Section(heading="How this was worked out", blocks=(*said, listed))


def figure(estimate: Estimate | None) -> str:
    """A figure in two places with its interval; a dash where there is none."""
    if estimate is None or estimate.value is None:
        return DASH
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.2f}"
    return f"{estimate.value:.2f} [{estimate.low:.2f}, {estimate.high:.2f}]"


def _share(value: float | None) -> str:
    return DASH if value is None else f"{value:.2f}"


def _row(*cells: object) -> tuple[Text, ...]:
    return tuple(text(str(cell)) for cell in cells)


def _cases(found: Comparison) -> Section:
    cases = found.cases
    told = (
        f"{found.one} has {cases.gold} ceasefires, {found.other} {cases.coded}; {cases.hit} are of both. Precision {_share(cases.precision())}, "
        f"recall {_share(cases.recall())}, F1 {_share(cases.f1())}."
    )
    blocks: list[Block] = [Paragraph(text=text(told))]
    if found.matching.pairs:
        rows = tuple(
            _row(
                pair.one.id,
                pair.other.id,
                "; ".join(reason.says for reason in pair.reasons),
                f"{pair.score:g}",
            )
            for pair in found.matching.pairs
        )
        blocks.append(
            Table(
                caption="Cases that are one ceasefire",
                head=(found.one, found.other, "Why", "Score"),
                rows=rows,
                numbers=frozenset({3}),
            )
        )
    for coder, alone in ((found.one, found.matching.only_one), (found.other, found.matching.only_other)):
        if alone:
            rows = tuple(_row(one.case.id, "; ".join(one.case.sides), one.why) for one in alone)
            blocks.append(Table(caption=f"Cases of {coder} alone", head=("Case", "Sides", "Why"), rows=rows))
    return Section(heading="Cases", blocks=tuple(blocks))


def _agreement(found: Comparison) -> Section | None:
    if not found.variables:
        return None
    names = ("agreement", "kappa", "alpha", "ac1")
    rows = tuple(
        _row(one.says, one.both, *(figure(one.figures.get(name)) for name in names))
        for one in found.variables
    )
    blocks: list[Block] = [
        *_charts(found),
        Table(
            caption="Agreement on each variable, with 95 % intervals",
            head=("Variable", "Cases", "Agreement", "Kappa", "Alpha", "AC1"),
            rows=rows,
            numbers=frozenset(range(1, 6)),
        ),
        _found(found),
    ]
    times = [one for one in found.variables if one.scale is Scale.TIME]
    if times:
        rows = tuple(
            _row(one.says, one.figures["agreement"].n, *(figure(one.figures[name]) for name in _OF_TIMES))
            for one in times
        )
        blocks.append(
            Table(
                caption="Times",
                head=("Variable", "Cases", "The same", "Within a day", "Within a month"),
                rows=rows,
                numbers=frozenset(range(1, 5)),
            )
        )
    return Section(heading="Agreement", blocks=tuple(blocks))


def _charts(found: Comparison) -> Iterator[Block]:
    """Agreement and alpha with their intervals, of the variables that have them."""
    for name, words, measure in (
        ("agreement", "agreement", "share of cases coded alike"),
        ("alpha", "Krippendorff's alpha", "alpha"),
    ):
        told = [(one.says, one.figures.get(name)) for one in found.variables]
        estimates = [
            charts.Estimate(name=says, value=one.value, low=one.low, high=one.high, cases=one.n)
            for says, one in told
            if one is not None and one.value is not None
        ]
        if estimates:
            caption = f"{words[0].upper()}{words[1:]} on each variable, with 95 % intervals"
            yield charts.intervals_figure(estimates, caption=caption, measure=measure)


def _found(found: Comparison) -> Table:
    names = ("precision", "recall", "f1")
    rows = tuple(
        _row(one.says, one.only_one, one.only_other, *(figure(one.figures.get(name)) for name in names))
        for one in found.variables
    )
    return Table(
        caption=f"What {found.other} found of what {found.one} coded",
        head=(
            "Variable",
            f"Coded by {found.one} alone",
            f"Coded by {found.other} alone",
            "Precision",
            "Recall",
            "F1",
        ),
        rows=rows,
        numbers=frozenset(range(1, 6)),
    )


def _confusions(found: Comparison) -> Section | None:
    blocks = tuple(_confusion(found, one) for one in found.variables if _is_telling(one))
    if not blocks:
        return None
    says = Paragraph(
        text=text(
            f"Rows are levels of {found.one}, columns of {found.other}. Variables on which both always agree are left out."
        )
    )
    return Section(heading="What is taken for what", blocks=(says, *blocks))


def _is_telling(one: Agreement) -> bool:
    """Whether anything stands beside the diagonal."""
    return any(count for i, row in enumerate(one.table) for j, count in enumerate(row) if i != j)


def _confusion(found: Comparison, one: Agreement) -> Block:
    used = _used(one)
    levels = tuple(one.levels[i] for i in used)
    caption = f"{VARIABLES[one.variable].says.capitalize()}: {found.one} by {found.other}"
    counts = [[one.table[i][j] for j in used] for i in used]
    return charts.confusion_figure(levels, counts, caption=caption, rows=found.one, columns=found.other)


def _used(one: Agreement) -> list[int]:
    """The levels that somebody gave; `not coded` where somebody left it so."""
    last = len(one.levels) - 1
    return [
        i
        for i in range(len(one.levels))
        if any(one.table[i]) or any(row[i] for row in one.table) or (i < last <= 3)
    ]


def _differences(found: Comparison) -> Section | None:
    if not found.differences:
        return None
    parts = tuple(
        Section(
            heading=f"{cases[1]} ({found.one}: {cases[0]})",
            blocks=(Items(items=tuple(_difference(found, one) for one in some)),),
        )
        for cases, some in groupby(found.differences, key=lambda one: (one.one_case, one.other_case))
    )
    return Section(heading=f"Differences ({len(found.differences)})", blocks=parts)


def _difference(found: Comparison, one: Difference) -> Text:
    return text(
        Run(words=f"{one.says}: ", strong=True),
        *_side(found.one, one.one, one.one_evidence),
        "; ",
        *_side(found.other, one.other, one.other_evidence),
    )


def _side(coder: str, value: str | None, evidence: str) -> Iterator[str | Run]:
    yield f"{coder} {value or NOT_CODED}"
    if evidence:
        yield ", "
        yield Run(words=evidence, quoted=True)


def _minutes(found: Comparison) -> Section | None:
    told = [one for one in found.minutes if one.median is not None]
    if not told:
        return None
    rows = tuple(
        _row(
            one.by,
            one.decisions,
            one.timed,
            one.cases,
            f"{one.median:.1f}",
            DASH if one.lower is None else f"{one.lower:.1f} to {one.upper:.1f}",
        )
        for one in told
    )
    table = Table(
        caption="Minutes per ceasefire, from the times of decisions",
        head=("Reviewer", "Decisions", "Of known time", "Ceasefires", "Median", "Middle half"),
        rows=rows,
        numbers=frozenset(range(1, 6)),
    )
    return Section(heading="Time taken", blocks=(table,))
