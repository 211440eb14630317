"""Makes the ledger: claims and judgements in, ceasefires out."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.model import ActClaim, Ceasefire, Claim, Judgement
from truceline.records.resolver import Resolver


def resolve(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> tuple[Ceasefire, ...]:
    """The ceasefires that these claims and judgements make, in the order of their ids.

    A pure function of two sets: order, batching and doubles of claims change nothing. Rejected claims are left out;
    corrections set fields.
    """
    return Resolver(claims, judgements).ceasefires()


def unplaced(claims: Iterable[Claim]) -> tuple[ActClaim, ...]:
    """The claims on ceasefires that cannot be told to be of any one of the ledger."""
    return Resolver(claims).unplaced()
