"""The words that fields are told by, as data: one file for each set of fields, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """The tables and lists of one file of this folder."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
