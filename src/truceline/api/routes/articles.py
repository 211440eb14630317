"""Articles: lists, and one whole with its claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from truceline.api.asked import Asked, Day
from truceline.api.paging import Page, Pages
from truceline.api.routes.claims import claim_plain
from truceline.api.schema import READS, gives, gives_page
from truceline.codec import to_plain
from truceline.model import Document
from truceline.views import Article, ArticleRow, article_row

router = APIRouter(prefix="/articles", tags=["articles"], responses=READS)


@router.get("", responses=gives_page(ArticleRow, Document))
def articles(
    asked: Asked,
    pages: Pages,
    outlet: Annotated[str | None, Query(description="That this outlet printed.")] = None,
    since: Annotated[Day | None, Query(description="Published on this day or later.")] = None,
    until: Annotated[Day | None, Query(description="Published on this day or earlier.")] = None,
    whole: Annotated[bool, Query(description="With their text and its parts.")] = False,
) -> Response:
    """The articles that speak of a ceasefire, by id; those without a day are left out where a time is asked for.

    A page may hold fewer than `limit`, and others follow.
    """
    documents = asked.snapshot.documents

    def fits(one: Document) -> bool:
        return (
            (not outlet or (one.outlet or "").casefold() == outlet.casefold())
            and (since is None or _last(one) >= since.isoformat())
            and (until is None or "" < _first(one) <= until.isoformat())
        )

    page = pages.scan(list(documents), lambda ids: [documents[one] for one in ids], fits)
    if whole:
        return asked.page(page)
    rows = [article_row(one, asked.snapshot.lineage(one.id)) for one in page.items]
    return asked.page(Page(rows, page.next))


@router.get("/{document}", responses=gives(Article))
def article(asked: Asked, document: str) -> Response:
    """One article: its text as received, the parts of it, what it claims, and where it comes from."""
    snapshot = asked.snapshot
    found, claims = snapshot.document(document), snapshot.claims_of(document)
    told = claim_plain(asked, claims)
    return asked.plain(
        {
            "document": to_plain(found),
            "lineage": to_plain(snapshot.lineage(found.id)),
            "claims": [told(one) for one in claims],
        }
    )


def _first(document: Document) -> str:
    day = document.dating.earliest or document.dating.latest
    return day.isoformat() if day else ""


def _last(document: Document) -> str:
    day = document.dating.latest or document.dating.earliest
    return day.isoformat() if day else ""
