"""Hand in articles, and see what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from truceline.access import Role, fits
from truceline.desk import Doing, Job, Jobs, PartKind, Task
from truceline.errors import TrucelineError
from truceline.model import Change, Drop, Stage
from truceline.uploads import Upload
from truceline.web.asked import Asked, Asking
from truceline.web.errors import status_of
from truceline.web.guarding import may
from truceline.web.templating import page

router = APIRouter(dependencies=[Depends(may(Role.REVIEWER))])

uploads = APIRouter(dependencies=[Depends(may(Role.REVIEWER))])
"""Reads its form as it comes in, and checks itself that it is one of ours."""

_SHOWN = 100  # articles on one page, or drops of one reason
_FIRST = 20  # drops of each reason on the page of a job
_FIELDS = ("columns", "text", "title", "outlet", "published", "url", "addresses")
_STAGES = {
    Stage.SOURCES: "Could not be read as an article",
    Stage.DOCUMENTS: "No English text to read",
    Stage.GATE: "Not about a ceasefire",
    Stage.ANNOTATIONS: "A fault of Truceline",
    Stage.CLAIMS: "A fault of Truceline",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was left out for one reason: in words, how much of it, and the first of it."""

    stage: str
    reason: str
    count: int
    drops: tuple[Drop, ...]


@router.get("/add")
def add(asked: Asked) -> HTMLResponse:
    """The form, and what was handed in lately."""
    return _form(asked)


@uploads.post("/add")
async def receive(request: Request) -> Response:
    """Takes a form in; then its own page tells how it goes on."""
    asked = Asking(request)
    who = asked.who
    upload = Upload(begin=lambda: asked.desk.receive(who.name), fits=lambda shown: fits(who.csrf, shown))
    try:
        job = await upload.read(request)
    except TrucelineError as error:
        status, fields = status_of(error), upload.fields
        return await run_in_threadpool(_form, asked, wrong=error, fields=fields, status=status)
    asked.desk.keeper.wake()
    await run_in_threadpool(asked.log, "upload", job.id)
    return RedirectResponse(f"/add/{job.id}", 303)


@router.get("/add/{job}")
def added(asked: Asked, job: str) -> HTMLResponse:
    """How far a job is, and at its end what came of it. Asked for by a page that is open, only the part that changes."""
    found = asked.desk.jobs.get(job)
    is_part = "HX-Request" in asked.request.headers
    reason, start = asked.request.query_params.get("reason", ""), _start(asked)
    return page(
        asked.request,
        "added_part.html" if is_part else "added.html",
        job=found,
        doing=_doing(asked, found),
        title=_title(found),
        cases=_by_case(found.changes),
        left_out=_left_out(asked.desk.jobs, found, reason, start),
        taken=() if reason else asked.desk.jobs.taken(found, start, _SHOWN),
        start=start,
        shown=_SHOWN,
        reason=reason,
    )


@router.post("/add/{job}/again")
def again(asked: Asked, job: str) -> RedirectResponse:
    """Has a job that failed tried again."""
    found = asked.desk.jobs.retry(asked.desk.jobs.get(job))
    asked.desk.keeper.wake()
    asked.log("upload again", found.id)
    return RedirectResponse(f"/add/{found.id}", 303)


def _form(
    asked: Asking,
    *,
    wrong: TrucelineError | None = None,
    fields: Mapping[str, str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    recent = asked.desk.jobs.recent()
    return page(
        asked.request,
        "add.html",
        status=status,
        wrong=wrong,
        fields={name: (fields or {}).get(name, "") for name in _FIELDS},
        recent=[(job, _title(job), _doing(asked, job)) for job in recent],
        settings=asked.desk.settings,
        busy=asked.desk.keeper.busy(),
    )


def _doing(asked: Asking, job: Job) -> Doing | None:
    """What is being done of this job just now, or why nothing is."""
    doing = asked.desk.keeper.busy()
    if job.is_over:
        return None
    is_it = doing.job == job.id or doing.task in (Task.STUCK, Task.STOPPED)
    return doing if is_it else None


def _title(job: Job) -> str:
    """What was handed in, in few words."""
    named = [part.name for part in job.parts if part.kind is not PartKind.TABLE]
    if len(named) > 2:
        return f"{named[0]} and {len(named) - 1:,} more"
    return " and ".join(named) or "What was not received whole"


def _by_case(changes: Sequence[Change]) -> dict[str, list[Change]]:
    """What became of each ceasefire."""
    cases: dict[str, list[Change]] = {}
    for one in changes:
        cases.setdefault(one.ceasefire, []).append(one)
    return cases


def _left_out(jobs: Jobs, job: Job, reason: str, start: int) -> list[LeftOut]:
    """What was left out, by why: what is most first; or all for one reason, from one place on."""
    if job.report is None or not job.is_over:
        return []
    stages = {one.reason: _STAGES[one.stage] for one in job.report.examples}
    return [
        LeftOut(
            stage=stages[why],
            reason=why,
            count=count,
            drops=jobs.drops(job, why, start, _SHOWN) if reason else jobs.drops(job, why, 0, _FIRST),
        )
        for why, count in Counter(job.report.drops).most_common()
        if reason in ("", why)
    ]


def _start(asked: Asking) -> int:
    """From which place on articles, or what was left out, are listed."""
    words = asked.request.query_params.get("from", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 0
