"""The screening log as a paper: a flow diagram, tables by source, day and reason, and a paragraph for a method section."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version

from truceline.model import Stage
from truceline.papers.charts import Step, flow_figure
from truceline.papers.paper import Block, Items, Paper, Paragraph, Section, Table, text
from truceline.views.brief.words import counted, day_words, listed
from truceline.views.screening import UNDATED, Counts, LeftOut, Nothing, Row, RunShown, Screening

MOST = 500
"""Lines of a table at most; the data (`truceline screening --json`, or CSV) have all."""

_NOT_RECORDED = "What was searched is not recorded: these articles were added before Truceline kept a log of its searches."

REASONS = {
    "attachment": "files beside an article",
    "binary": "neither text nor a known form",
    "broken_record": "records that end before their time",
    "empty": "empty",
    "enormous": "too large",
    "failed": "failed through a fault of Truceline",
    "http_status": "not a page (another status than 200)",
    "language": "in a language that is not read",
    "no_ceasefire_term": "no word for a ceasefire, truce or peace deal",
    "no_reader": "files of another kind",
    "not_a_file": "neither a file nor a folder",
    "not_text": "neither HTML nor text",
    "teaser": "teasers only",
    "unchanged": "told as unchanged, without the page",
    "unreadable": "could not be read",
}
"""Reasons in words; others stand as they are called."""


def screening_paper(told: Screening) -> Paper:
    """The screening log as a report for people."""
    return Paper(
        title="Screening log",
        subtitle=_subtitle(told),
        blocks=tuple(_blocks(told)),
        made_by=f"Truceline {version('truceline')}",
        day=date.fromisoformat(told.as_of) if told.as_of else None,
    )


def reason_words(reason: str) -> str:
    """A reason in words."""
    return REASONS.get(reason, reason.replace("_", " "))


def flow(told: Screening) -> tuple[Step, ...]:
    """The steps from what was met to ceasefires: each is the one before it without what was left out there."""
    counts, held = told.counts, told.held
    new = counts.met - counts.known
    screened = new - counts.unreadable
    read = held.articles if held else counts.read
    telling = held.with_claims if held else counts.with_claims
    earlier = f", {told.earlier:,} of them before searches were recorded" if told.earlier else ""
    met = [
        Step(
            label="Records met in the sources named",
            count=counts.met,
            left_out=_some([("in the ledger before, or met twice", counts.known)]),
        ),
        Step(label="New records", count=new, left_out=_because(told.reasons, unreadable=True)),
        Step(
            label="Articles screened by the gate",
            count=screened,
            left_out=_because(told.reasons, unreadable=False),
        ),
    ]
    unread = [("no claim in them", read - telling)]
    steps = [
        *(met if told.runs else ()),
        Step(label=f"Articles read for claims{earlier}", count=read, left_out=_some(unread)),
    ]
    if held:
        left = [("superseded by a correction or a later version", held.superseded)]
        steps.append(Step(label="Articles with claims", count=telling, left_out=_some(left)))
        copies = f", {held.copies:,} of them copies that count with another" if held.copies else ""
        steps.append(Step(label=f"Articles that count{copies}", count=telling - held.superseded))
    else:
        steps.append(Step(label="Articles with claims", count=telling))
    steps.append(Step(label="Ceasefires", count=told.ceasefires))
    return tuple(steps)


def method(told: Screening) -> str:
    """What a data set's method section says of the search, made of its numbers."""
    if not told.runs:
        return _NOT_RECORDED
    counts, runs = told.counts, told.runs
    days = sorted({one.began.date() for one in runs})
    when = (
        f"on {day_words(days[0])}"
        if len(days) == 1
        else f"from {day_words(days[0])} to {day_words(days[-1])}"
    )
    versions = listed(sorted({one.version for one in runs}))
    sources = len({row.name for row in told.sources})
    records = "record" if counts.met == 1 else "records"
    refused = "held no word for a ceasefire, truce or peace deal in any language of the vocabulary"
    before = f"{_number(counts.known)} had been met before"
    unread = f"{counts.unreadable:,} could not be read" if counts.unreadable else "all others could be read"
    searched = f"{counted(sources, 'source')} in {counted(len(runs), 'run')} {when}"
    sentences = [
        f"Truceline {versions} searched {searched} and met {counts.met:,} {records}.",
        f"Of these, {before}, {unread}, and {_number(counts.refused)} {refused}.",
        f"The remaining {counts.read:,} were read for claims; {counts.with_claims:,} gave {counts.claims:,} claims.",
    ]
    if told.held is not None:
        some = counted(told.ceasefires, "ceasefire follows", things="ceasefires follow").capitalize()
        claims = f"{told.held.counted:,} of the {told.held.claims:,} claims that the ledger holds now"
        sentences.append(f"{some} from {claims}.")
    if told.earlier:
        sentences.append(f"{told.earlier:,} articles were read before searches were recorded.")
    if any(one.ended is None for one in runs):
        number = sum(one.ended is None for one in runs)
        sentences.append(
            f"{counted(number, 'run').capitalize()} did not come to an end; what was met till then is counted."
        )
    return " ".join(sentences)


