"""Judgements: what people decided, what waits for a decision, and what no longer fits."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from truceline.api.asked import Asked, Asking, Day, desk, log, who, written
from truceline.api.paging import Pages
from truceline.api.schema import READS, WRITES, gives, gives_page
from truceline.codec import to_plain
from truceline.errors import InputError
from truceline.model import Doubt, Judgement, Question, Verdict
from truceline.run import Judged
from truceline.views import JudgementShown, UnsettledShown, show_judgements, show_unsettled

router = APIRouter(tags=["judgements"])

_Words = Annotated[str, Field(min_length=1, max_length=2_000)]
_Text = Annotated[str, Field(max_length=20_000)]


class Decision(BaseModel):
    """What a person decides. Which parts a verdict takes stands in `docs/judgements.md`."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    subject: _Words = Field(description="A ceasefire, claim or judgement by its id, or a name.")
    why: _Text = Field(default="", description="The reason, kept with it.")
    by: _Words | None = Field(
        default=None, description="Who decides; counts only where the server does not know who asks."
    )
    field: _Words | None = None
    value: _Text | None = None
    other: _Words | None = Field(default=None, description="The other case, or the actor that a name means.")
    claims: list[_Words] = Field(
        default_factory=list, max_length=10_000, description="What a split takes out."
    )
    article: _Words | None = Field(default=None, description="All that this article tells is taken out.")
    since: Day | None = Field(default=None, description="The day from which a name is meant so.")
    after: str | None = Field(
        default=None,
        max_length=2_000,
        description="The id of the last judgement on this that was seen, empty for none: a later one makes this a 409.",
    )
    seen: _Text | None = Field(
        default=None, description="The value that was seen: another one makes this a 409."
    )


@router.get("/judgements", responses=READS | gives_page(JudgementShown))
def judgements(
    asked: Asked,
    pages: Pages,
    by: Annotated[str | None, Query(description="Those of this person.")] = None,
    subject: Annotated[str | None, Query(description="On this ceasefire, claim, judgement or name.")] = None,
) -> Response:
    """All that people decided, oldest first, what was withdrawn included."""
    found = [
        one
        for one in show_judgements(asked.snapshot.judgements)
        if (not by or one.judgement.by == by)
        and (not subject or subject in {one.judgement.subject, one.judgement.other})
    ]
    return asked.page(pages.of(found, lambda one: (one.judgement.at.isoformat(), one.judgement.id)), _shown)


@router.post("/judgements", status_code=201, responses=WRITES | gives(Judged, status=201, says="It is kept."))
def judge(request: Request, decision: Decision) -> Response:
    """Keeps a decision, and tells what became of the ceasefires."""
    served = desk(request)
    name = who(request).name or (decision.by or served.settings.coder).strip()
    if not name:
        raise InputError("who judges is not told.", next_step="Say it with `by`.")
    done = served.judge(
        decision.verdict,
        decision.subject,
        by=name,
        why=decision.why,
        after=decision.after,
        seen=decision.seen,
        field=decision.field,
        value=decision.value,
        other=decision.other,
        claims=tuple(decision.claims),
        article=decision.article,
        since=decision.since,
    )
    made = done.judgement
    log(request, "judge", f"{made.verdict} {made.subject} {made.id}")
    told = {"judgement": _judgement(made), "changes": to_plain(done.changes)}
    return written(told, status=201)


@router.get("/unsettled", responses=READS | gives_page(UnsettledShown))
def unsettled(asked: Asked, pages: Pages) -> Response:
    """The judgements that do not fit the evidence of now, or each other."""
    found = _unsettled(asked)
    key = lambda one: (one.judgement.at.isoformat(), one.judgement.id, one.kind, one.on, one.other or "")  # noqa: E731
    return asked.page(pages.of(found, key), _with_judgement)


@router.get("/questions", responses=READS | gives_page(Question))
def questions(
    asked: Asked,
    pages: Pages,
    doubt: Annotated[Doubt | None, Query(description="Asked for this reason.")] = None,
    ceasefire: Annotated[str | None, Query(description="On this ceasefire.")] = None,
) -> Response:
    """What waits for a person's decision, what would change most first."""
    snapshot = asked.snapshot
    case = snapshot.case(ceasefire).id if ceasefire else None
    found = [
        one
        for one in snapshot.questions
        if (doubt is None or one.doubt is doubt) and case in {None, one.ceasefire}
    ]
    return asked.page(
        pages.of(found, lambda one: (-one.weight, one.id)), lambda one: {"id": one.id, **to_plain(one)}
    )


def _unsettled(asked: Asking) -> tuple[UnsettledShown, ...]:
    snapshot = asked.snapshot
    if not snapshot.judgements:  # the rest reads all claims
        return ()
    return show_unsettled(snapshot.judgements, snapshot.all_claims.values(), snapshot.shown.ceasefires)


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {"id": judgement.id, **to_plain(judgement)}


def _shown(one: JudgementShown) -> dict[str, Any]:
    return {**to_plain(one), "judgement": _judgement(one.judgement)}


def _with_judgement(one: UnsettledShown) -> dict[str, Any]:
    return {**to_plain(one), "judgement": _judgement(one.judgement)}
