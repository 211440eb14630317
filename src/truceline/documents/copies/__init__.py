"""Tells which documents go back to one another: copies, corrections, the same text with less told of it."""

from truceline.documents.copies.lineage import trace
from truceline.documents.copies.near import Copies, copy_groups
from truceline.documents.copies.poorer import superseded

__all__ = ["Copies", "copy_groups", "superseded", "trace"]
