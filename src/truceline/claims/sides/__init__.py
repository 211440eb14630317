"""Who fights whom, whom a ceasefire binds, and who mediates it."""

from truceline.claims.sides.fighting import Front, belligerents, fronts
from truceline.claims.sides.mediation import mediators, topic_mediators
from truceline.claims.sides.named import binds_one, named, partners, topic_sides
from truceline.claims.sides.parties import Beside, own_parties, parties
from truceline.claims.sides.who import between

__all__ = [
    "Beside",
    "Front",
    "belligerents",
    "between",
    "binds_one",
    "fronts",
    "mediators",
    "named",
    "own_parties",
    "parties",
    "partners",
    "topic_mediators",
    "topic_sides",
]
