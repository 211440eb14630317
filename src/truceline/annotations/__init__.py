"""Marks documents: sentences, actors, places, times and quotations."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from truceline.annotations.unparsed import find_times, mark_times

if TYPE_CHECKING:
    from truceline.annotations.annotator import Annotator, mark

__all__ = ["Annotator", "find_times", "mark", "mark_times"]

_LATER = {"Annotator", "mark"}  # what only a parse needs is imported at the first use


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module("truceline.annotations.annotator"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
