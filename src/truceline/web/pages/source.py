"""The source of Truceline: what chose a value, line by line."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.views.modules import read_module
from truceline.web.asked import Asked

router = APIRouter()


@router.get("/source/{path:path}")
def source(asked: Asked, path: str) -> HTMLResponse:
    """One module, each line with its number and an anchor."""
    return asked.render("source.html", module=read_module(path))
