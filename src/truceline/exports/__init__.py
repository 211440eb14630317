"""Writes ceasefires in the formats that others read."""

from truceline.exports.exporters import EXPORTERS, Exporter
from truceline.exports.files import write_file
from truceline.exports.plain import (
    actor_plain,
    article_id,
    case_plain,
    code_plain,
    drop_plain,
    explanation_plain,
    place_id,
    row_plain,
    times_plain,
)

__all__ = [
    "EXPORTERS",
    "Exporter",
    "actor_plain",
    "article_id",
    "case_plain",
    "code_plain",
    "drop_plain",
    "explanation_plain",
    "place_id",
    "row_plain",
    "times_plain",
    "write_file",
]
