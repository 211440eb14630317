"""The pages: one file and one template each, and their table."""

from truceline.web.pages import ceasefire, history, judge, overview, review

ROUTERS = (overview.router, ceasefire.router, judge.router, review.router, history.router)
