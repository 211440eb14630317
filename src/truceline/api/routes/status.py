"""What is served: how much is in the ledger, what was left out, and which routes there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from truceline import __version__
from truceline.api.asked import Asked, written
from truceline.api.paging import Pages
from truceline.api.schema import READS, faults, gives, gives_page
from truceline.codec import to_plain
from truceline.model import Drop, Noted, Stage

router = APIRouter(tags=["ledger"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The ledger that is served: by which version of Truceline, at which revision, as of which day.

    `day` is the day whose standing is told unless another is asked for; `undated` counts the articles that are left out as of a day because
    nothing dates them. `former` leads from ids that ceasefires once had to those they have now. `derived` is false while new
    evidence is being worked in; `last_change` is the number of the newest change.
    """

    version: str
    revision: int
    derived: bool
    as_of: date | None
    day: date
    undated: int
    ceasefires: int
    conflicts: int
    articles: int
    claims: int
    last_change: int
    former: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A route of the API: its method, its path, and what it gives."""

    method: str
    path: str
    says: str


@router.get("/", responses=gives(tuple[Route, ...]) | faults(401, 403, 429))
def index(request: Request) -> Response:
    """The routes of the API, and what each gives."""
    return written(to_plain(routes(request.app.openapi())))


@router.get("/status", responses=READS | gives(Served))
def status(asked: Asked) -> Response:
    """How much is in the ledger, and how it stands."""
    snapshot = asked.snapshot
    shown = snapshot.shown
    articles, claims = snapshot.counts
    told = Served(
        version=__version__,
        revision=snapshot.revision,
        derived=snapshot.derived == snapshot.revision,
        as_of=snapshot.as_of,
        day=snapshot.day,
        undated=shown.undated,
        ceasefires=len(snapshot.summaries),
        conflicts=len(snapshot.conflicts),
        articles=articles,
        claims=claims,
        last_change=snapshot.last_change,
        former=shown.former,
    )
    return asked.answer(told)


@router.get("/changes", responses=READS | gives_page(Noted))
def changes(
    asked: Asked,
    pages: Pages,
    since: Annotated[int, Query(ge=0, description="After the change of this number.")] = 0,
    ceasefire: Annotated[str | None, Query(description="Of this ceasefire alone.")] = None,
) -> Response:
    """What became of ceasefires over time, oldest first: `last_change` of `/status` is the number to ask for `since` next time."""
    found = asked.snapshot.changes(since, ceasefire or None, most=None)
    return asked.page(pages.of(found[::-1], lambda one: (one.number,)))


@router.get("/drops", responses=READS | gives_page(Drop))
def drops(
    asked: Asked,
    pages: Pages,
    stage: Annotated[Stage | None, Query(description="Left out at this stage.")] = None,
    reason: Annotated[str | None, Query(description="Left out for this reason.")] = None,
) -> Response:
    """All that was left out, with stage, place and reason."""
    found = [
        one
        for one in asked.snapshot.store.drops()
        if (stage is None or one.stage is stage) and (not reason or one.reason == reason)
    ]
    page = pages.of(found, lambda one: (one.where, one.stage, one.id))
    return asked.page(page, lambda one: {"id": one.id, **to_plain(one)})


def routes(described: Mapping[str, Any]) -> tuple[Route, ...]:
    """The routes that an OpenAPI description has, in its order."""
    return tuple(
        Route(method=method.upper(), path=path, says=_first(one.get("description", "")))
        for path, methods in described["paths"].items()
        for method, one in methods.items()
    )


def _first(says: str) -> str:
    return " ".join(says.split("\n\n", 1)[0].split())
