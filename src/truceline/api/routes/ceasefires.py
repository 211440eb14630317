"""Ceasefires: lists, whole records, and what is told of one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from truceline.api.asked import Asked, Asking, Day, On
from truceline.api.paging import Page, Pages
from truceline.api.schema import READS, gives, gives_page
from truceline.model import Ceasefire, Summary
from truceline.views import CasePage, CaseRow, Explanation, Grouping, Sheet, Timeline, Wanted, case_row

router = APIRouter(prefix="/ceasefires", tags=["ceasefires"], responses=READS)


class Form(StrEnum):
    """How much is told of each ceasefire of a list: few words, the row that `truceline list` prints, or all."""

    SUMMARY = "summary"
    ROW = "row"
    WHOLE = "whole"


class Narrowed:
    """What a list of ceasefires is narrowed to."""

    def __init__(
        self,
        side: Annotated[str | None, Query(description="Of this side, by name or id.")] = None,
        place: Annotated[str | None, Query(description="Where it applies, by name or id.")] = None,
        conflict: Annotated[str | None, Query(description="Of this conflict, by id or name.")] = None,
        standing: Annotated[str | None, Query(description="That stand so: in force, ended, …")] = None,
        since: Annotated[Day | None, Query(description="Told of or not over on this day or later.")] = None,
        until: Annotated[Day | None, Query(description="Told of or begun on this day or earlier.")] = None,
        q: Annotated[str | None, Query(description="Words of what is shown of it.")] = None,
    ) -> None:
        self.wanted = Wanted(
            side=side, place=place, conflict=conflict, standing=standing, since=since, until=until, words=q
        )


@router.get("", responses=gives_page(Summary, CaseRow, Ceasefire))
def ceasefires(
    asked: Asked,
    pages: Pages,
    narrowed: Annotated[Narrowed, Depends(Narrowed)],
    on: On = None,
    form: Annotated[Form, Query(description="How much is told of each.")] = Form.SUMMARY,
) -> Response:
    """The ceasefires by id: all, or those that are wanted."""
    snapshot = asked.snapshot
    found = narrowed.wanted.of(snapshot.summaries, snapshot.shown.told_conflicts, asked.on(on))
    page = pages.of(found, lambda one: (one.id,))
    match form:
        case Form.SUMMARY:
            return asked.page(page)
        case Form.ROW:
            rows = [_row(asked, one.id, on) for one in page.items]
            return asked.page(Page(rows, page.next, page.total))
        case Form.WHOLE:
            whole = [snapshot.case(one.id) for one in page.items]
            return asked.page(Page(whole, page.next, page.total))


@router.get("/{case}", responses=gives(Ceasefire))
def ceasefire(asked: Asked, case: str) -> Response:
    """One ceasefire whole: every field a choice with its reasons, and why its reports are one."""
    return asked.answer(asked.snapshot.case(case))


@router.get("/{case}/page", responses=gives(CasePage))
def page(asked: Asked, case: str) -> Response:
    """One ceasefire as its page has it: fields in words, and the passages that they rest on."""
    return asked.answer(asked.snapshot.shown.page(case))


@router.get("/{case}/sheet", responses=gives(Sheet))
def sheet(asked: Asked, case: str, on: On = None) -> Response:
    """One ceasefire on one screen, as it stands on a day."""
    return asked.answer(asked.snapshot.shown.sheet(case, asked.on(on)))


@router.get("/{case}/fields/{field}", responses=gives(Explanation))
def field(asked: Asked, case: str, field: str, on: On = None) -> Response:
    """Why a field has its value, or with the field `standing`, why the ceasefire stands so on a day."""
    return asked.answer(asked.snapshot.shown.explain(case, field, asked.on(on)))


@router.get("/{case}/grouping", responses=gives(Grouping))
def grouping(
    asked: Asked,
    case: str,
    other: Annotated[
        str | None, Query(description="Another ceasefire, to be told why it is another.")
    ] = None,
) -> Response:
    """Why its reports are one case, and others stand beside it."""
    return asked.answer(asked.snapshot.shown.grouping(case, other or None))


@router.get("/{case}/timeline", responses=gives(Timeline))
def timeline(
    asked: Asked,
    case: str,
    whole: Annotated[bool, Query(description="The whole conflict of this ceasefire.")] = False,
) -> Response:
    """What is told of it in order of time."""
    return asked.answer(asked.snapshot.shown.timeline(asked.snapshot.case(case).id, whole=whole))


def _row(asked: Asking, case: str, on: Day | None) -> CaseRow:
    snapshot = asked.snapshot
    return case_row(snapshot.case(case), snapshot.shown.claims, asked.on(on))
