"""What a host asks of programs in its robots.txt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

MAX_ROBOTS = 500_000
"""The bytes of a robots.txt that are read; RFC 9309 (2.5) asks for no less."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host: `rules` as protego reads them, or None where everything or nothing is allowed."""

    rules: Any
    is_open: bool

    @classmethod
    def of(cls, status: int, content: bytes) -> Self:
        """The rules that an answer to the request for robots.txt gives (RFC 9309, 2.3.1).

        Without such a file everything is allowed; while the server is in trouble, nothing.
        """
        if status != 200:
            return cls(None, status < 500)
        from protego import Protego

        return cls(Protego.parse(content.decode("utf-8", "replace")), is_open=True)

    def allows(self, url: str, agent: str) -> bool:
        """Whether a program of this name may read the page."""
        return self.is_open if self.rules is None else bool(self.rules.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """The seconds between two pages that the host asks for; 0 where it does not."""
        return float(self.rules.crawl_delay(agent) or 0) if self.rules is not None else 0.0
