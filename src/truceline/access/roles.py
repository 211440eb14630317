"""Roles, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do: nothing yet; read; also judge and add; also see the log of what was done."""

    NOBODY = "nobody"
    READER = "reader"
    REVIEWER = "reviewer"
    OWNER = "owner"

    def may(self, needed: Role) -> bool:
        """Whether this role allows what another one does."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who asks: the name that judgements bear (empty where nobody gave one), and the role.

    `via` says how that is known: by a `session`, by a `token`, or not at all, on a machine where all is `open`.
    `csrf` is the secret that forms of this visit carry.
    """

    name: str
    role: Role
    via: str = "open"
    address: str = ""
    csrf: str = ""
