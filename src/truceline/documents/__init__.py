"""Makes `Document`s: text from bytes, segments, publication date, origin and outlet, language, the gate.

What only many documents tell together are pure functions over them: `trace` (copies, corrections), `narrow_datings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truceline.documents.dating import narrow_datings, read_given
from truceline.documents.gate import pass_gate
from truceline.documents.gate_bytes import bytes_gate
from truceline.documents.make import make_document
from truceline.documents.recurring import RECURS, Lines, learn_furniture, lines_of, with_furniture

if TYPE_CHECKING:
    from truceline.documents.copies import trace

__all__ = [
    "RECURS",
    "Lines",
    "bytes_gate",
    "learn_furniture",
    "lines_of",
    "make_document",
    "narrow_datings",
    "pass_gate",
    "read_given",
    "trace",
    "with_furniture",
]


def __getattr__(name: str) -> Any:
    if name == "trace":  # numpy takes a fifth of a second, which the reading of one article does without
        from truceline.documents.copies import trace

        return trace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
