"""Conflicts: who fights where, and their ceasefires in order of time."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.api.asked import Asked
from truceline.api.paging import Pages
from truceline.api.schema import READS, gives, gives_page
from truceline.errors import NotFound
from truceline.model import Conflict, ConflictSummary
from truceline.views import Timeline, find_conflict
from truceline.views.maps import PlaceShown

router = APIRouter(prefix="/conflicts", tags=["conflicts"], responses=READS)


@router.get("", responses=gives_page(ConflictSummary))
def conflicts(asked: Asked, pages: Pages) -> Response:
    """The conflicts that the ceasefires are of, by id, and how well they are told."""
    return asked.page(pages.of(asked.snapshot.shown.told_conflicts, lambda one: (one.conflict.id,)))


@router.get("/{conflict}", responses=gives(Conflict))
def conflict(asked: Asked, conflict: str) -> Response:
    """One conflict, by id or name, with the ids of its sides, places and ceasefires."""
    return asked.answer(_found(asked, conflict))


@router.get("/{conflict}/timeline", responses=gives(Timeline))
def timeline(asked: Asked, conflict: str) -> Response:
    """What is told of it in order of time."""
    return asked.answer(asked.snapshot.shown.timeline(_found(asked, conflict).id))


@router.get("/{conflict}/places", responses=gives_page(PlaceShown))
def places(asked: Asked, conflict: str, pages: Pages) -> Response:
    """The places that its timeline tells of, how exactly each is located, and how often it is told of."""
    found = asked.snapshot.places(_found(asked, conflict).id)
    return asked.page(pages.of(found, lambda one: (-one.articles, -one.told, one.id)))


def _found(asked: Asked, name: str) -> Conflict:
    found = find_conflict(name, asked.snapshot.conflicts)
    if found is None:
        raise NotFound(
            f"no conflict {name!r} in the ledger.", next_step="See which there are: /api/v1/conflicts."
        )
    return found
