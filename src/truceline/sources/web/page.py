"""A page as it was fetched, and its address as it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.sources.names import show


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands at an address: `url` is where it was found in the end, `fetched` the time of that in ISO 8601.

    `marks` are what the server tells its changes by (`etag`, `last-modified`).
    """

    url: str
    content: bytes
    media_type: str
    fetched: str
    last_modified: str | None = None
    marks: Mapping[str, str] = field(default_factory=dict)


def without_password(address: str) -> str:
    """An address fit to be shown: without the name and password that may stand in it."""
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return show(f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}")
