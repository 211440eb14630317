"""Tells which documents go back to one another."""

from truceline.documents.copies.poorer import superseded

__all__ = ["superseded"]
