"""The ledger as JSON, under /api/v1."""

from fastapi import FastAPI

from truceline.api.routes import ROUTERS

__all__ = ["register"]

PREFIX = "/api/v1"


def register(app: FastAPI) -> None:
    """Adds the API to an application whose state holds the desk."""
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
