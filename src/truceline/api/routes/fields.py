"""What the fields of a ceasefire mean."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.api.asked import written
from truceline.api.schema import faults, gives
from truceline.codec import to_plain
from truceline.views.meaning import Meaning, fields_by_group

router = APIRouter(tags=["fields"], responses=faults(401, 403, 429))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields of a ceasefire that are shown together, and what each means."""

    name: str
    fields: tuple[Meaning, ...]


@router.get("/fields", responses=gives(tuple[FieldGroup, ...]))
def fields() -> Response:
    """What each field of a ceasefire means and how it is chosen, as the code says it."""
    groups = (FieldGroup(name=name, fields=tuple(some)) for name, some in fields_by_group().items())
    return written(to_plain(tuple(groups)))
