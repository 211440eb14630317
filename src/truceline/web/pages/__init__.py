"""The pages: one file and one template each, and their table."""

from truceline.web.pages import actors, ceasefire, judge, overview, search

ROUTERS = (
    overview.router,
    ceasefire.router,
    judge.router,
    actors.router,
    search.router,
)
