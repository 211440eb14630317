"""Marks documents: sentences, actors, places, times and quotations."""

from truceline.annotations.annotator import Annotator
from truceline.annotations.unparsed import mark_times

__all__ = ["Annotator", "mark_times"]
