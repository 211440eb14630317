"""The screening log: what was searched, what was left out and why."""

from __future__ import annotations

from io import BytesIO

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.papers import form_of
from truceline.papers.screening import (
    COLUMNS,
    flow,
    method,
    numbers,
    reason_words,
    screening_csv,
    screening_paper,
)
from truceline.views.screening import Screening, screening
from truceline.web.asked import Asked

router = APIRouter()

_LISTED = 200  # lines of a table on the page; the files have all, or more


@router.get("/screening")
def screened(asked: Asked) -> Response:
    """The log as a page."""
    told = _told(asked)
    return asked.render(
        "screening.html",
        told=told,
        method=method(told),
        steps=flow(told),
        columns=COLUMNS,
        numbers=numbers,
        reason_words=reason_words,
        most=_LISTED,
    )


@router.get("/screening/{form}")
def file(asked: Asked, form: str) -> Response:
    """The log as a file: `pdf`, `docx`, `html`, `md` or `csv`."""
    told = _told(asked)
    if form == "csv":
        body, media_type = screening_csv(told).encode(), "text/csv; charset=utf-8"
    else:
        chosen, written = form_of(f".{form}"), BytesIO()
        chosen.write(screening_paper(told), written)
        body, media_type = written.getvalue(), chosen.media_type
    name = f'attachment; filename="screening.{form.lower()}"'
    return Response(body, media_type=media_type, headers={"Content-Disposition": name})


def _told(asked: Asked) -> Screening:
    snapshot = asked.snapshot
    store = snapshot.store
    return screening(store.runs(), store.held(), ceasefires=len(snapshot.summaries), as_of=snapshot.as_of)
