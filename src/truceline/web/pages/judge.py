"""Where decisions come in, from whatever page they are made on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from truceline.access import Role
from truceline.desk.judging import known_as, saw
from truceline.errors import InputError, Overtaken
from truceline.model import Judgement, Verdict
from truceline.records.judging.last import last_word
from truceline.views import Details
from truceline.web.asked import Asked, Asking
from truceline.web.guarding import may
from truceline.web.templating import page

router = APIRouter()


class Decision(BaseModel):
    """What a form of `judging.html` brings: `after` and `seen` are what whoever decided saw, `back` is where to go then.

    `after` is `none` where they saw that nobody had decided yet: an empty field is not told apart from one that is missing.
    """

    verdict: str
    subject: str
    field: str = ""
    value: str = ""
    other: str = ""
    article: str = ""
    claims: list[str] = []
    since: str = ""
    why: str = ""
    after: str | None = None
    seen: str = ""
    back: str = "/review"

    def read_verdict(self) -> Verdict:
        """What is decided. Raises InputError."""
        if self.verdict not in list(Verdict):
            raise InputError(f"no verdict {self.verdict!r}.", next_step=f"There are: {', '.join(Verdict)}.")
        return Verdict(self.verdict)

    def saw_last(self) -> str | None:
        """The last word that they saw, empty where there was none; None where they were shown nothing of it."""
        return "" if self.after == "none" else self.after

    def details(self) -> Details:
        """What is decided beside verdict and subject. Raises InputError."""
        return {
            "field": self.field or None,
            "value": self.value.strip() or None,
            "other": self.other.strip() or None,
            "article": self.article or None,
            "claims": [one for one in self.claims if one],
            "since": _day(self.since),
        }


@router.post("/judge", dependencies=[Depends(may(Role.REVIEWER))])
def judge(asked: Asked, made: Annotated[Decision, Form()]) -> Response:
    """Keeps a decision and goes back; where somebody else decided meanwhile, tells what and asks again."""
    if not asked.who.name:
        raise InputError("who judges is not told; nothing was kept.", next_step="Give your name at /who.")
    try:
        done = asked.desk.judge(
            made.read_verdict(),
            made.subject,
            by=asked.who.name,
            why=made.why,
            after=made.saw_last(),
            seen=made.seen or None,
            **made.details(),
        )
    except Overtaken as error:
        return _overtaken(asked, made, error)
    asked.log("judge", f"{done.judgement.verdict} {done.judgement.subject} {done.judgement.id}")
    return RedirectResponse(_with(local(made.back), done=done.judgement.id), 303)


@router.get("/judge")
def nothing() -> Response:
    """The queue: this address stands in the browser after a decision that was not kept."""
    return RedirectResponse("/review", 303)


def _overtaken(asked: Asking, made: Decision, error: Overtaken) -> Response:
    """What somebody else set meanwhile, beside what was to be set: theirs is kept, or this is set after all."""
    snapshot = asked.desk.snapshot()
    verdict = made.read_verdict()
    last = last_word(snapshot.judgements, known_as(snapshot, made.subject), verdict, made.field or None)
    values: dict[str, Any] = {
        "error": error,
        "made": made,
        "back": local(made.back),
        "last": last if last is None or last.id != made.saw_last() else None,
        "undone": _undone(last, snapshot.judgements),
        "saw": saw(snapshot, verdict, made.subject, made.field or None),
    }
    return page(asked.request, "overtaken.html", status=409, snapshot=snapshot, **values)


def _undone(last: Judgement | None, judgements: tuple[Judgement, ...]) -> Judgement | None:
    """The judgement that the last word takes back, where it does."""
    if last is None or last.verdict is not Verdict.WITHDRAW:
        return None
    return next((one for one in judgements if one.id == last.subject), None)


def local(back: str) -> str:
    """The page of ours to go back to; the queue where it is none of ours."""
    plain = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    return back if plain else "/review"


def _with(address: str, **parameters: str) -> str:
    """The address with these parameters in place of those of these names."""
    parts = urlsplit(address)
    kept = [one for one in parts.query.split("&") if one and one.partition("=")[0] not in parameters]
    return urlunsplit(parts._replace(query="&".join((*kept, urlencode(parameters)))))


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise InputError(f"{words!r} is no day.", next_step="Write it as 2020-10-12.") from None
