"""Who is known: all actors, and one with what it does, says and is told of."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from truceline.store import Standing
from truceline.views import ROLE_WORDS, evidence_shown, show_actor
from truceline.web.asked import Asked, Asking

router = APIRouter()

_LISTED = 100  # actors on a page
_CLAIMS = 25  # claims on a page
_CASES = 50  # ceasefires that are listed; a link leads to the others
_FEW = 12  # words, persons and others that are shown at once


@router.get("/actors")
def actors(asked: Asked) -> HTMLResponse:
    """Everybody who is spoken of, those most spoken of first."""
    given = asked.request.query_params
    called, kind = given.get("called", "").strip(), given.get("kind", "")
    everybody = asked.snapshot.listed_actors
    key = called.casefold()
    rows = [
        one
        for one in everybody
        if key in f"{one.name} {one.id}".casefold() and (not kind or (one.kind or "not known") == kind)
    ]
    pages = max(1, -(-len(rows) // _LISTED))
    page = min(_number(given.get("page", "")), pages)
    return asked.render(
        "actors.html",
        rows=rows[(page - 1) * _LISTED : page * _LISTED],
        found=len(rows),
        everybody=len(everybody),
        kinds=sorted({one.kind or "not known" for one in everybody}),
        called=called,
        kind=kind,
        page=page,
        pages=pages,
        at=lambda number: _at(asked, "/actors", called=called, kind=kind, page=number),
    )


@router.get("/actors/{actor:path}")
def actor(asked: Asked, actor: str) -> HTMLResponse:
    """One actor; its claims can be narrowed to a sort and a role."""
    snapshot, given = asked.snapshot, asked.request.query_params
    shown = show_actor(
        actor, snapshot.finder, snapshot.summaries, snapshot.judgements, snapshot.alias_questions
    )
    kind, what, role = (given.get(name) or None for name in ("kind", "what", "role"))
    page = _number(given.get("page", ""))
    only = Standing(roles=(role,) if role else (), kind=kind, what=what)
    ids = snapshot.finder.claims(actor, only, skip=(page - 1) * _CLAIMS, most=_CLAIMS + 1)
    claims = tuple(evidence_shown(snapshot.claim(one)) for one in ids[:_CLAIMS])
    path = asked.request.url.path
    return asked.render(
        "actor.html",
        shown=shown,
        claims=claims,
        cases=snapshot.cases_of(ids),
        words_of=lambda claim: snapshot.claim(claim).quote,
        kind=kind,
        what=what,
        role=role,
        page=page,
        more=len(ids) > _CLAIMS,
        role_words=ROLE_WORDS,
        few=_FEW,
        most_cases=_CASES,
        at=lambda **changed: _at(
            asked, path, **{"kind": kind, "what": what, "role": role, "page": 1, **changed}
        ),
    )


def _at(asked: Asking, path: str, **wanted: str | int | None) -> str:
    as_of = asked.as_of.isoformat() if asked.as_of else None
    given = {name: value for name, value in {**wanted, "as_of": as_of}.items() if value and value != 1}
    return f"{path}?{urlencode(given)}" if given else path


def _number(words: str) -> int:
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 7 else 1
