"""How much a reader may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from truceline.model import Drop

DEFAULT_MAX_BYTES = 50_000_000
"""The most bytes one article may have: a hundred times the longest news articles, and small beside a laptop's memory."""

Gate = Callable[[bytes], bool]
"""Whether these bytes may speak of what is looked for; asked before anything costly is done with them."""


class Exceeded(Exception):  # no fault of ours: it ends one part and is told as a drop
    """More was unpacked than the limits allow."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(detail)


class Allowance:
    """How many bytes may still be unpacked of one source, over all of its layers and parts."""

    def __init__(self, size: int) -> None:
        self.left = self._all = size

    def spend(self, size: int) -> None:
        """Counts what was unpacked. Raises Exceeded if that is too much."""
        self.left -= size
        if self.left < 0:
            raise Exceeded(
                "unpacks_too_large",
                f"it unpacks to more than {self._all:,} bytes; unpack it yourself and name the parts you need",
            )


class Watch(Protocol):
    """Is told what is being read, so that whatever does harm can be named."""

    def begins(self, where: str) -> Drop | None:
        """Takes note that a file, or a part of one, is read now; a drop if it is to be passed over."""

    def ends(self, where: str) -> None:
        """Takes note that it has been read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a reader may take.

    `max_bytes` is the most bytes of one article. Of something packed, `max_members` is the most members of one
    archive, `max_unpacked` the most bytes that all of it may unpack to, `max_ratio` how many times its packed size a
    part may grow to, and `max_layers` how deep packing may lie in packing (`a.tar.gz` is two layers); `layers` lie
    around the stream already, and `allowance` is what they have left. `gate` is asked before a record of a web archive
    is made into an article. `columns` names the columns of tables that give an article's fields (`{"text": "body"}`).
    `watch` is told what is being read.
    """

    max_bytes: int = DEFAULT_MAX_BYTES
    max_members: int = 100_000
    max_unpacked: int = 20_000_000_000
    max_ratio: int = 250
    max_layers: int = 5
    layers: int = 0
    allowance: Allowance | None = None
    gate: Gate | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    watch: Watch | None = None

    def within(self) -> Self:
        """The limits one layer further in."""
        return replace(self, layers=self.layers + 1, allowance=self.allowance or Allowance(self.max_unpacked))
