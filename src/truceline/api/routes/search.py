"""The search, and what the fields of a ceasefire mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from truceline.api.asked import Asked, written
from truceline.api.schema import READS, faults, gives
from truceline.codec import to_plain
from truceline.views import FACETS, SearchShown, show_search
from truceline.views.meaning import Meaning, fields_by_group

router = APIRouter(tags=["search"])

_MOST = 200  # hits on a page
_Value = Annotated[str | None, Query(max_length=500)]


class Facets:
    """What a search is narrowed to."""

    def __init__(
        self,
        what: Annotated[str | None, Query(description="article or claim.")] = None,
        kind: _Value = None,
        act: _Value = None,
        type: _Value = None,  # noqa: A002  # its name in the address
        status: _Value = None,
        actor: Annotated[str | None, Query(description="By id.")] = None,
        outlet: _Value = None,
        year: _Value = None,
        ceasefire: _Value = None,
        conflict: _Value = None,
    ) -> None:
        given = {
            "what": what,
            "kind": kind,
            "act": act,
            "type": type,
            "status": status,
            "actor": actor,
            "outlet": outlet,
            "year": year,
            "ceasefire": ceasefire,
            "conflict": conflict,
        }
        self.narrowed = {name: value for name, value in given.items() if value and name in FACETS}


@router.get("/search", responses=READS | gives(SearchShown))
def search(
    asked: Asked,
    facets: Annotated[Facets, Depends(Facets)],
    q: Annotated[str, Query(max_length=500, description='Words, "phrases", begin*, -unwanted.')] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    limit: Annotated[int, Query(ge=1, le=_MOST, description="How many on a page.")] = 20,
) -> Response:
    """What stands in articles and claims, best first, and what it can be narrowed to."""
    return asked.answer(show_search(q, facets.narrowed, asked.snapshot, page=page, size=limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields of a ceasefire that are shown together, and what each means."""

    name: str
    fields: tuple[Meaning, ...]


@router.get("/fields", responses=faults(401, 403, 429) | gives(tuple[FieldGroup, ...]))
def fields(_: Request) -> Response:
    """What each field of a ceasefire means and how it is chosen, as the code says it."""
    groups = (FieldGroup(name=name, fields=tuple(some)) for name, some in fields_by_group().items())
    return written(to_plain(tuple(groups)))
