"""Whether a reaction is for the ceasefire or against it."""

from __future__ import annotations

import re
from functools import cache

from truceline.model import Act, ActClaim
from truceline.records.vocabulary import read


def stance_of(claim: ActClaim) -> str | None:
    """`for` or `against`, by the words that show the reaction; None where they tell neither, or both."""
    if claim.act is not Act.REACT:
        return None
    words = claim.cue.quote
    told = {stance for stance, pattern in _stances().items() if pattern.search(words)}
    return told.pop() if len(told) == 1 else None


@cache
def _stances() -> dict[str, re.Pattern[str]]:
    return {
        stance: re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)
        for stance, stems in read("reactions.toml").items()
    }
