"""The ledger as JSON, under /api/v1."""

from fastapi import FastAPI

from truceline.api.errors import told
from truceline.api.places import PREFIX
from truceline.api.routes import ROUTERS
from truceline.api.schema import with_types

__all__ = ["PREFIX", "register", "told"]


def register(app: FastAPI) -> None:
    """Adds the API to an application whose state holds the desk."""
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    with_types(app)
