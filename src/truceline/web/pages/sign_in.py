"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from truceline.access import TooManyTries
from truceline.web.asked import Asked, Asking
from truceline.web.cookies import SESSION, VISIT, cookie_name, drop, keep
from truceline.web.onward import onward
from truceline.web.templating import page

router = APIRouter()


@router.get("/sign-in")
def sign_in(asked: Asked, next: str = "/") -> Response:  # noqa: A002  # the name in the address
    """The form, where there is anybody to sign in as."""
    if asked.access.is_open() or asked.who.via == "session":
        return RedirectResponse(onward(next), 303)
    return _form(asked, next, nobody=not asked.access.has_users())


@router.post("/sign-in")
def signed_in(
    asked: Asked,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002  # the name in the form
) -> Response:
    """Begins a session and goes on to the page that was asked for."""
    try:
        begun = asked.access.sign_in(name.strip(), password, asked.who.address)
    except TooManyTries as error:
        answer = _form(asked, next, status=429, name=name, wait=error.wait)
        answer.headers["Retry-After"] = str(error.wait)
        return answer
    if begun is None:
        return _form(asked, next, status=403, name=name, wrong=True)
    _end(asked)
    answer = RedirectResponse(onward(next), 303)
    keep(answer, asked.request, SESSION, begun.secret)
    drop(answer, asked.request, VISIT)
    return answer


@router.post("/sign-out")
def signed_out(asked: Asked) -> Response:
    """Ends the session."""
    _end(asked)
    answer = RedirectResponse("/sign-in", 303)
    drop(answer, asked.request, SESSION)
    return answer


def _end(asked: Asking) -> None:
    """Ends the session that the cookie names, so that none is left behind."""
    if secret := asked.request.cookies.get(cookie_name(asked.request, SESSION)):
        asked.access.sign_out(secret, asked.who)


def _form(asked: Asking, onto: str, *, status: int = 200, **values: object) -> Response:
    shown = {"name": "", "nobody": False, "wrong": False, "wait": 0, "next": onward(onto), **values}
    return page(asked.request, "sign_in.html", status=status, **shown)
