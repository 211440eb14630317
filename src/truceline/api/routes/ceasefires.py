"""Ceasefires."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Request

from truceline.codec import to_plain

router = APIRouter(tags=["ceasefires"])


@router.get("/ceasefires/{case}")
def ceasefire(request: Request, case: str, as_of: date | None = None) -> Any:
    """One ceasefire whole: every field a choice with its reasons."""
    return to_plain(request.app.state.desk.snapshot(as_of).case(case))
