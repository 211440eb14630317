"""Makes `Document`s: text from bytes, segments, publication date, origin and outlet, language, the gate.

What only many documents tell together are pure functions over them: `trace` (copies, corrections), `narrow_datings`.
"""

from truceline.documents.copies import trace
from truceline.documents.dating import narrow_datings
from truceline.documents.gate import pass_gate
from truceline.documents.gate_bytes import bytes_gate
from truceline.documents.make import make_document
from truceline.documents.recurring import RECURS, learn_furniture, with_furniture

__all__ = [
    "RECURS",
    "bytes_gate",
    "learn_furniture",
    "make_document",
    "narrow_datings",
    "pass_gate",
    "trace",
    "with_furniture",
]
