"""The overview: ceasefires over time."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.web.asked import Asked

router = APIRouter()


@router.get("/")
def overview(asked: Asked) -> HTMLResponse:
    """All ceasefires."""
    return asked.render("overview.html", rows=asked.snapshot.summaries)
