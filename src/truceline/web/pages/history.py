"""All that people decided, and how far they agree."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.model import Verdict
from truceline.views import show_judgements
from truceline.views.agreement import agreements, reviewers
from truceline.web.asked import Asked

router = APIRouter()
_AT_ONCE = 100


@router.get("/review/history")
def history(asked: Asked, by: str = "", at: int = 0) -> Response:
    """Every judgement, the newest first, of everybody or of one."""
    snapshot = asked.snapshot
    told = snapshot.judgements
    by_id = {one.id: one for one in told}
    own = [one for one in reversed(show_judgements(told)) if not by or one.judgement.by == by]
    first = max(0, at)
    stand = {one.judgement.id for one in own if one.withdrawn_by is None}
    return asked.render(
        "history.html",
        shown=own[first : first + _AT_ONCE],
        all=len(own),
        first=first,
        more=first + _AT_ONCE if first + _AT_ONCE < len(own) else None,
        by=by,
        by_id=by_id,
        stand=stand,
        withdraws=Verdict.WITHDRAW,
        reviewers=reviewers(told),
        agreements=agreements(told),
    )
