"""Names of states, territories, organisations, armed groups and towns, and whom they stand for."""

from truceline.annotations.gazetteer.entries import Entry, Gazetteer, Place, Role, StateCodes
from truceline.annotations.gazetteer.load import load_gazetteer
from truceline.annotations.gazetteer.project import OwnActor, parse_actors, with_actors

__all__ = [
    "Entry",
    "Gazetteer",
    "OwnActor",
    "Place",
    "Role",
    "StateCodes",
    "load_gazetteer",
    "parse_actors",
    "with_actors",
]
