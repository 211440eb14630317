"""One claim: its record, as a page or as a part of the page of its article."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.views import show_judgements
from truceline.views.claim_record import claim_record
from truceline.views.counting import counts_for, counts_for_none
from truceline.web.asked import Asked

router = APIRouter()


@router.get("/claims/{claim}")
def claim(asked: Asked, claim: str) -> HTMLResponse:
    """All that was read in a passage, and what it counts for."""
    snapshot = asked.snapshot
    found = snapshot.claim(claim)
    case = snapshot.case_of.get(claim)
    document = found.source.document
    counted = (
        counts_for(found, snapshot.shown.cases[case])
        if case
        else counts_for_none(
            found,
            snapshot.document(document),
            snapshot.lineage(document),
            snapshot.judgements,
        )
    )
    told = [one for one in show_judgements(snapshot.judgements) if one.judgement.subject == claim]
    template = "claim_record.html" if "hx-request" in asked.request.headers else "claim.html"
    shown = asked.render(template, record=claim_record(found), counted=counted, judgements=told)
    shown.headers["Vary"] = "HX-Request"
    return shown
