"""Who you are here, and the name that your decisions bear where nobody signs in."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from truceline.access import LONGEST_NAME, folded, is_name
from truceline.errors import InputError
from truceline.web.asked import Asked
from truceline.web.cookies import NAME, keep
from truceline.web.onward import onward
from truceline.web.templating import page

router = APIRouter()


@router.get("/who")
def who(asked: Asked, next: str = "/") -> Response:  # noqa: A002  # the name in the address
    """The name and role of who asks."""
    return page(asked.request, "who_page.html", next=onward(next), longest=LONGEST_NAME)


@router.post("/who")
def named(
    asked: Asked,
    name: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002  # the name in the form
) -> Response:
    """Keeps the name that somebody gives, where nobody signs in. Raises InputError."""
    given = folded(name)
    if asked.who.via != "open":
        raise InputError("your name is that of your sign-in.", next_step="Sign in as somebody else.")
    if not is_name(given):
        raise InputError(
            f"{given[:LONGEST_NAME]!r} is no name.",
            next_step=f"Give one of at most {LONGEST_NAME} characters.",
        )
    answer = RedirectResponse(onward(next), 303)
    keep(answer, asked.request, NAME, quote(given, safe=""))
    return answer
