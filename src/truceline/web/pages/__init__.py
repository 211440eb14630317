"""The pages: one file and one template each, and their table."""

from truceline.web.pages import ceasefire, log, overview, sign_in, who

ROUTERS = (overview.router, ceasefire.router, log.router, sign_in.router, who.router)
