"""What the fields mean."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.views.meaning import STATUSES, extractors, field_meaning, fields_by_group, kinds
from truceline.web.asked import Asked

router = APIRouter()


@router.get("/fields")
def fields(asked: Asked) -> HTMLResponse:
    """The meaning of each field, act and kind of claim, as the functions that make them say it."""
    return asked.render(
        "fields.html",
        groups=fields_by_group(),
        standing=field_meaning("standing"),
        acts=extractors(),
        kinds=kinds(),
        statuses=STATUSES,
    )
