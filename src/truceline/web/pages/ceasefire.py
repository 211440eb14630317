"""One ceasefire: all that is told of it, as known on a day and as it stands on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from truceline.errors import NotFound
from truceline.model import Ceasefire, Question
from truceline.views import Dossier, Entry, SeriesShown, dossier, show_judgements, span_of
from truceline.views.charts import Axis, Band, Column, Tick, band, columns, told_by_day
from truceline.views.questions import unanswered
from truceline.web.asked import Asked, Asking
from truceline.web.files import csv_file

router = APIRouter()

MOST = 60
"""Rows that each table of the page has unless all are asked for: richly told cases stay light."""

_KINDS = {
    "acts": ("act", "deadline"),
    "contacts": ("contact",),
    "incidents": ("incident",),
    "statements": ("statement",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The chart of a ceasefire's life: its states, and how much is told of each kind in each stretch of days."""

    band: Band
    counts: tuple[tuple[str, tuple[Column, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaches:
    """The chart of who reports breaches: a row for each claimant over one axis."""

    ticks: tuple[Tick, ...]
    rows: tuple[tuple[SeriesShown, tuple[Column, ...]], ...]


@router.get("/ceasefires/{case}")
def ceasefire(asked: Asked, case: str) -> HTMLResponse:
    """The fields of a ceasefire, its terms and its life, and the reports that they rest on."""
    on = asked.day("on") or asked.snapshot.day
    told = _dossier(asked, case, on)
    entries = (*told.timeline.entries, *told.timeline.undated)
    by_kind = {name: [one for one in entries if one.kind in kinds] for name, kinds in _KINDS.items()}
    earlier, later = _days(asked, told)
    questions = _questions(asked, told.id)
    return asked.render(
        "ceasefire.html",
        told=told,
        on=on,
        asked_on=asked.day("on") is not None,
        by_kind=by_kind,
        chart=_life(told, on),
        series=_breaches(told.series),
        earlier=earlier,
        later=later,
        sections=_sections(told, by_kind, questions),
        most=None if asked.request.query_params.get("whole") else MOST,
        whole=str(asked.request.url.replace(scheme="", netloc="").include_query_params(whole=1)),
        questions=questions,
    )


@router.get("/ceasefires/{case}/life.csv")
def life(asked: Asked, case: str) -> Response:
    """The chart of its life as a table: states, and how much is told of each kind, by stretch of days."""
    on = asked.day("on") or asked.snapshot.day
    told = _dossier(asked, case, on)
    chart = _life(told, on)
    rows: list[tuple[object, ...]] = []
    if chart is not None:
        rows += [("standing", bar.state, bar.first, bar.last) for row in chart.band.rows for bar in row.bars]
        rows += [(name, cell.count, cell.first, cell.last) for name, cells in chart.counts for cell in cells]
    return csv_file(f"{told.id}-life.csv", ("of", "value", "first", "last"), rows)


@router.get("/ceasefires/{case}/breaches.csv")
def breaches(asked: Asked, case: str) -> Response:
    """What each claimant reports of breaches, by week; a week without a row is no report."""
    told = _dossier(asked, case, asked.snapshot.day)
    rows = [
        (one.claimant or "", "; ".join(one.accused), first, last, number, "; ".join(numbers))
        for one in told.series
        for first, last, number, numbers in one.periods
    ]
    head = ("claimant", "accused", "first", "last", "reports", "numbers_told")
    return csv_file(f"{told.id}-breaches.csv", head, rows)


def _dossier(asked: Asking, case: str, on: date) -> Dossier:
    snapshot = asked.snapshot
    found = _found(asked, case)
    return dossier(
        found,
        snapshot.shown.claims,
        snapshot.shown.relations(found.id),
        show_judgements(snapshot.judgements),
        on=on,
        as_of=snapshot.as_of,
    )


def _found(asked: Asking, case: str) -> Ceasefire:
    """The case with this id; of an earlier day the one that held most of its claims then. Raises NotFound."""
    try:
        return asked.snapshot.case(case)
    except NotFound:
        if asked.as_of is None:
            raise
    now = asked.desk.snapshot()
    known = now.case(case)
    mine = set(known.claims)
    then = max(
        asked.snapshot.shown.ceasefires, key=lambda one: len(mine.intersection(one.claims)), default=None
    )
    if then is not None and not mine.isdisjoint(then.claims):
        return then
    days = sorted(day for claim in known.claims if (day := now.shown.claims[claim].source.dating.day))
    first = f"Its first dated report is of {days[0]}." if days else "None of its reports is dated."
    raise NotFound(f"nothing was told of {known.id} by {asked.as_of}.", next_step=first)


def _days(asked: Asking, told: Dossier) -> tuple[dict[str, str] | None, dict[str, str] | None]:
    """Links to the day before and after on which reports of it were published; after the last, to all that is known."""
    now, days = asked.as_of, list(told.report_days)
    if now is not None:
        days = _all_days(asked, told) or days
    day = now.isoformat() if now else "9999"
    before, after = days[: bisect_left(days, day)], days[bisect_right(days, day) :]
    if now is None:
        before = before[:-1]  # all that is known is as of the last of them
    earlier = {"day": before[-1], "link": _as_of(asked, before[-1])} if before else None
    if now is None:
        return earlier, None
    return earlier, {"day": after[0] if after else "", "link": _as_of(asked, after[0] if after else "")}


def _as_of(asked: Asking, day: str) -> str:
    """The address of this page as of a day, or as of now."""
    url = asked.request.url.replace(scheme="", netloc="")
    return str(url.include_query_params(as_of=day) if day else url.remove_query_params("as_of"))


def _all_days(asked: Asking, told: Dossier) -> list[str]:
    """The days of all reports that are known now of a ceasefire that is shown as of an earlier day."""
    now = asked.desk.snapshot()
    homes = now.cases_of(told.cited)
    home = next((homes[claim] for claim in told.cited if claim in homes), None)
    claims = now.case(home).claims if home else ()
    return sorted({day.isoformat() for one in claims if (day := now.shown.claims[one].source.dating.day)})


def _life(told: Dossier, on: date) -> Life | None:
    span = span_of(told.timeline)
    if span is None or not any(lane.phases for lane in told.timeline.lanes):
        return None
    lives = [(lane.ceasefire, lane.phases) for lane in told.timeline.lanes]
    made = band(lives, first=span[0], last=span[1], day=on)
    if made is None:
        return None
    entries = told.timeline.entries
    counts = ((name, _counts(entries, kinds, made.axis)) for name, kinds in _KINDS.items())
    return Life(band=made, counts=tuple((name, cells) for name, cells in counts if cells))


def _counts(entries: tuple[Entry, ...], kinds: tuple[str, ...], axis: Axis) -> tuple[Column, ...]:
    return columns(told_by_day([one for one in entries if one.kind in kinds], axis), axis)


def _breaches(series: tuple[SeriesShown, ...]) -> Breaches | None:
    """Columns of one height for all claimants; None where no report is dated."""
    told = [
        (
            one,
            [
                (date.fromisoformat(first), date.fromisoformat(last), number)
                for first, last, number, _ in one.periods
            ],
        )
        for one in series
    ]
    days = [day for _, periods in told for first, last, _ in periods for day in (first, last)]
    if not days:
        return None
    axis = Axis(first=min(days), last=max(days))
    most = max(number for _, periods in told for _, _, number in periods)
    return Breaches(
        ticks=axis.ticks(),
        rows=tuple((one, columns(periods, axis, highest=most)) for one, periods in told if periods),
    )


def _questions(asked: Asking, case: str) -> list[Question]:
    """What waits for a person's decision about it now; of an earlier day nothing does."""
    if asked.as_of is not None:
        return []
    return list(unanswered(asked.snapshot.questions_of(case), asked.snapshot.judgements))


def _sections(
    told: Dossier, by_kind: dict[str, list[Entry]], questions: list[Question]
) -> list[tuple[str, str]]:
    """The parts of the page that there are, by anchor."""
    there = {
        "facts": ("Fields", told.facts or told.not_mentioned),
        "disagreements": ("Disagreements", told.disagreements),
        "terms": ("Terms", told.terms),
        "acts": ("Acts", by_kind["acts"]),
        "breaches": ("Breaches", told.series or told.told.get("violated")),
        "held": ("Holding", told.told.get("held")),
        "reactions": ("Reactions", told.told.get("reactions")),
        **{name: (name.capitalize(), by_kind[name]) for name in ("contacts", "incidents", "statements")},
        "related": ("Related", told.related),
        "questions": ("Questions", questions),
        "judgements": ("Judgements", told.judgements),
        "sources": ("Sources", told.sources),
    }
    return [(anchor, name) for anchor, (name, some) in there.items() if some]
