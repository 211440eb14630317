"""The pages: one file and one template each, and their table."""

from truceline.web.pages import ceasefire, overview, search

ROUTERS = (overview.router, ceasefire.router, search.router)
