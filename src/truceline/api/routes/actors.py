"""Actors: who is known in the ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from truceline.api.asked import Asked
from truceline.api.paging import Pages
from truceline.api.schema import READS, gives, gives_page
from truceline.errors import NotFound
from truceline.views import ActorRow, ActorShown, show_actor

router = APIRouter(prefix="/actors", tags=["actors"], responses=READS)


@router.get("", responses=gives_page(ActorRow))
def actors(
    asked: Asked,
    pages: Pages,
    called: Annotated[
        str | None, Query(description="Those of this id or name, or that these words stood for.")
    ] = None,
) -> Response:
    """Who is known, those most spoken of first: names, offices and aliases with their evidence."""
    found = [one for one in asked.snapshot.actors if not called or one.is_called(called)]
    return asked.page(pages.of(found, lambda one: (-one.claims, one.name, one.id)))


@router.get("/{actor}", responses=gives(ActorRow))
def actor(asked: Asked, actor: str) -> Response:
    """One actor, by id."""
    found = next((one for one in asked.snapshot.actors if one.id == actor), None)
    if found is None:
        raise NotFound(f"no actor {actor!r} in the ledger.", next_step="By name: /api/v1/actors?called=NAME.")
    return asked.answer(found)


@router.get("/{actor}/told", responses=gives(ActorShown))
def told(asked: Asked, actor: str) -> Response:
    """What is told of one actor: its ceasefires, what it does and says, whom it accuses, with whom it talks; counted."""
    snapshot = asked.snapshot
    shown = show_actor(
        actor, snapshot.finder, snapshot.summaries, snapshot.judgements, snapshot.alias_questions
    )
    return asked.answer(shown)
