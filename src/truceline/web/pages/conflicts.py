"""Conflicts: all of them, and one with its ceasefires, its map and its timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from truceline.errors import NotFound
from truceline.model import Conflict, Summary
from truceline.views import Entry, Timeline, between, find_conflict
from truceline.views.charts import Band, band
from truceline.views.maps import PlaceShown, draw
from truceline.web.asked import Asked, Asking
from truceline.web.files import csv_file
from truceline.web.templating import environment

router = APIRouter()

PAGE = 50
"""Entries of the timeline on a page."""

_KINDS = ("act", "contact", "incident", "statement", "deadline")
_LISTED = 150  # conflicts on a page
_CITED = 3  # claims that an entry leads to
_BANDS = 60  # ceasefires that are drawn; all stand in the table
_PLACES = 40  # places that the table has; all are in the downloads


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry of the timeline, and where its words stand: the articles and claims."""

    entry: Entry
    cited: tuple[tuple[str, str], ...]


@router.get("/conflicts")
def conflicts(asked: Asked) -> HTMLResponse:
    """All conflicts, those of most articles first."""
    rows = sorted(asked.snapshot.shown.conflict_rows(), key=lambda one: (-one.articles, one.id))
    pages = max(1, -(-len(rows) // _LISTED))
    page = min(_number(asked), pages)
    return asked.render(
        "conflicts.html",
        rows=rows[(page - 1) * _LISTED : page * _LISTED],
        found=len(rows),
        page=page,
        pages=pages,
    )


@router.get("/conflicts/{conflict}")
def conflict(asked: Asked, conflict: str) -> HTMLResponse:
    """One conflict."""
    found = _find(asked, conflict)
    timeline = _timeline(asked, found)
    cases = _cases(asked, found)
    kind, since, until = _kind(asked), asked.day("since"), asked.day("until")
    entries = _entries(timeline, kind, since, until)
    pages = max(1, -(-len(entries) // PAGE))
    page = min(_number(asked), pages)
    places = asked.snapshot.places(found.id)
    return asked.render(
        "conflict.html",
        conflict=found,
        cases=cases,
        chart=_chart(asked, cases[:_BANDS]),
        most_bands=_BANDS,
        places=places[:_PLACES],
        all_places=len(places),
        map=draw(places),
        told=tuple(_told(asked, entries[(page - 1) * PAGE : page * PAGE])),
        entries=len(entries),
        all_entries=len(timeline.entries) + len(timeline.undated),
        kind=kind,
        kinds=_KINDS,
        since=since,
        until=until,
        page=page,
        pages=pages,
        at=lambda number: _at(asked, kind=kind, since=since, until=until, page=number),
    )


@router.get("/conflicts/{conflict}/map.svg")
def drawing(asked: Asked, conflict: str) -> Response:
    """The map as a file."""
    found = _find(asked, conflict)
    made = draw(asked.snapshot.places(found.id))
    if made is None:
        raise NotFound(f"nothing of {found.id} is located to a point or country.")
    svg = environment.get_template("map.svg").render(map=made, title=found.name, alone=True)
    return Response(svg, media_type="image/svg+xml", headers=_as_file(f"{found.id}-map.svg"))


@router.get("/conflicts/{conflict}/places.geojson")
def geojson(asked: Asked, conflict: str) -> Response:
    """The places of a conflict as GeoJSON; those without a point have no geometry."""
    found = _find(asked, conflict)
    places = asked.snapshot.places(found.id)
    told = {"type": "FeatureCollection", "features": [_feature(one) for one in places]}
    body = json.dumps(told, ensure_ascii=False)
    return Response(body, media_type="application/geo+json", headers=_as_file(f"{found.id}-places.geojson"))


@router.get("/conflicts/{conflict}/places.csv")
def places_csv(asked: Asked, conflict: str) -> Response:
    """The places of a conflict as a table."""
    found = _find(asked, conflict)
    kinds = ("act", "incident", "contact", "statement", "term")
    head = ("id", "name", "precision", "country", "latitude", "longitude", "seat", "articles", *kinds)
    rows = (
        (
            p.id,
            p.name,
            p.precision,
            p.country,
            p.latitude,
            p.longitude,
            p.seat,
            p.articles,
            *(p.claims.get(kind, 0) for kind in kinds),
        )
        for p in asked.snapshot.places(found.id)
    )
    return csv_file(f"{found.id}-places.csv", head, rows)


@router.get("/conflicts/{conflict}/timeline.csv")
def timeline_csv(asked: Asked, conflict: str) -> Response:
    """The timeline of a conflict as a table."""
    found = _find(asked, conflict)
    timeline = _timeline(asked, found)
    head = ("first", "last", "time", "kind", "what", "who", "whom", "place", "status", "said_by", "denied_by")
    rows = (
        (
            e.time.earliest if e.time else None,
            e.time.latest if e.time else None,
            e.time.words if e.time else None,
            e.kind,
            e.what,
            *("; ".join(some) for some in (e.who, e.whom, e.place)),
            e.status,
            e.said_by,
            "; ".join(e.denied_by),
            e.says,
            e.ceasefire,
            e.origins,
            " ".join(e.claims),
        )
        for e in (*timeline.entries, *timeline.undated)
    )
    return csv_file(f"{found.id}-timeline.csv", (*head, "says", "ceasefire", "origins", "claims"), rows)


def _find(asked: Asking, name: str) -> Conflict:
    found = find_conflict(name, asked.snapshot.conflicts)
    if found is None:
        raise NotFound(f"no conflict {name!r} in the ledger.", next_step="See which there are: /conflicts.")
    return found


def _timeline(asked: Asking, found: Conflict) -> Timeline:
    return asked.snapshot.shown.timeline(found.id)


def _cases(asked: Asking, found: Conflict) -> tuple[Summary, ...]:
    """Its ceasefires, the first told first."""
    own = set(found.ceasefires)
    cases = (one for one in asked.snapshot.summaries if one.id in own)
    return tuple(sorted(cases, key=lambda one: (_begins(one), one.id)))


def _begins(case: Summary) -> str:
    """The day it took effect or was agreed, else that of its first report; days sort as they are written."""
    told = (case.words.get(name, "") for name in ("effect", "agreed"))
    return next((words for words in told if words[:1].isdigit()), case.first or "9999")


def _chart(asked: Asking, cases: Sequence[Summary]) -> Band | None:
    day = asked.snapshot.day
    return band([(one.id, one.phases) for one in cases], last=day, day=day)


def _entries(timeline: Timeline, kind: str, since: date | None, until: date | None) -> tuple[Entry, ...]:
    cut = between(timeline, since, until)
    return tuple(one for one in (*cut.entries, *cut.undated) if not kind or one.kind == kind)


def _told(asked: Asking, entries: Sequence[Entry]) -> Iterator[Told]:
    for one in entries:
        claims = (asked.snapshot.claim(key) for key in one.claims[:_CITED])
        yield Told(entry=one, cited=tuple((claim.source.document, claim.id) for claim in claims))


def _feature(place: PlaceShown) -> Mapping[str, object]:
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": point if place.latitude is not None else None,
        "properties": {
            "name": place.name,
            "precision": place.precision,
            "country": place.country,
            "point_of_seat": place.seat,
            "articles": place.articles,
            "claims": dict(place.claims),
        },
    }


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


def _kind(asked: Asking) -> str:
    kind = asked.request.query_params.get("kind", "")
    return kind if kind in _KINDS else ""


def _number(asked: Asking) -> int:
    words = asked.request.query_params.get("page", "")
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 7 else 1


def _at(asked: Asking, *, page: int, **wanted: object) -> str:
    told = {**wanted, "as_of": asked.as_of, "page": page if page > 1 else None}
    given = {name: str(value) for name, value in told.items() if value}
    return asked.request.url.path + (f"?{urlencode(given)}" if given else "") + "#timeline"
