"""Makes ceasefires: which claims speak of the same one, and what they say of it together."""

from truceline.records.fields import FIELDS
from truceline.records.offices import TOLD, Offices, names_of, speaking
from truceline.records.resolve import resolve, unplaced

__all__ = ["FIELDS", "TOLD", "Offices", "names_of", "resolve", "speaking", "unplaced"]
