"""Makes claims: what each passage of a document says about a ceasefire."""

from truceline.claims.extract import extract

__all__ = ["extract"]
