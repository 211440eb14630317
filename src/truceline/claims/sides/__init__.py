"""Who fights whom, whom a ceasefire binds, and who mediates it."""

from truceline.claims.sides.fighting import Front, belligerents, fronts
from truceline.claims.sides.mediation import mediators
from truceline.claims.sides.named import between, binds_one, named, partners
from truceline.claims.sides.parties import own_parties, parties

__all__ = ["Front", "belligerents", "between", "binds_one", "fronts", "mediators", "named", "own_parties", "parties", "partners"]
