"""One article: its text as it was received, with what is claimed in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.desk import Snapshot
from truceline.errors import NotFound
from truceline.model import Claim, Document
from truceline.views.article import dated, part_of, web_address
from truceline.views.claim_line import ClaimLine, claim_line
from truceline.views.counting import counts_for, counts_for_none
from truceline.web.asked import Asked, Asking

router = APIRouter()

_COPIES = 50  # of more copies only the number is told


@router.get("/articles/{document}")
def article(asked: Asked, document: str) -> HTMLResponse:
    """The text with its claims, where it comes from, and its copies."""
    snapshot = asked.snapshot
    found = _known(asked, document)
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
        lineage=snapshot.lineage(document),
        others={one: snapshot.document(one) for one in copies[:_COPIES]},
        copies=len(copies),
    )


def _lines(
    snapshot: Snapshot, document: Document, claims: Sequence[tuple[int, Claim]]
) -> tuple[ClaimLine, ...]:
    """These claims in one line each, with what they count for."""
    cases = snapshot.cases_of([one.id for _, one in claims])
    of_id = {case: snapshot.shown.cases[case] for case in dict.fromkeys(cases.values())}
    why = partial(
        counts_for_none,
        document=document,
        lineage=snapshot.lineage(document.id),
        judgements=snapshot.judgements,
    )
    return tuple(
        claim_line(one, number, counts_for(one, of_id[cases[one.id]]) if one.id in cases else why(one))
        for number, one in claims
    )


def _known(asked: Asking, document: str) -> Document:
    """The article, if it was known on the day that is asked for. Raises NotFound."""
    try:
        return asked.snapshot.document(document)
    except NotFound:
        if asked.as_of is None:
            raise
    later = asked.desk.snapshot().document(document)
    raise NotFound(
        f"the article {later.title or later.name!r} was not known yet at the end of {asked.as_of}.",
        next_step="Go back to now to read it.",
    )
