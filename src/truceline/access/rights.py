"""Which role each route needs: one table, and what stands not in it is for owners alone."""

from __future__ import annotations

from truceline.access.roles import Role

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""

READ: dict[str, Role] = {
    "/health": Role.NOBODY,
    "/ready": Role.NOBODY,
    "/static": Role.NOBODY,
    "/sign-in": Role.NOBODY,
    "/": Role.READER,
    "/actors": Role.READER,
    "/articles": Role.READER,
    "/brief": Role.READER,
    "/ceasefires": Role.READER,
    "/claims": Role.READER,
    "/conflicts": Role.READER,
    "/export": Role.READER,
    "/fields": Role.READER,
    "/review": Role.READER,
    "/screening": Role.READER,
    "/search": Role.READER,
    "/source": Role.READER,
    "/standings.csv": Role.READER,
    "/who": Role.READER,
    "/add": Role.REVIEWER,
    "/judge": Role.REVIEWER,
    "/log": Role.OWNER,
    "/metrics": Role.OWNER,
    "/api/v1/": Role.READER,
    "/api/v1/actors": Role.READER,
    "/api/v1/articles": Role.READER,
    "/api/v1/brief": Role.READER,
    "/api/v1/ceasefires": Role.READER,
    "/api/v1/changes": Role.READER,
    "/api/v1/claims": Role.READER,
    "/api/v1/conflicts": Role.READER,
    "/api/v1/drops": Role.READER,
    "/api/v1/export": Role.READER,
    "/api/v1/fields": Role.READER,
    "/api/v1/judgements": Role.READER,
    "/api/v1/openapi.json": Role.READER,
    "/api/v1/questions": Role.READER,
    "/api/v1/screening": Role.READER,
    "/api/v1/search": Role.READER,
    "/api/v1/status": Role.READER,
    "/api/v1/unsettled": Role.READER,
    "/api/v1/jobs": Role.REVIEWER,
    "/api/v1/log": Role.OWNER,
}
"""Who may look, by the beginning of the path; what ends in a stroke is that path alone."""

WRITE: dict[str, Role] = {
    "/sign-in": Role.NOBODY,
    "/sign-out": Role.NOBODY,
    "/who": Role.READER,
    "/add": Role.REVIEWER,
    "/api/v1/articles": Role.REVIEWER,
    "/api/v1/code": Role.READER,
    "/api/v1/judgements": Role.REVIEWER,
    "/judge": Role.REVIEWER,
    "/review": Role.REVIEWER,
    "/seen": Role.READER,
}
"""Who may send something, in the same way. Coding a text keeps nothing, so readers may."""


def needed(method: str, path: str) -> Role | None:
    """The role that a request needs: that of the longest beginning of its path in the table, None if none stands there."""
    table = READ if method in SAFE else WRITE
    if path.endswith("/") and path in table:
        return table[path]
    parts = path.rstrip("/").split("/")
    begun = ("/".join(parts[:length]) for length in range(len(parts), 1, -1))
    return next((table[one] for one in begun if one in table), None)
