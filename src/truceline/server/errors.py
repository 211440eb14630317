"""What went wrong, told as pages or as JSON by the address that was asked."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from truceline import api, web
from truceline.errors import TrucelineError


def tell_errors(app: FastAPI) -> None:
    """Answers errors of ours, addresses that are not there and questions that are misformed."""
    for kind in (TrucelineError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, told)


def told(request: Request, error: Exception) -> Response:
    """The answer to a request that ended in this error."""
    of_api = request.url.path.startswith(f"{api.PREFIX}/") or request.url.path == api.PREFIX
    return api.told(request, error) if of_api else web.told(request, error)
