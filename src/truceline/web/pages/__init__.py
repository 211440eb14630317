"""The pages: one file and one template each, and their table."""

from truceline.web.pages import (
    add,
    article,
    ceasefire,
    claim,
    field,
    fields,
    grouping,
    judge,
    log,
    overview,
    sign_in,
    source,
    who,
)

ROUTERS = (
    overview.router,
    ceasefire.router,
    judge.router,
    add.router,
    field.router,
    grouping.router,
    article.router,
    claim.router,
    fields.router,
    source.router,
    log.router,
    sign_in.router,
    who.router,
)

STREAMED = (add.uploads,)
"""Read what comes in themselves, and check themselves that it is a form of ours."""
