"""Points and stretches of the calendar, and the zones that clock times are in."""
