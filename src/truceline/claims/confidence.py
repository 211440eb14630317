"""How likely a claim is right, by what shows before anybody checks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp, log2
from typing import TypeGuard

from truceline.claims.build import FIRM
from truceline.claims.vocabulary.source import read
from truceline.model import Act, ActClaim, Claim, Document

_UNIT = 500  # characters: about a short news item, from which lengths are counted in doublings
_NOBODY = frozenset({Act.EFFECT, Act.HOLD, Act.END})  # codebook, ruling 4: a ceasefire does these by itself


def confident(document: Document, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of a document, each act with its measured confidence in place of the step that its draft has.

    0.72 says that of a hundred such acts on unseen reports about 72 are right. Bare mentions and claims of other kinds
    keep what they have: nothing was measured for them.
    """
    told = list(claims)
    acts = weighable(told)
    for claim in told:
        if _is_weighable(claim):
            yield replace(claim, confidence=likelihood(traits(document, claim, acts)))
        else:
            yield claim


def weighable(claims: Iterable[Claim]) -> list[ActClaim]:
    """The claims that a confidence was measured for: acts, without bare mentions."""
    return [claim for claim in claims if _is_weighable(claim)]


def _is_weighable(claim: Claim) -> TypeGuard[ActClaim]:
    return isinstance(claim, ActClaim) and claim.act is not Act.MENTION


def likelihood(found: Mapping[str, float]) -> float:
    """The chance that a claim with these traits is right, by the weights of `confidence.toml`: 0.72, of two digits."""
    weights = _weights()
    total = weights["base"] + weights["unseen"]
    total += sum(weights.get(name, 0.0) * value for name, value in found.items())
    return round(1 / (1 + exp(-total)), 2)


def traits(document: Document, claim: ActClaim, acts: Sequence[ActClaim]) -> dict[str, float]:
    """What bears on whether a drafted claim, one of these acts of its document, is right: `{"act agree": 1, "loose": 0, …}`.

    `confidence.toml` tells what each means; those that it gives no weight count for nothing.
    """
    sides = {role.id for role in claim.parties}
    alone = claim.act in _NOBODY
    return {
        f"act {claim.act}": 1.0,
        "loose": float(claim.confidence < FIRM),
        "a side acts": float(any(role.id in sides for role in claim.actors)),
        "actor understood": float(any(" " in role.reason for role in claim.actors)),
        "actor of a state": float(any(role.within for role in claim.actors)),
        "nobody acts": float(not claim.actors and not alone),
        "somebody acts": float(bool(claim.actors) and alone),
        "one more": float(any(o.act is claim.act and o.cue.start < claim.cue.start for o in acts)),
        "timed": float(any((claim.start, claim.end, claim.act_date))),
        "deep": log2(1 + claim.cue.start / _UNIT),
        "long article": log2(1 + len(document.text) / _UNIT),
        "many acts": log2(len(acts)),
    }


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(value) for name, value in read("confidence.toml")["weights"].items()}
