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
    overview,
    review,
    source,
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
)

STREAMED = (add.uploads,)
"""Read what comes in themselves, and check themselves that it is a form of ours."""
