"""The ledger as files: the formats, and what each of them loses."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.exports import EXPORTERS
from truceline.exports.formats import formats
from truceline.views import extract
from truceline.web.asked import Asked

router = APIRouter()

_NAMED = 12  # ceasefires that are named for a loss; the rest is counted


@router.get("/export")
def exports(asked: Asked) -> HTMLResponse:
    """The formats in which the ceasefires can be had, each with its files."""
    return asked.render("exports.html", formats=formats())


@router.get("/export/{name}")
def export(asked: Asked, name: str) -> HTMLResponse:
    """What a format tells less, or otherwise, than the ledger."""
    exporter, table = EXPORTERS[name], asked.request.query_params.get("table") or None
    losses = exporter.write(extract(asked.snapshot.store, asked.snapshot.shown), BytesIO(), table)
    return asked.render(
        "export.html",
        format=next(one for one in formats() if one.name == name),
        table=table,
        losses=losses,
        groups=[(kind, list(some)) for kind, some in groupby(losses.losses, lambda one: one.kind)],
        named=_NAMED,
    )
