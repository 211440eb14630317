"""One article: its text as it was received, with what is claimed in it."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.desk import Snapshot
from truceline.model import Claim, Document
from truceline.views.article import dated, part_of, web_address
from truceline.views.claim_line import ClaimLine, claim_line
from truceline.views.counting import counts_for, counts_for_none
from truceline.web.asked import Asked

router = APIRouter()

_COPIES = 50  # of more copies only the number is told


@router.get("/articles/{document}")
def article(asked: Asked, document: str) -> HTMLResponse:
    """The text with its claims, where it comes from, and its copies."""
    snapshot = asked.snapshot
    found = snapshot.document(document)
    claims = snapshot.claims_of(document)
    sought = asked.request.query_params.get("claim")
    part = part_of(found, claims, at=asked.number("from"), sought=sought)
    lines = _lines(snapshot, found, part.claims)
    copies = snapshot.copies(document)
    return asked.render(
        "article.html",
        document=found,
        address=web_address(found.url),
        dated=dated(found),
        part=part,
        lines=lines,
        by_id={one.id: one for one in lines},
        spans={one.id: one.span for _, one in part.claims},
        count=len(claims),
        length=len(found.text),
        lineage=snapshot.lineages.get(document),
        others={one: snapshot.document(one) for one in copies[:_COPIES]},
        copies=len(copies),
        outside=_outside(snapshot, found),
    )


def _lines(
    snapshot: Snapshot, document: Document, claims: Sequence[tuple[int, Claim]]
) -> tuple[ClaimLine, ...]:
    """These claims in one line each, with what they count for."""
    lineage, judgements = snapshot.lineages.get(document.id), snapshot.judgements
    cases = {case: snapshot.case(case) for _, one in claims if (case := snapshot.case_of.get(one.id))}
    return tuple(
        claim_line(
            one,
            number,
            counts_for(one, cases[snapshot.case_of[one.id]])
            if one.id in snapshot.case_of
            else counts_for_none(one, document, lineage, judgements, snapshot.as_of),
        )
        for number, one in claims
    )


def _outside(snapshot: Snapshot, document: Document) -> bool:
    """Whether the article was not known yet on the day as which the ledger is shown."""
    published = document.dating.latest or document.dating.earliest
    return snapshot.as_of is not None and (published is None or published > snapshot.as_of)
