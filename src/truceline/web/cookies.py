"""The cookies: of a session, of a visit, and of the name that somebody gave."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

SESSION, VISIT, NAME = "session", "visit", "name"
_YEAR = 31_536_000


def cookie_name(request: Request, kind: str) -> str:
    """The name of a cookie: one for each port, for browsers do not keep ports apart.

    Over https the prefix makes browsers take it from this host alone, whole and secure.
    """
    _, port = request.scope.get("server") or ("", None)
    return f"{'__Host-' if request.url.scheme == 'https' else ''}truceline-{kind}-{port}"


def keep(answer: Response, request: Request, kind: str, value: str) -> None:
    """Has the browser keep a cookie: out of reach of scripts, and of requests that other sites make."""
    answer.set_cookie(
        cookie_name(request, kind),
        value,
        max_age=_YEAR if kind == NAME else None,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def drop(answer: Response, request: Request, kind: str) -> None:
    """Has the browser forget a cookie."""
    answer.delete_cookie(
        cookie_name(request, kind),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
