"""What a notebook shows of each type: one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from truceline.exports import Losses
from truceline.model import (
    ActClaim,
    Ceasefire,
    Claim,
    ContactClaim,
    IncidentClaim,
    StatementClaim,
    TermClaim,
    content_id,
)
from truceline.records import FIELDS
from truceline.run import Judged, Report
from truceline.views import (
    CasePage,
    CaseRow,
    ConflictRow,
    EvidenceShown,
    Explanation,
    FieldShown,
    Shown,
    StandingShown,
    Timeline,
    support_words,
)
from truceline.views.charts import band
from truceline.views.claim_record import claim_record
from truceline.views.values import in_words, length_words

_AT_ONCE = 200
"""Entries of a timeline, ceasefires of a list: more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a type is shown: its template, what is put into that, and the object in one line."""

    template: str
    parts: Callable[[Any], Mapping[str, Any]]
    line: Callable[[Any], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A field in a table: its value in words, or why it has none; the reason, and the words behind it."""

    name: str
    words: str
    abstention: str | None
    reason: str
    support: str = ""
    evidence: tuple[EvidenceShown, ...] = ()


def rows_of(caption: str, rows: Iterable[CaseRow]) -> dict[str, Any]:
    """A list of ceasefires, each in one line."""
    told = tuple(rows)
    return {"caption": caption, "rows": told[:_AT_ONCE], "more": max(len(told) - _AT_ONCE, 0)}


def _shown(shown: Shown) -> dict[str, Any]:
    return rows_of(_shown_line(shown), shown.rows(shown.day))


def _shown_line(shown: Shown) -> str:
    moment = f" as known on {shown.as_of}" if shown.as_of else ""
    return f"{counted(len(shown.summaries), 'ceasefire')}{moment}, as they stand on {shown.day}"


def _ceasefire(ceasefire: Ceasefire) -> dict[str, Any]:
    rows = [_field_row(name, getattr(ceasefire, name)) for name in FIELDS]
    return {**_told_and_not(rows), "related": ()}


def _field_row(name: str, choice: Any) -> FieldRow:
    value = choice.value
    told = length_words(value) if name == "duration" and value else in_words(value)
    return FieldRow(
        name=name,
        words=_life_words(value) if name == "life" and value else told,
        abstention=str(choice.abstention) if choice.abstention else None,
        reason=choice.reason,
    )


def _life_words(accounts: Sequence[Any]) -> str:
    return f"{counted(len(accounts), 'account')}: a timeline shows them in order"


def _page(page: CasePage) -> dict[str, Any]:
    evidence = {one.claim: one for one in page.evidence}
    rows = [
        FieldRow(
            name=field.name,
            words=_life_words(field.value) if field.name == "life" and field.value else field.words,
            abstention=field.abstention,
            reason=field.reason,
            support=support_words(field.support) if field.support else "",
            evidence=tuple(evidence[one] for one in field.rests_on if one in evidence),
        )
        for field in page.fields
    ]
    return {**_told_and_not(rows), "related": page.grouping.relations}


def _told_and_not(rows: list[FieldRow]) -> dict[str, Any]:
    return {
        "rows": [row for row in rows if row.abstention != "not mentioned"],
        "not_mentioned": [row.name for row in rows if row.abstention == "not mentioned"],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"record": claim_record(claim), "source": claim.source, "span": claim.span}


def _claim_line(claim: Claim) -> str:
    record = claim_record(claim)
    return f"{record.says} (claim {claim.id}): “{claim.cue.quote}”, {record.article}"


def _explanation(told: Explanation) -> dict[str, Any]:
    field = told.field
    return {
        "told": told,
        "field": field,
        "support": support_words(field.support) if field.support else "",
        "others": [one for one in field.alternatives if not one.agrees],
    }


def _value_line(field: FieldShown) -> str:
    return field.words or field.abstention or ""


def _timeline(timeline: Timeline) -> dict[str, Any]:
    from truceline.papers.charts import band_figure
    from truceline.papers.figures import inline

    lives = [(lane.ceasefire, lane.phases) for lane in timeline.lanes]
    drawn = band(lives, last=date.fromisoformat(timeline.until)) if timeline.until else None
    figure = band_figure(drawn, caption=f"States of {timeline.name or timeline.id}") if drawn else None
    entries = (*timeline.entries, *timeline.undated)
    return {
        "svg": inline(figure, f"band-{content_id(repr(lives))}") if figure else "",
        "entries": entries[:_AT_ONCE],
        "more": max(len(entries) - _AT_ONCE, 0),
    }


def _timeline_line(timeline: Timeline) -> str:
    entries = counted(len(timeline.entries) + len(timeline.undated), "entry", "entries")
    until = f" until {timeline.until}" if timeline.until else ""
    return f"{timeline.id}, {timeline.name}: {entries}{until}"


def _losses_line(losses: Losses) -> str:
    ceasefires = f"{losses.written:,} of {counted(losses.ceasefires, 'ceasefire')}"
    return f"{losses.format}: {counted(losses.rows, 'row')}, {ceasefires}, {counted(len(losses.losses), 'kind')} of loss"


def _report_line(report: Report) -> str:
    return (
        f"{counted(report.articles, 'article')}: {report.new:,} new, {report.known:,} in the ledger before; "
        f"{counted(report.claims, 'new claim')}; {counted(report.after, 'ceasefire')} (before: {report.before:,})"
    )


def _judged_line(judged: Judged) -> str:
    told = judged.judgement
    return f"{told.verdict} {told.subject} by {told.by}: {counted(len(judged.changes), 'change')}"


def counted(number: int, thing: str, things: str = "") -> str:
    """A number of things: "1 claim", "1,200 claims"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _itself(one: Any) -> dict[str, Any]:
    return {"one": one}


_CLAIM = Seen(template="claim.html", parts=_claim, line=_claim_line)

SEEN: Mapping[type, Seen] = {
    Shown: Seen(template="ceasefires.html", parts=_shown, line=_shown_line),
    Ceasefire: Seen(
        template="ceasefire.html",
        parts=_ceasefire,
        line=lambda one: f"{one.id} ({counted(len(one.claims), 'claim')})",
    ),
    CasePage: Seen(
        template="ceasefire.html",
        parts=_page,
        line=lambda one: f"{one.id} ({counted(len(one.evidence), 'claim')})",
    ),
    ActClaim: _CLAIM,
    TermClaim: _CLAIM,
    ContactClaim: _CLAIM,
    IncidentClaim: _CLAIM,
    StatementClaim: _CLAIM,
    EvidenceShown: Seen(
        template="evidence.html", parts=_itself, line=lambda one: f"{one.says}: “{one.cue}”, {one.article}"
    ),
    Explanation: Seen(
        template="explanation.html",
        parts=_explanation,
        line=lambda one: f"{one.id}, {one.field.name}: {_value_line(one.field)}",
    ),
    Timeline: Seen(template="timeline.html", parts=_timeline, line=_timeline_line),
    StandingShown: Seen(template="standing.html", parts=_itself, line=lambda one: f"{one.on}: {one.line}"),
    ConflictRow: Seen(
        template="conflict.html",
        parts=_itself,
        line=lambda one: f"{one.id}, {one.name}: {counted(len(one.ceasefires), 'ceasefire')}",
    ),
    Losses: Seen(template="losses.html", parts=_itself, line=_losses_line),
    Report: Seen(template="report.html", parts=_itself, line=_report_line),
    Judged: Seen(template="judged.html", parts=_itself, line=_judged_line),
}
"""The types that a notebook shows; a subclass is shown as its class is."""
