"""The log: who did what, from where and when."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.errors import InputError
from truceline.web.asked import Asked
from truceline.web.templating import page

router = APIRouter()
ROWS = 100


@router.get("/log")
def log(asked: Asked, who: str = "", what: str = "", before: str = "") -> HTMLResponse:
    """What was done, last first; by a name, of a kind, on a day."""
    if before and not (before.isascii() and before.isdigit() and len(before) < 19):
        raise InputError(f"{before[:20]!r} is no entry of the log.", next_step="Begin at its end: /log.")
    day = asked.day("day")
    found = asked.access.entries(
        who=who.strip(),
        what=what.strip(),
        day=day,
        before=int(before) if before else None,
        limit=ROWS + 1,
    )
    return page(
        asked.request,
        "log.html",
        entries=found[:ROWS],
        more=found[ROWS - 1].id if len(found) > ROWS else None,
        by=who.strip(),
        what=what.strip(),
        kinds=asked.access.kinds(),
        day=day,
    )
