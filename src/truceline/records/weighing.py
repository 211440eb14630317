"""How much independent origins tell of each of several values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Generic, TypeVar

from truceline.model import Abstention, Choice, Claim
from truceline.records.case import origin_of
from truceline.records.choose import abstain, choose_text

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights(Generic[K]):
    """What independent origins tell: of each value how many origins name it, and how much of their word that is.

    An origin whose articles differ counts in parts: two of its three articles that tell a thing are two thirds of its word. `all` is
    the number of origins that name any of them.
    """

    share: Mapping[K, float]
    origins: Mapping[K, int]
    all: int

    def said(self, key: K) -> str:
        """`2 of 3 origins`, or `the only origin`."""
        return f"{self.origins[key]} of {self.all} origins" if self.all > 1 else "the only origin"


def weigh(told: Mapping[K, Collection[Claim]]) -> Weights[K]:
    """How many independent origins, and how much of the word of each, tell each of the values."""
    articles: dict[str, set[str]] = defaultdict(set)
    naming: dict[K, dict[str, set[str]]] = {}
    for key, claims in told.items():
        named: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            named[origin_of(claim)].add(claim.source.document)
        for origin, documents in named.items():
            articles[origin] |= documents
        naming[key] = named
    return Weights(
        share={
            key: fsum(len(documents) / len(articles[origin]) for origin, documents in named.items())
            for key, named in naming.items()
        },
        origins={key: len(named) for key, named in naming.items()},
        all=len(articles),
    )


def choose_most(
    field: Callable[..., object],
    told: Mapping[K, Sequence[Claim]],
    reason: str,
    words: Callable[[K], str] = str,
    *,
    first: K | None = None,
) -> Choice[K]:
    """The value that most independent origins tell; two that as many tell are a disagreement that is left open.

    `told` holds the claims that tell each value and is not empty; `reason` says how they tell it, `words` how a value is called. `first` is
    the value that goes before others that as many tell.
    """
    weights = weigh(told)
    ranked = sorted(told, key=lambda value: (-weights.share[value], value != first, str(value)))
    best, *others = ranked
    rests = [claim.id for claim in told[best]]
    over = [claim.id for value in others for claim in told[value]]
    if others and best != first and weights.share[others[0]] == weights.share[best]:
        both = " and ".join(f"{words(value)} ({weights.said(value)})" for value in ranked)
        return abstain(field, Abstention.UNCLEAR, f"disagreement: {both}", dict.fromkeys((*rests, *over)))
    said = f"{reason}: {weights.said(best)}" if weights.all > 1 else reason
    rest = [f"disagreement: {words(value)} by {weights.said(value)}" for value in others]
    return choose_text(field, best, rests, over, "; ".join((said, *rest)))
