"""Actors: who is known in the ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from truceline.api.asked import Asked
from truceline.api.paging import Pages
from truceline.api.schema import READS, gives, gives_page
from truceline.views import ActorListed, ActorRow, ActorShown, show_actor

router = APIRouter(prefix="/actors", tags=["actors"], responses=READS)


@router.get("", responses=gives_page(ActorListed, ActorRow))
def actors(
    asked: Asked,
    pages: Pages,
    called: Annotated[
        str | None,
        Query(description="Whose id or name holds this; of whole ones, also words that stood for them."),
    ] = None,
    whole: Annotated[
        bool, Query(description="With names, offices and aliases and their evidence: this reads all claims.")
    ] = False,
) -> Response:
    """Who is known, those most spoken of first."""
    key = (called or "").strip().casefold()
    if whole:
        found = [one for one in asked.snapshot.actors if not key or one.is_called(key)]
        return asked.page(pages.of(found, lambda one: (-one.claims, one.name, one.id)))
    listed = [one for one in asked.snapshot.listed_actors if key in f"{one.name} {one.id}".casefold()]
    return asked.page(pages.of(listed, lambda one: (-one.claims, one.name, one.id)))


@router.get("/{actor}", responses=gives(ActorShown))
def actor(asked: Asked, actor: str) -> Response:
    """One actor, by id: its names, offices and aliases, its ceasefires, what it does and says, who it deals with."""
    snapshot = asked.snapshot
    shown = show_actor(
        actor, snapshot.finder, snapshot.summaries, snapshot.judgements, snapshot.alias_questions
    )
    return asked.answer(shown)
