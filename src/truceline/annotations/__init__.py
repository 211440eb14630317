"""Marks documents: sentences, actors, places, times and quotations."""

from truceline.annotations.annotator import Annotator, mark

__all__ = ["Annotator", "mark"]
