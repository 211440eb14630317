"""The pages: one file and one template each, and their table."""

from truceline.web.pages import (
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
)
