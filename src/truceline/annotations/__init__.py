"""Marks documents: sentences, actors, places, times and quotations."""

from truceline.annotations.annotator import Annotator
from truceline.annotations.unparsed import find_times, mark_times

__all__ = ["Annotator", "find_times", "mark_times"]
