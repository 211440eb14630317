"""What went wrong, as a page: what, where, and what to do next."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from truceline.errors import InputError, NotFound, TrucelineError
from truceline.web.templating import page


def show_errors(app: FastAPI) -> None:
    """Answers errors of ours with a page, or with JSON under /api."""
    app.add_exception_handler(TrucelineError, _told)


def _told(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, InputError) else 503
    if request.url.path.startswith("/api/"):
        told = {"error": type(error).__name__, "says": str(error)}
        return JSONResponse(told, status_code=status)
    return page(request, "error.html", status=status, error=error)
