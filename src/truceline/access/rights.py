"""Which role each route needs: one table, and what stands not in it is for owners alone."""

from __future__ import annotations

from truceline.access.roles import Role

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""

READ: dict[str, Role] = {
    "/static": Role.NOBODY,
    "/sign-in": Role.NOBODY,
    "/": Role.READER,
    "/actors": Role.READER,
    "/api/v1": Role.READER,
    "/api/v1/jobs": Role.REVIEWER,
    "/articles": Role.READER,
    "/ceasefires": Role.READER,
    "/claims": Role.READER,
    "/conflicts": Role.READER,
    "/fields": Role.READER,
    "/review": Role.READER,
    "/search": Role.READER,
    "/source": Role.READER,
    "/who": Role.READER,
    "/add": Role.REVIEWER,
    "/log": Role.OWNER,
}
"""Who may look, by the beginning of the path."""

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
}
"""Who may change something."""


def needed(method: str, path: str) -> Role:
    """The role that a request needs: that of the longest beginning of its path in the table, else owner."""
    table = READ if method in SAFE else WRITE
    parts = path.rstrip("/").split("/")
    for length in range(len(parts), 1, -1):
        if (begun := "/".join(parts[:length])) in table:
            return table[begun]
    return table.get("/", Role.OWNER) if path == "/" else Role.OWNER
