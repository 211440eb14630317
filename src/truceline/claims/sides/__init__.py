"""Who fights whom, whom a ceasefire binds, and who mediates it."""

from truceline.claims.sides.fighting import Front, belligerents, fronts
from truceline.claims.sides.mediation import mediators, proposers, told_mediators, topic_mediators, topic_over
from truceline.claims.sides.named import binds_one, named, partners, topic_sides
from truceline.claims.sides.parties import Beside, is_firm, own_parties, parties, settled
from truceline.claims.sides.who import between

__all__ = [
    "Beside",
    "Front",
    "belligerents",
    "between",
    "binds_one",
    "fronts",
    "is_firm",
    "mediators",
    "named",
    "own_parties",
    "parties",
    "partners",
    "proposers",
    "settled",
    "told_mediators",
    "topic_mediators",
    "topic_over",
    "topic_sides",
]
