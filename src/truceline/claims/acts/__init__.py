"""One extractor an act, each a function that bears the act's name."""

from truceline.claims.acts.agree import agree
from truceline.claims.acts.call import call
from truceline.claims.acts.declare import declare
from truceline.claims.acts.deny import deny
from truceline.claims.acts.effect import effect
from truceline.claims.acts.end import end
from truceline.claims.acts.extend import extend
from truceline.claims.acts.hold import hold
from truceline.claims.acts.implement import implement
from truceline.claims.acts.mention import mention
from truceline.claims.acts.negotiate import negotiate
from truceline.claims.acts.propose import propose
from truceline.claims.acts.react import react
from truceline.claims.acts.reject import reject
from truceline.claims.acts.violate import violate

__all__ = [
    "agree",
    "call",
    "declare",
    "deny",
    "effect",
    "end",
    "extend",
    "hold",
    "implement",
    "mention",
    "negotiate",
    "propose",
    "react",
    "reject",
    "violate",
]
