"""Names of states, territories, organisations, armed groups and towns, and whom they stand for."""

from truceline.annotations.gazetteer.entries import Entry, Gazetteer, Place, Role, StateCodes
from truceline.annotations.gazetteer.load import load_gazetteer

__all__ = ["Entry", "Gazetteer", "Place", "Role", "StateCodes", "load_gazetteer"]
