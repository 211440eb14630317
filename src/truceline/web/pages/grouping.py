"""Why the reports of a ceasefire are one case, and why another case is another."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.web.asked import Asked

router = APIRouter()


@router.get("/ceasefires/{case}/grouping")
def grouping(asked: Asked, case: str) -> HTMLResponse:
    """The reasons and the comparisons, report by report; with `other`, those with another ceasefire."""
    other = asked.request.query_params.get("other", "").strip() or None
    shown = asked.snapshot.shown.grouping(case, other)
    reports = [
        (*source, list(joins))
        for source, joins in groupby(shown.joins, key=lambda one: (one.document, one.article, one.published))
    ]
    return asked.render("grouping.html", grouping=shown, reports=reports)
