"""Briefs: what reports tell of ceasefires in a period, sentence by sentence, with the words they rest on."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from truceline.api.asked import Asked, Asking, Day, desk
from truceline.api.schema import READS, gives
from truceline.desk import make_brief
from truceline.papers import form_of
from truceline.papers.brief import brief_paper
from truceline.views.brief import Brief, BriefAsked

router = APIRouter(prefix="/brief", tags=["briefs"], responses=READS)


class Wanted:
    """What a brief is to tell."""

    def __init__(
        self,
        conflict: Annotated[str | None, Query(description="Of this conflict, by id or name.")] = None,
        ceasefire: Annotated[list[str] | None, Query(description="Of these ceasefires, by id.")] = None,
        since: Annotated[Day | None, Query(description="The first day; without it, all is told.")] = None,
        until: Annotated[
            Day | None, Query(description="The last day; without it, the day of the ledger.")
        ] = None,
    ) -> None:
        self.asked = BriefAsked(
            conflict=conflict or None, ceasefires=tuple(ceasefire or ()), since=since, until=until
        )


Wish = Annotated[Wanted, Depends(Wanted)]


@router.get("", responses=gives(Brief))
def briefed(asked: Asked, wanted: Wish) -> Response:
    """What was agreed, what changed, who alleges what, what is due, where reports disagree, how each stands."""
    return asked.answer(_made(asked, wanted.asked))


@router.get(
    "/{form}",
    responses={
        200: {
            "description": "The file.",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def file(asked: Asked, form: str, wanted: Wish) -> Response:
    """The same as a file: `md`, `html`, `docx` or `pdf`."""
    chosen = form_of(f".{form}")
    written = BytesIO()
    chosen.write(brief_paper(_made(asked, wanted.asked)), written)
    return Response(
        written.getvalue(),
        media_type=chosen.media_type,
        headers={**asked.headers, "Content-Disposition": f'attachment; filename="brief.{form.lower()}"'},
    )


def _made(asked: Asking, wanted: BriefAsked) -> Brief:
    return make_brief(desk(asked.request), asked.snapshot, wanted)
