"""The queue: one question at a time, with all that is needed to decide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse, Response

from truceline.access import Role
from truceline.desk import Snapshot
from truceline.model import Claim, Doubt, Judgement, Question
from truceline.views import JudgementShown, UnsettledShown, show_judgements, show_unsettled
from truceline.views.deciding import Deciding, Known, Side, lay_out
from truceline.views.queue import SHORT, Queue, decided_on, last_of, queue
from truceline.views.tracing import Quoted, quoted
from truceline.web.asked import Asked, Asking
from truceline.web.cookies import cookie_name, drop, keep
from truceline.web.guarding import may
from truceline.web.pages.judge import local

router = APIRouter()

LATER = "later"
_MOST = 300  # questions put off that a cookie holds
_QUOTED = 4  # passages shown of each side
_AROUND = 220  # characters of the article before and after a passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A passage with what stands before and after it in its article, and where that comes from."""

    quoted: Quoted
    source: Claim
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Claims of one side with their words, as many as are shown, and how many there are."""

    side: Side
    shown: tuple[Shown, ...]


@router.get("/review")
def review(asked: Asked, q: str = "", doubt: str = "", conflict: str = "", done: str = "") -> Response:
    """The next question, or the one asked for."""
    snapshot = asked.snapshot
    wanted = doubt if doubt in list(Doubt) else ""
    of = next((one for one in snapshot.conflicts if one.id == conflict), None)
    turn = queue(
        snapshot.questions,
        asked=q,
        doubt=wanted,
        cases=frozenset(of.ceasefires) if of else None,
        put_off=_put_off(asked),
    )
    laid_out = lay_out(turn.now, known(snapshot, turn.now)) if turn.now else None
    return asked.render(
        "review.html",
        queue=turn,
        laid_out=laid_out,
        beside=_beside(snapshot, laid_out) if laid_out else (),
        doubt=wanted,
        conflict=of,
        filters={"doubt": wanted, "conflict": of.id if of else ""},
        next=_next(turn),
        today=decided_on(snapshot.judgements, asked.who.name, datetime.now(UTC).date()),
        done=_done(snapshot, done),
        undo=last_of(snapshot.judgements, asked.who.name),
        pending=asked.desk.keeper.unsettled,
        was=asked.request.query_params.get("was", ""),
    )


@router.post("/review/later", dependencies=[Depends(may(Role.REVIEWER))])
def later(
    asked: Asked, question: Annotated[str, Form()], back: Annotated[str, Form()] = "/review"
) -> Response:
    """Puts a question off: it comes after all others, for this reviewer in this browser."""
    answer = RedirectResponse(local(back), 303)
    put_off = dict.fromkeys((*_put_off(asked), question[:SHORT]))
    words = [one for one in put_off if one.isalnum()][-_MOST:]
    keep(answer, asked.request, LATER, ".".join(words))
    return answer


@router.post("/review/now", dependencies=[Depends(may(Role.REVIEWER))])
def now(asked: Asked, back: Annotated[str, Form()] = "/review") -> Response:
    """Brings all that was put off back to its place."""
    answer = RedirectResponse(local(back), 303)
    drop(answer, asked.request, LATER)
    return answer


def _put_off(asked: Asking) -> tuple[str, ...]:
    kept = asked.request.cookies.get(cookie_name(asked.request, LATER), "")
    return tuple(islice((one for one in kept.split(".") if one), _MOST))


def _next(turn: Queue) -> str:
    """The question to go on with once this one is decided or put off: the next one, at the end the first."""
    found = turn.after or next((one for one in turn.questions if one is not turn.now), None)
    return found.id if found else ""


def _done(snapshot: Snapshot, judgement: str) -> JudgementShown | None:
    """The decision that was just made, to be told."""
    found = [one for one in snapshot.judgements if one.id == judgement]
    return show_judgements(found)[0] if found else None


def known(snapshot: Snapshot, question: Question) -> Known:
    """What the question is laid out from."""
    ids = {one.id for one in snapshot.summaries}
    case = snapshot.case(question.ceasefire) if question.ceasefire in ids else None
    if question.doubt is Doubt.UNDATED:
        own = {one.id: one for one in snapshot.claims_of(question.subject)}
        return Known(claims=own, document=snapshot.document(question.subject))
    if question.doubt is Doubt.UNSETTLED:
        later = next((one for one in snapshot.judgements if one.id == question.other), None)
        told = _unsettled(snapshot, question)
        return Known(claims=snapshot.all_claims, ceasefire=case, unsettled=told, later=later)
    other = snapshot.case(question.other) if question.other in ids else None
    return Known(claims=snapshot.all_claims, ceasefire=case, other=other)


def _unsettled(snapshot: Snapshot, question: Question) -> UnsettledShown | None:
    """Why a judgement no longer fits, found from the ceasefires that hold what it was made on."""
    judgement = next((one for one in snapshot.judgements if one.id == question.subject), None)
    if judgement is None:
        return None
    on = [one for one in _claims_on(snapshot, judgement) if one in snapshot.all_claims]
    held = {snapshot.case_of[one] for one in on if one in snapshot.case_of}
    cases = [snapshot.case(one) for one in sorted(held)]
    ids = dict.fromkeys((*on, *(claim for case in cases for claim in case.claims)))
    claims = [snapshot.all_claims[one] for one in ids if one in snapshot.all_claims]
    found = show_unsettled(snapshot.judgements, claims, cases)
    return next((one for one in found if one.judgement.id == judgement.id), None)


def _claims_on(snapshot: Snapshot, judgement: Judgement) -> tuple[str, ...]:
    own = (*judgement.claims, *judgement.other_claims, judgement.subject)
    on_same = (one for one in snapshot.judgements if one.subject == judgement.subject)
    return (*own, *(claim for one in on_same for claim in (*one.claims, *one.other_claims)))


def _beside(snapshot: Snapshot, laid_out: Deciding) -> tuple[Beside, ...]:
    return tuple(
        Beside(side=side, shown=tuple(_shown(snapshot, one) for one in found[:_QUOTED]))
        for side in laid_out.sides
        if (found := [one for one in side.claims if one in snapshot.all_claims])
    )


def _shown(snapshot: Snapshot, claim_id: str) -> Shown:
    """A claim as it stands in its article, with the sentence or two around it."""
    claim = snapshot.all_claims[claim_id]
    text = snapshot.document(claim.source.document).text
    start, end = claim.span.start, claim.span.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Shown(quoted=quoted(claim), source=claim, before=before, after=after)
