"""Times as news writes them: finds the expressions and gives each its value, its bounds and its anchor."""

from truceline.annotations.times.reader import read_times

__all__ = ["read_times"]
