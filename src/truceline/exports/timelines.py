"""Conflicts and timelines as dicts and lists, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from truceline.views import ConflictRow, Timeline


def conflict_plain(row: ConflictRow) -> dict[str, Any]:
    """A conflict in one line."""
    return asdict(row)


def timeline_plain(timeline: Timeline) -> dict[str, Any]:
    """A timeline whole: states of its ceasefires, what is told with a time in order, and what is told without."""
    return asdict(timeline)
