"""How the server is reached, and what it lets in."""

from __future__ import annotations

from dataclasses import dataclass, field

from truceline.access import Hosts

SMALL = 1_000_000
"""The most bytes of a request that uploads nothing."""

UPLOADS = ("/add", "/api/v1/code", "/api/v1/articles")
"""Where articles come in: the beginnings of these paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How the server is reached, and what it lets in.

    `hosts` are the names it answers to, `upload` is the most bytes of one upload, `patience` the seconds it waits for
    more of a request. With `open_metrics` whoever reaches the server may read its figures.
    """

    hosts: Hosts = field(default_factory=Hosts)
    upload: int = 100_000_000
    patience: float = 30.0
    open_metrics: bool = False

    def most(self, path: str) -> int:
        """The most bytes that a request to this path may bring."""
        if (
            path == "/add"
        ):  # it says itself what is too much, on a page, which browsers show only once all was sent
            return 2 * self.upload + SMALL
        return self.upload if path.startswith(UPLOADS) else SMALL