def _number(number: int) -> str:
    return f"{number:,}" if number else "none"


def _subtitle(told: Screening) -> str:
    if told.as_of is None:
        return "What was searched, what was left out and why"
    return f"What was searched, of records dated by {day_words(told.as_of)}"


def _blocks(told: Screening) -> Iterator[Block]:
    yield Section(heading="For a method section", blocks=(Paragraph(text=text(method(told))),))
    if told.undated:
        words = f"{told.undated:,} records that nothing dates are left out, as of a day."
        yield Paragraph(text=text(words))
    if told.runs or told.held:
        yield Section(heading="Flow", blocks=(flow_figure(flow(told), caption="From records to ceasefires"),))
    if told.reasons:
        yield Section(heading="What was left out, by reason", blocks=(_reasons(told.reasons),))
    if told.sources:
        yield Section(heading="By source", blocks=tuple(_counts("Records by source", "source", told.sources)))
    if told.days:
        note = Paragraph(
            text=text("The day of publication as the record alone tells it, else the day it was fetched.")
        )
        yield Section(heading="By day", blocks=(note, *_counts("Records by day", "day", told.days)))
    if told.sources:
        yield Section(heading="Searched, and nothing found", blocks=tuple(_nothing(told.nothing)))
    if told.runs:
        yield Section(heading="Runs", blocks=(_runs(told.runs),))


def _because(reasons: Sequence[LeftOut], *, unreadable: bool) -> tuple[tuple[str, int], ...]:
    return tuple(
        (reason_words(one.reason), one.records) for one in reasons if (one.stage != Stage.GATE) == unreadable
    )


def _some(told: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(one for one in told if one[1])


def _reasons(reasons: Sequence[LeftOut]) -> Table:
    rows = [(one.stage, one.reason, reason_words(one.reason), f"{one.records:,}") for one in reasons]
    return Table(
        caption="Records left out",
        head=("stage", "code", "why", "records"),
        rows=tuple(tuple(text(cell) for cell in row) for row in rows),
        numbers=frozenset({3}),
    )


COLUMNS = ("met", "known", "unreadable", "refused", "read", "without claims", "with claims", "claims")


def numbers(counts: Counts) -> tuple[int, ...]:
    """The counts in the order of `COLUMNS`."""
    return (
        counts.met,
        counts.known,
        counts.unreadable,
        counts.refused,
        counts.read,
        counts.without_claims,
        counts.with_claims,
        counts.claims,
    )


def _counts(caption: str, what: str, rows: Sequence[Row]) -> Iterator[Block]:
    yield Table(
        caption=caption,
        head=(what, *COLUMNS),
        rows=tuple(
            (text(row.name), *(text(f"{number:,}") for number in numbers(row.counts))) for row in rows[:MOST]
        ),
        numbers=frozenset(range(1, len(COLUMNS) + 1)),
    )
    if len(rows) > MOST:
        yield Paragraph(text=text(f"{len(rows) - MOST:,} more lines stand in the data."))


def _nothing(lines: Sequence[Nothing]) -> Iterator[Block]:
    if not lines:
        yield Paragraph(text=text("Every source and every day that was searched gave claims."))
        return
    yield Paragraph(
        text=text(
            "Sources and days that were searched and gave no claim. This is evidence of what was searched, not that nothing happened."
        )
    )
    rows = [
        (one.source, one.day or UNDATED, f"{one.records:,}", listed([reason_words(why) for why in one.says]))
        for one in lines[:MOST]
    ]
    yield Table(
        caption="Searched, and nothing found",
        head=("source", "day", "records", "because"),
        rows=tuple(tuple(text(cell) for cell in row) for row in rows),
        numbers=frozenset({2}),
    )
    if len(lines) > MOST:
        yield Paragraph(text=text(f"{len(lines) - MOST:,} more lines stand in the data."))


def _runs(runs: Sequence[RunShown]) -> Items:
    items = []
    for one in runs:
        ended = (
            f"to {one.ended:%Y-%m-%d %H:%M}" if one.ended else "not ended (interrupted, or still going on)"
        )
        settings = "; ".join(f"{name} = {value}" for name, value in one.settings.items())
        named = ", ".join(one.sources) or "sources not named"
        words = f"{one.began:%Y-%m-%d %H:%M} {ended} (UTC), Truceline {one.version}: {named}. {one.counts.met:,} records met."
        items.append(text(words + (f" Settings: {settings}." if settings else "")))
    return Items(items=tuple(items))


def screening_csv(told: Screening) -> str:
    """The counts by source and by day as one table."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(("by", "name", *(name.replace(" ", "_") for name in COLUMNS)))
    for by, rows in (("source", told.sources), ("day", told.days)):
        for row in rows:
            writer.writerow((by, _plainly(row.name), *numbers(row.counts)))
    return made.getvalue()


def _plainly(name: str) -> str:
    """A name that no program for tables takes for a formula."""
    return f"'{name}" if name[:1] in {"=", "+", "-", "@"} else name
