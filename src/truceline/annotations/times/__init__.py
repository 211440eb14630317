"""Times as news writes them: finds the expressions and gives each its value, its bounds and its anchor."""

from truceline.annotations.times.calendar.places import keeps_time, zone_near
from truceline.annotations.times.reader import read_times

__all__ = ["keeps_time", "read_times", "zone_near"]
