"""What a text says about ceasefires, without a ledger."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from truceline.api.asked import desk, written
from truceline.api.schema import WRITES, shaped
from truceline.exports import code_plain
from truceline.model import Given
from truceline.run import dating_given

router = APIRouter(tags=["code"])

LONGEST = 200_000
"""Characters of a text that is coded while somebody waits; longer ones are for `truceline code`."""

_Words = Annotated[str, Field(max_length=2_000)]

_LINE: dict[str, Any] = {
    "type": "object",
    "required": ["id", "document", "claims", "drops"],
    "properties": {
        "id": {"type": "string"},
        "document": {
            "type": ["object", "null"],
            "description": "published, dating, language, outlet, origin, segments; null where the text cannot be read",
        },
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "kind", "status", "span", "quote", "made_by", "confidence"],
            },
        },
        "drops": {
            "type": "array",
            "items": {"type": "object", "required": ["stage", "where", "reason", "detail"]},
        },
    },
}


class Text(BaseModel):
    """A text to be coded, and what is known of it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST)
    id: _Words = Field(default="text", description="What it is called in the answer.")
    published: _Words | None = Field(default=None, description="Its day, month or year of publication.")
    title: _Words | None = None
    outlet: _Words | None = None
    url: _Words | None = None


@router.post("/code", responses=WRITES | shaped(_LINE, "What `truceline code` prints for it."))
def code(request: Request, text: Text) -> Response:
    """What a text says about ceasefires, claim by claim; nothing of it is kept."""
    if text.published:
        dating_given(text.published)
    given = Given(
        name=text.id or "text", title=text.title, outlet=text.outlet, published=text.published, url=text.url
    )
    return written(code_plain(desk(request).coding.code(text.text, given)))
