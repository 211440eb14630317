"""A brief as a file: of a conflict or a ceasefire, for the days asked for."""

from __future__ import annotations

from io import BytesIO

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.desk import make_brief
from truceline.papers import form_of
from truceline.papers.brief import brief_paper
from truceline.views.brief import BriefAsked
from truceline.web.asked import Asked

router = APIRouter()


@router.get("/brief/{form}")
def brief(asked: Asked, form: str) -> Response:
    """The brief in the form asked for (`pdf`, `docx`, `html`, `md`)."""
    given = asked.request.query_params
    wanted = BriefAsked(
        conflict=given.get("conflict") or None,
        ceasefires=tuple(one for one in given.getlist("ceasefire") if one),
        since=asked.day("since"),
        until=asked.day("until"),
    )
    chosen = form_of(f".{form}")
    written = BytesIO()
    chosen.write(brief_paper(make_brief(asked.desk, asked.snapshot, wanted)), written)
    name = f"{wanted.conflict or ''.join(wanted.ceasefires[:1])}-brief.{form.lower()}"
    return Response(
        written.getvalue(),
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{_plain(name)}"'},
    )


def _plain(name: str) -> str:
    """The name with nothing in it that a header or a file system takes for something else."""
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-.") else "-" for letter in name
    )
