"""Weighs by learned weights which act a word tells: what rules pass over, and how sure a claim is."""

from truceline.claims.weighing.features import features
from truceline.claims.weighing.scene import Candidate, Scene, candidates
from truceline.claims.weighing.weigh import Weighed, propose, weigh
from truceline.claims.weighing.weights import ACTS, SCALE, Weights, probabilities, weights

__all__ = [
    "ACTS",
    "SCALE",
    "Candidate",
    "Scene",
    "Weighed",
    "Weights",
    "candidates",
    "features",
    "probabilities",
    "propose",
    "weigh",
    "weights",
]
