"""Tells of each request, to the log and to the figures: which route, what came of it, how long it took. Never what was asked."""

from __future__ import annotations

from time import perf_counter

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline import api, logs
from truceline.access import SAFE
from truceline.server.figures import Figures

OTHER = "other"
"""The route of a request that none of ours fits, or that was refused before one was looked for."""

_MOUNTED = "/static"
_METHODS = SAFE | {"POST", "PUT", "PATCH", "DELETE"}


class Sight:
    """Sees every request come and go."""

    def __init__(self, app: ASGIApp, *, figures: Figures) -> None:
        self.app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def seeing(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, seeing)
        finally:
            self._tell(scope, status, perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else OTHER
        route = _route(scope)
        logs.know_routes([route])
        self._figures.count(method, route, status, seconds)
        who = scope.get("state", {}).get("who")
        logs.tell(
            logs.Event.REQUEST,
            logs.Level.WARNING if status >= 500 else logs.Level.INFO,
            method=method,
            route=route,
            status=status,
            ms=round(seconds * 1000, 1),
            role=str(who.role) if who else None,
        )


def _route(scope: Scope) -> str:
    """The path of the route as it stands in the code, with names in the place of what varies."""
    route = scope.get("route")
    if isinstance(route, BaseRoute):
        path: str = getattr(route, "path", OTHER)
        is_of_api = scope["path"].startswith(f"{api.PREFIX}/") and not path.startswith(api.PREFIX)
        return f"{api.PREFIX}{path}" if is_of_api else path
    return _MOUNTED if scope.get("root_path") == _MOUNTED else OTHER
