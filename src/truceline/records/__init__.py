"""Makes ceasefires: which claims speak of the same one, and what they say of it together."""

from truceline.records.fields import FIELDS
from truceline.records.resolve import resolve, unplaced

__all__ = ["FIELDS", "resolve", "unplaced"]
