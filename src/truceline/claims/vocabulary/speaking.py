"""Reads the words by which news tells who says a thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from truceline.claims.vocabulary.source import read_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingWords:
    """How news tells who says a thing and whether it happened; see `speaking.toml`."""

    saying: frozenset[str]
    voicing: frozenset[str]
    said: frozenset[str]
    ahead: frozenset[str]
    against: frozenset[str]
    efforts: frozenset[str]
    dating: frozenset[str]
    modals: frozenset[str]
    possible: frozenset[str]
    would: frozenset[str]
    conditions: frozenset[str]
    accusing: frozenset[str]
    musts: frozenset[str]
    obliging: frozenset[str]
    failing: frozenset[str]
    favour: frozenset[str]
    scorn: frozenset[str]
    demanding: frozenset[str]
    ordering: frozenset[str]
    asking: frozenset[str]
    both: frozenset[str]
    sides: frozenset[str]
    vowing: frozenset[str]
    crushing: frozenset[str]
    going_on: frozenset[str]
    expecting: frozenset[str]
    refusing: frozenset[str]
    blame: frozenset[str]
    misstating: frozenset[str]
    retracting: frozenset[str]
    unreal: frozenset[str]
    provided: frozenset[str]
    awaiting: frozenset[str]
    price: frozenset[str]
    denying: frozenset[str]
    wrongly: frozenset[str]
    false: frozenset[str]
    imagining: frozenset[str]
    feared: frozenset[str]
    none: frozenset[str]
    happening: frozenset[str]
    papers: frozenset[str]
    opening: frozenset[str]


@cache
def speaking_words() -> SpeakingWords:
    """The words of `speaking.toml`."""
    return SpeakingWords(**read_lists("speaking.toml"))
