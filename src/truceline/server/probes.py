"""What supervisors and monitoring ask: whether the server lives, whether it can work, and its figures."""

from __future__ import annotations

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.responses import JSONResponse, Response

from truceline import __version__
from truceline.desk import Desk, Task
from truceline.errors import TrucelineError
from truceline.server.figures import Figures


def probes(desk: Desk, figures: Figures) -> APIRouter:
    """The routes for them."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/health", methods=["GET", "HEAD"])
    async def health() -> Response:
        """That the server lives; nothing is looked at for it."""
        return JSONResponse({"alive": True, "version": __version__})

    @router.api_route("/ready", methods=["GET", "HEAD"])
    def ready() -> Response:
        """Whether the ledger can be read as it is, and the process that writes goes on; 503 if not."""
        told = {"ledger": _can_read(desk), "keeper": desk.keeper.busy().task is not Task.STOPPED}
        return JSONResponse({"ready": all(told.values()), **told}, 200 if all(told.values()) else 503)

    @router.get("/metrics")
    def metrics() -> Response:
        """The figures."""
        return Response(figures.text(), media_type=CONTENT_TYPE_LATEST)

    return router


def _can_read(desk: Desk) -> bool:
    try:
        desk.figures(lambda _: {})
    except TrucelineError:
        return False
    return True
