"""Agreements as PA-X, UCDP and ACLED list them: which ceasefires are any, between whom, and their rows."""

from truceline.exports.agreements.acled import Acled
from truceline.exports.agreements.pax import PaX
from truceline.exports.agreements.ucdp import UcdpAgreements

__all__ = ["Acled", "PaX", "UcdpAgreements"]
