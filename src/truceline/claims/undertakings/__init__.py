"""Undertakings: what an agreement binds someone to do."""

from truceline.claims.undertakings.of_acts import with_terms
from truceline.claims.undertakings.told import term

__all__ = ["term", "with_terms"]
