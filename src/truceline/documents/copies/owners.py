"""Who owns an outlet, where the table says so."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_ENDING = re.compile(r"\.(?:com|org|net|info|news|co\.uk|[a-z]{2})$")


def owner_of(outlet: str) -> str | None:
    """The owner of an outlet or agency by its name; None where `owners.toml` has none."""
    return load_owners().get(_plain(outlet))


@cache
def load_owners() -> dict[str, str]:
    """The owners by the plain names of what they own."""
    data = tomllib.loads(
        files("truceline.documents.copies").joinpath("owners.toml").read_text(encoding="utf-8")
    )
    return {_plain(name): owner for owner, names in data["owners"].items() for name in (*names, owner)}


def _plain(name: str) -> str:
    return _ENDING.sub("", name.casefold().strip().removeprefix("the "))
