"""The pages: one file and one template each, and their table."""

from truceline.web.pages import (
    add,
    article,
    ceasefire,
    claim,
    field,
    fields,
    grouping,
    history,
    judge,
    log,
    overview,
    review,
    sign_in,
    source,
    who,
)

ROUTERS = (
    overview.router,
    ceasefire.router,
    field.router,
    grouping.router,
    article.router,
    claim.router,
    fields.router,
    source.router,
    review.router,
    history.router,
    judge.router,
    add.router,
    log.router,
    sign_in.router,
    who.router,
)

STREAMED = (add.uploads,)
"""Read what comes in themselves, and check themselves that it is a form of ours."""
