"""The routes of the API: one file for each noun, and their table."""

from truceline.api.routes import (
    actors,
    adding,
    articles,
    brief,
    ceasefires,
    claims,
    code,
    conflicts,
    export,
    fields,
    judgements,
    log,
    screening,
    search,
    status,
)

ROUTERS = (
    status.router,
    ceasefires.router,
    conflicts.router,
    claims.router,
    articles.router,
    actors.router,
    search.router,
    judgements.router,
    fields.router,
    code.router,
    adding.router,
    brief.router,
    screening.router,
    export.router,
    log.router,
)
