"""The pages: one file and one template each, and their table."""

from truceline.web.pages import (
    actors,
    add,
    article,
    brief,
    ceasefire,
    claim,
    conflicts,
    differences,
    export,
    field,
    fields,
    grouping,
    history,
    judge,
    log,
    overview,
    review,
    screening,
    search,
    sign_in,
    source,
    who,
)

ROUTERS = (
    overview.router,
    ceasefire.router,
    brief.router,
    judge.router,
    add.router,
    actors.router,
    conflicts.router,
    search.router,
    field.router,
    grouping.router,
    article.router,
    claim.router,
    fields.router,
    export.router,
    source.router,
    review.router,
    screening.router,
    differences.router,
    history.router,
    log.router,
    sign_in.router,
    who.router,
)

STREAMED = (add.uploads,)
"""Read what comes in themselves, and check themselves that it is a form of ours."""
