"""The pages: one file and one template each, and their table."""

from truceline.web.pages import ceasefire, judge, overview, search

ROUTERS = (
    overview.router,
    ceasefire.router,
    judge.router,
    search.router,
)
