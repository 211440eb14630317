"""The screening log: what was searched, and what was left out and why."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.api.asked import Asked
from truceline.api.schema import READS, gives
from truceline.views.screening import Screening, screening

router = APIRouter(tags=["ledger"], responses=READS)


@router.get("/screening", responses=gives(Screening))
def screened(asked: Asked) -> Response:
    """What was searched, what was left out and why, by source, day and reason."""
    snapshot = asked.snapshot
    told = screening(
        snapshot.store.runs(),
        snapshot.store.held(),
        ceasefires=len(snapshot.summaries),
        as_of=snapshot.as_of,
    )
    return asked.answer(told)
