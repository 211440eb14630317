"""One field of a ceasefire: its value, what it rests on, and why."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.desk import Snapshot
from truceline.model import Ceasefire
from truceline.records import FIELDS
from truceline.views import Explanation, JudgementShown, show_judgements
from truceline.views.explanation import STANDING
from truceline.views.meaning import field_meaning
from truceline.views.tracing import backing
from truceline.views.values import in_words
from truceline.web.asked import Asked

router = APIRouter()


@router.get("/ceasefires/{case}/fields/{field}")
def field(asked: Asked, case: str, field: str) -> HTMLResponse:
    """Why a field, or the standing on a day, is as it is."""
    snapshot, name = asked.snapshot, field.strip().lower()
    meaning = field_meaning(name)
    ceasefire = snapshot.case(case)
    on = (asked.day("on") or snapshot.day) if name == STANDING else None
    explanation = snapshot.shown.explain(ceasefire.id, name, on)
    told = explanation.field
    claimed = getattr(ceasefire, name).claimed if name in FIELDS else None
    return asked.render(
        "field.html",
        case=ceasefire,
        explanation=explanation,
        field=told,
        name=name,
        on=on,
        meaning=meaning,
        claimed=claimed,
        claimed_words=(in_words(claimed.value) or str(claimed.abstention or "")) if claimed else "",
        judgements=_judgements(snapshot, ceasefire, explanation),
        rests=backing(told.rests_on, snapshot.shown.claims, at=asked.number("from") or 0),
        passed=backing(told.passes_over, snapshot.shown.claims, at=asked.number("over") or 0),
    )


def _judgements(
    snapshot: Snapshot, ceasefire: Ceasefire, explanation: Explanation
) -> tuple[JudgementShown, ...]:
    """What people decided on this field of this ceasefire, taken back or not, the newest first."""
    names = {ceasefire.id, *ceasefire.also_known_as}
    applied = set(explanation.field.judgements)
    told = [
        one
        for one in show_judgements(snapshot.judgements)
        if one.judgement.id in applied
        or (one.judgement.field == explanation.field.name and one.judgement.subject in names)
    ]
    return tuple(reversed(told))
