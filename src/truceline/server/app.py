"""Puts pages and API together into one application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from truceline import __version__, api, web
from truceline.desk import Desk
from truceline.server.errors import tell_errors


def make_app(desk: Desk) -> FastAPI:
    """The application over a ledger; it closes the desk at its end."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Truceline",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.desk = desk
    api.register(app)
    web.register(app)
    tell_errors(app)
    return app
