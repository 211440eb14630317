"""The overview: ceasefires over time, those that are wanted, and what changed since the last visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from truceline.errors import NotFound
from truceline.model import Noted
from truceline.views import STATES, Listed, Wanted, in_order, listed
from truceline.views.charts import Band, band
from truceline.web.asked import Asked, Asking
from truceline.web.files import csv_file

router = APIRouter()

PAGE = 50
"""Ceasefires on one page: as many bands as are read at a glance, and a light page."""

SEEN = "truceline_seen"
"""The cookie that holds the number of the last change that was seen."""

_YEAR = 365 * 24 * 3600
_CHANGES = 60  # what changed is told so far; the rest is counted
_ASKED = ("side", "other", "place", "conflict", "standing", "on", "since", "until", "q", "order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The ceasefires of one conflict in the chart: its id and name, and their places among the rows of the chart."""

    conflict: str | None
    name: str
    rows: tuple[tuple[Listed, Any], ...]


@router.get("/")
def overview(asked: Asked) -> Response:
    """The ceasefires that are wanted, with what changed since the last visit."""
    snapshot, on = asked.snapshot, asked.day("on") or asked.snapshot.day
    rows, fault = _wanted(asked)
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(_number(asked, "page"), 1), pages)
    shown = rows[(page - 1) * PAGE : page * PAGE]
    chart = _chart(asked, shown)
    seen = _seen(asked)
    answer = asked.render(
        "overview.html",
        status=404 if fault else 200,
        rows=shown,
        total=len(rows),
        everything=len(snapshot.summaries),
        on=on,
        page=page,
        pages=pages,
        fault=fault,
        chart=chart,
        groups=list(_groups(shown, chart)) if chart else [],
        given={name: asked.request.query_params.get(name, "") for name in _ASKED},
        address=_address(asked),
        states=STATES,
        names=_names(asked),
        news=_news(asked, seen),
        last_change=snapshot.last_change,
    )
    if seen is None or seen > snapshot.last_change:
        _remember(asked, answer, snapshot.last_change)
    return answer


@router.post("/seen")
def see(asked: Asked, change: Annotated[int, Form()]) -> Response:
    """Remembers, in a cookie, that the changes up to this one were seen."""
    answer = RedirectResponse("/", status_code=303)
    _remember(asked, answer, min(max(change, 0), asked.snapshot.last_change))
    return answer


@router.get("/standings.csv")
def standings(asked: Asked) -> Response:
    """What the chart shows, of all pages: the states of the ceasefires that are wanted, by days."""
    rows, fault = _wanted(asked)
    if fault is not None:
        raise fault
    told = (
        (row.summary.id, row.conflict, bar.state, bar.first, bar.last)
        for row, bars in _drawn(asked, rows)
        for bar in bars
    )
    return csv_file("standings.csv", ("ceasefire", "conflict", "state", "first", "last"), told)


def _wanted(asked: Asking) -> tuple[tuple[Listed, ...], NotFound | None]:
    """The ceasefires asked for in the order asked for; none, and the fault, where there is no such side, place or conflict."""
    snapshot, given = asked.snapshot, asked.request.query_params
    on = asked.day("on") or snapshot.day
    wanted = Wanted(
        side=given.get("side") or None,
        place=given.get("place") or None,
        conflict=given.get("conflict") or None,
        standing=given.get("standing") or None,
        since=asked.day("since"),
        until=asked.day("until"),
        words=given.get("q") or None,
    )
    try:
        found = wanted.of(snapshot.summaries, snapshot.shown.told_conflicts, on)
        found = Wanted(side=given.get("other") or None).of(found, snapshot.shown.told_conflicts, on)
        return in_order(listed(found, snapshot.conflicts, on), given.get("order") or "conflict"), None
    except NotFound as fault:
        return (), fault


def _chart(asked: Asking, rows: Sequence[Listed]) -> Band | None:
    """The bands of these ceasefires, from the first state (or the day asked for) to the last day told of."""
    day = asked.day("on") or asked.snapshot.day
    last = asked.day("until") or max(day, asked.snapshot.day)
    lives = [(row.summary.id, row.summary.phases) for row in rows]
    return band(lives, first=asked.day("since"), last=last, day=day)


def _drawn(asked: Asking, rows: Sequence[Listed]) -> Iterator[tuple[Listed, Any]]:
    chart = _chart(asked, rows)
    for row, drawn in zip(rows, chart.rows if chart else (), strict=bool(chart)):
        yield row, drawn.bars


def _groups(rows: Sequence[Listed], chart: Band) -> Iterator[Group]:
    """The rows of the chart by conflict, in the order in which the conflicts come first."""
    both = list(zip(rows, chart.rows, strict=True))
    order = {name: place for place, name in enumerate(dict.fromkeys(row.conflict for row in rows))}
    both.sort(key=lambda pair: order[pair[0].conflict])
    for name, some in groupby(both, key=lambda pair: pair[0].conflict):
        members = tuple(some)
        yield Group(conflict=members[0][0].summary.conflict, name=name, rows=members)


def _names(asked: Asking) -> dict[str, list[str]]:
    """What the fields of the form offer: the names of sides, places and conflicts."""
    summaries = asked.snapshot.summaries
    return {
        "sides": sorted({side.name for one in summaries for side in one.sides}),
        "places": sorted({place.name for one in summaries for place in one.places}),
        "conflicts": sorted({one.name for one in asked.snapshot.conflicts}),
    }


def _address(asked: Asking) -> Any:
    """Gives the address of the overview as it is asked for, but for the parameters given; `page` begins anew."""
    kept = {name: value for name in (*_ASKED, "as_of") if (value := asked.request.query_params.get(name))}

    def address(path: str = "/", **changed: object) -> str:
        told = {key: value for key, value in {**kept, **changed}.items() if value not in {None, ""}}
        return f"{path}?{urlencode(told)}" if told else path

    return address


def _number(asked: Asking, name: str) -> int:
    words = asked.request.query_params.get(name, "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 1


def _seen(asked: Asking) -> int | None:
    words = asked.request.cookies.get(SEEN, "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 16 else None


def _remember(asked: Asking, answer: Response, change: int) -> None:
    secure = asked.request.url.scheme == "https"
    answer.set_cookie(SEEN, str(change), max_age=_YEAR, httponly=True, samesite="lax", secure=secure)


def _news(asked: Asking, seen: int | None) -> dict[str, Any] | None:
    """What became of ceasefires after the change that was seen last, by ceasefire; None where nothing did, or on a first visit."""
    snapshot = asked.snapshot
    if seen is None or snapshot.as_of is not None or seen >= snapshot.last_change:
        return None
    told = snapshot.changes(since=seen, most=_CHANGES)
    by_case: dict[str, list[Noted]] = {}
    for one in told:
        by_case.setdefault(one.change.ceasefire, []).append(one)
    there = {one.id for one in snapshot.summaries}
    return {
        "cases": [(case, some, case in there) for case, some in by_case.items()],
        "number": snapshot.last_change - seen,
        "more": max(snapshot.last_change - seen - len(told), 0),
        "since": min(one.at for one in told).date() if told else None,
    }
