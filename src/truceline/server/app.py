"""Puts pages and API together into one application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

from truceline import __version__, api, web
from truceline.access import Access, access_place
from truceline.desk import Desk
from truceline.server.bodies import Bodies
from truceline.server.errors import tell_errors
from truceline.server.figures import Figures
from truceline.server.guard import Guard
from truceline.server.headers import Headers
from truceline.server.policy import Policy
from truceline.server.probes import probes
from truceline.server.sight import Sight


def make_app(desk: Desk, access: Access | None = None, policy: Policy | None = None) -> FastAPI:
    """The application over a ledger; it closes the desk at its end.

    Without more it is for this machine alone: it answers to loopback names, and without users everybody is an owner.
    """
    settings = desk.settings
    doors = access or Access(access_place(desk.place, settings.access), coder=settings.coder)
    rules = policy or Policy(upload=settings.max_upload, open_metrics=settings.open_metrics)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.begin()
        yield
        desk.close()
        doors.close()

    app = FastAPI(
        title="Truceline",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    figures = Figures(desk)
    app.state.desk = desk
    app.state.access = doors
    api.register(app)
    web.register(app)
    app.include_router(probes(desk, figures))
    tell_errors(app)
    # the last one added is the first that a request meets
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(Bodies, policy=rules)
    app.add_middleware(Guard, access=doors, policy=rules)
    app.add_middleware(Headers)
    app.add_middleware(Sight, figures=figures)
    return app
