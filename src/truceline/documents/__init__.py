"""Makes `Document`s: text from bytes, segments, publication date, origin and outlet, language, copies, the gate."""

from truceline.documents.copies import superseded
from truceline.documents.gate import pass_gate
from truceline.documents.gate_bytes import bytes_gate
from truceline.documents.make import make_document

__all__ = ["bytes_gate", "make_document", "pass_gate", "superseded"]
