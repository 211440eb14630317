"""Search: full text over articles and claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from truceline.api.asked import Asked
from truceline.api.schema import READS, gives
from truceline.views import FACETS, SearchShown, show_search

router = APIRouter(prefix="/search", tags=["search"], responses=READS)

Page = Annotated[int, Query(ge=1, le=1_000, description="Which page of what was found.")]
Size = Annotated[int, Query(ge=1, le=100, description="Hits on a page.")]
Narrowed = Annotated[
    list[str],
    Query(
        max_length=len(FACETS),
        description=f"Narrows what is found, as NAME:VALUE; the names are {', '.join(FACETS)}.",
    ),
]


@router.get("", responses=gives(SearchShown))
def search(
    asked: Asked,
    q: Annotated[
        str, Query(max_length=500, description='Words, "phrases", beginnings* and -unwanted words.')
    ] = "",
    facet: Narrowed = [],  # noqa: B006  # FastAPI copies it for each request
    page: Page = 1,
    size: Size = 20,
) -> Response:
    """What stands in articles and claims, best first, and what it can be narrowed to; any string can be asked."""
    facets = dict(one.split(":", maxsplit=1) for one in facet if ":" in one)
    return asked.answer(show_search(q, facets, asked.snapshot, page=page, size=size))
