"""Writes ceasefires in the formats that others read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from truceline.exports.losses import Fault, Loss, Losses, LossKind
from truceline.exports.plain import (
    actor_plain,
    article_id,
    case_plain,
    code_plain,
    drop_plain,
    evidence_plain,
    explanation_plain,
    grouping_plain,
    place_id,
    row_plain,
    standing_plain,
    times_plain,
)
from truceline.exports.timelines import conflict_plain, timeline_plain

if TYPE_CHECKING:
    from truceline.exports.exporters import EXPORTERS, Exporter
    from truceline.exports.files import draft, write_file, write_pieces
    from truceline.exports.frames import frame
    from truceline.exports.judgements import judged_plain, judgement_plain, unsettled_plain

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Fault",
    "Loss",
    "LossKind",
    "Losses",
    "actor_plain",
    "article_id",
    "case_plain",
    "code_plain",
    "conflict_plain",
    "draft",
    "drop_plain",
    "evidence_plain",
    "explanation_plain",
    "frame",
    "grouping_plain",
    "judged_plain",
    "judgement_plain",
    "place_id",
    "row_plain",
    "standing_plain",
    "timeline_plain",
    "times_plain",
    "unsettled_plain",
    "write_file",
    "write_pieces",
]

# What is imported at the first use: it brings the database, which lines of claims and times do without.
_LATER = {
    "EXPORTERS": "exporters",
    "Exporter": "exporters",
    "frame": "frames",
    "write_file": "files",
    "write_pieces": "files",
    "draft": "files",
    "judged_plain": "judgements",
    "judgement_plain": "judgements",
    "unsettled_plain": "judgements",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
