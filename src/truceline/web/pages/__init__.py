"""The pages: one file and one template each, and their table."""

from truceline.web.pages import add, ceasefire, judge, overview

ROUTERS = (overview.router, ceasefire.router, judge.router, add.router)

STREAMED = (add.uploads,)
"""Read what comes in themselves, and check themselves that it is a form of ours."""
