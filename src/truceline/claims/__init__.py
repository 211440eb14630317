"""Makes claims: what each passage of a document says about a ceasefire."""

from truceline.claims.extract import extract
from truceline.claims.given import Mark, fill_marked

__all__ = ["Mark", "extract", "fill_marked"]
