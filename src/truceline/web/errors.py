"""What went wrong, as a page: what, where, and what to do next."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from truceline.errors import AccessError, InputError, NotFound, Overtaken, TrucelineError
from truceline.web.templating import page

_STATUS: dict[type[TrucelineError], int] = {NotFound: 404, AccessError: 403, Overtaken: 409, InputError: 400}


def show_errors(app: FastAPI) -> None:
    """Answers errors of ours with a page, or with JSON under /api."""
    app.add_exception_handler(TrucelineError, _told)


def _told(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 503)
    if request.url.path.startswith("/api/"):
        told = {"error": type(error).__name__, "says": str(error)}
        return JSONResponse(told, status_code=status)
    return page(request, "error.html", status=status, error=error)
