"""The pages: one file and one template each, and their table."""

from truceline.web.pages import ceasefire, judge, log, overview, sign_in, who

ROUTERS = (overview.router, ceasefire.router, judge.router, log.router, sign_in.router, who.router)
