"""The routes of the API: one file for each noun, and their table."""

from truceline.api.routes import ceasefires

ROUTERS = (ceasefires.router,)
