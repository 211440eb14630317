"""What went wrong, as a page: what, where, and what to do next."""

from __future__ import annotations

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from truceline.errors import (
    AccessError,
    InputError,
    NotFound,
    NotYet,
    Overtaken,
    TooLarge,
    TrucelineError,
)
from truceline.web.templating import page

_AGAIN = 5  # seconds after which a page that waits asks again, at most

_STATUS: dict[type[TrucelineError], int] = {
    NotFound: 404,
    AccessError: 403,
    Overtaken: 409,
    TooLarge: 413,
    InputError: 400,
}


def status_of(error: TrucelineError) -> int:
    """The HTTP status that goes with an error of ours."""
    return next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 503)


def told(request: Request, error: Exception) -> Response:
    """The page for this error: one of ours, an address that is not there, or a question that is misformed."""
    match error:
        case NotYet():
            again = min(error.wait, _AGAIN)
            return page(request, "waiting.html", status=202, error=error, again=again)
        case TrucelineError():
            return page(request, "error.html", status=status_of(error), error=error)
        case HTTPException(status_code=404):
            nowhere = NotFound("there is no such page.", where=request.url.path)
            return page(request, "error.html", status=404, error=nowhere)
        case HTTPException():
            fault = TrucelineError(f"{error.detail}.", where=request.url.path)
            return page(request, "error.html", status=error.status_code, error=fault)
        case RequestValidationError():
            wrong = InputError("; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors()))
            return page(request, "error.html", status=400, error=wrong)
        case _:
            raise error
