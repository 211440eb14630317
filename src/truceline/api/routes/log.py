"""The log: who did what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from truceline.access import Access, Entry
from truceline.api.asked import Day, paged, written
from truceline.api.paging import Page, Pages, Paging, cursor
from truceline.api.schema import faults, gives_page
from truceline.codec import to_plain
from truceline.errors import InputError

router = APIRouter(tags=["log"])
_LARGEST = 2**63  # as a database counts


class Sought:
    """Which entries are asked for."""

    def __init__(
        self,
        who: Annotated[str, Query(max_length=200, description="Those of this one.")] = "",
        what: Annotated[str, Query(max_length=200, description="Those of this kind.")] = "",
        day: Annotated[Day | None, Query(description="Those of this day, in UTC.")] = None,
    ) -> None:
        self.who, self.what, self.day = who, what, day


@router.get("/log", responses=faults(400, 401, 403, 422, 429, 503) | gives_page(Entry))
def log(request: Request, sought: Annotated[Sought, Depends(Sought)], pages: Pages) -> Response:
    """What was done, last first."""
    access: Access = request.app.state.access
    found = access.entries(
        who=sought.who, what=sought.what, day=sought.day, before=_before(pages), limit=pages.limit + 1
    )
    items = found[: pages.limit]
    following = cursor((items[-1].id,)) if len(found) > pages.limit else None
    return written(paged(Page(items, following), to_plain), headers={"Cache-Control": "no-store"})


def _before(pages: Paging) -> int | None:
    """The entry that the cursor names. Raises InputError for a cursor of another list."""
    match pages.after:
        case None:
            return None
        case (int(before),) if 0 <= before < _LARGEST:
            return before
        case _:
            raise InputError("this is no cursor of the log.", next_step="Take `next` of the page before.")
