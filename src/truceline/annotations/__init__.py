"""Marks documents: sentences, actors, places, times and quotations."""

from truceline.annotations.annotator import Annotator

__all__ = ["Annotator"]
