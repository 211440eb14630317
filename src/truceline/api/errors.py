"""What went wrong, as JSON: what, where, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from truceline.api.places import PREFIX
from truceline.errors import AccessError, InputError, NotFound, Overtaken, TooLarge, TrucelineError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why there is no answer.

    `error` is the name of an error of Truceline's (`NotFound`, `InputError`, …) or of an HTTP status; `says` is what is wrong, `where` the place that it is
    wrong at, `next_step` what to do.
    """

    error: str
    says: str
    where: str | None = None
    next_step: str | None = None


SAYS: Mapping[int, str] = {
    304: "Nothing has changed since the answer with this ETag.",
    400: "What is asked for cannot be used.",
    401: "The server wants to know who asks.",
    403: "Who asks may not do this.",
    404: "There is no such thing in the ledger.",
    409: "Somebody decided the same thing meanwhile.",
    413: "The body is too large.",
    422: "A parameter or the body is not of the form that is documented.",
    429: "Too many requests; Retry-After says when to try again.",
    503: "The ledger cannot be read now; Retry-After says when to try again, where that helps.",
}
"""What each status means here."""

_NOWHERE = Fault(
    error="NotFound", says="there is no such route.", next_step=f"See which there are: {PREFIX}/."
)
_STATUS: Mapping[type[TrucelineError], int] = {
    NotFound: 404,
    AccessError: 403,
    Overtaken: 409,
    TooLarge: 413,
    InputError: 400,
}
_RETRY = 5  # seconds after which a ledger that could not be read may be asked again


def told(_: Request, error: Exception) -> Response:
    """The answer to a request that ended in this error."""
    match error:
        case HTTPException(status_code=status) if status == HTTPStatus.NOT_MODIFIED:
            return Response(status_code=status, headers=error.headers)
        case HTTPException(status_code=HTTPStatus.NOT_FOUND):
            return _fault(404, _NOWHERE)
        case HTTPException():
            return _fault(error.status_code, _named(error), error.headers)
        case RequestValidationError():
            return _fault(HTTPStatus.UNPROCESSABLE_ENTITY, _misformed(error))
        case TrucelineError():
            return _ours(error)
        case _:
            raise error


def _ours(error: TrucelineError) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 503)
    wait = getattr(error, "wait", _RETRY if status == HTTPStatus.SERVICE_UNAVAILABLE else None)
    headers = {"Retry-After": str(wait)} if wait is not None else None
    named = next(
        kind.__name__ for kind in type(error).__mro__ if kind.__module__ == TrucelineError.__module__
    )
    made = Fault(error=named, says=error.what, where=error.where, next_step=error.next_step)
    return _fault(status, made, headers)


def _named(error: HTTPException) -> Fault:
    name = "".join(word.title() for word in HTTPStatus(error.status_code).phrase.split())
    return Fault(error=name, says=str(error.detail))


def _misformed(error: RequestValidationError) -> Fault:
    """All faults at once, each with its place."""
    faults = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()]
    return Fault(
        error="Misformed", says="; ".join(faults), next_step=f"See {PREFIX}/openapi.json for what is taken."
    )


def _fault(status: int, fault: Fault, headers: Mapping[str, str] | None = None) -> Response:
    told = {"error": fault.error, "says": fault.says, "where": fault.where, "next_step": fault.next_step}
    return JSONResponse(told, status_code=status, headers=dict(headers or {}) | {"Cache-Control": "no-store"})
