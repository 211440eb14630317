"""The ledger as pages."""

from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from truceline.web.errors import told
from truceline.web.guarding import a_form_of_ours
from truceline.web.pages import ROUTERS, STREAMED

__all__ = ["register", "told"]

_STATIC = Path(__file__).with_name("static")


def register(app: FastAPI) -> None:
    """Adds the pages to an application whose state holds the desk."""
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False, dependencies=[Depends(a_form_of_ours)])
    for router in STREAMED:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
