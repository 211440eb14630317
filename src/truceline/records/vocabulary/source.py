"""Reads a file of the vocabulary of records."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read(name: str) -> dict[str, Any]:
    """The tables and lists of one file of this folder."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
