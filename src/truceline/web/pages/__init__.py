"""The pages: one file and one template each, and their table."""

from truceline.web.pages import actors, add, ceasefire, judge, overview, search

ROUTERS = (
    overview.router,
    ceasefire.router,
    judge.router,
    add.router,
    actors.router,
    search.router,
)

STREAMED = (add.uploads,)
"""Read what comes in themselves, and check themselves that it is a form of ours."""
