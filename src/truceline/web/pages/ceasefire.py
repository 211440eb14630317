"""One ceasefire."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.web.asked import Asked

router = APIRouter()


@router.get("/ceasefires/{case}")
def ceasefire(asked: Asked, case: str) -> HTMLResponse:
    """The fields of a ceasefire, and what they rest on."""
    snapshot = asked.snapshot
    return asked.render("ceasefire.html", sheet=snapshot.shown.sheet(case, asked.day("on") or snapshot.day))
