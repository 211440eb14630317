"""Which of the claims that a value rests on shows it best: the sentence to quote where there is room for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from truceline.model import Act, ActClaim, Choice, Claim, When

_MAKING = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND)

Time = Callable[[ActClaim], When | None]

TIMES: Mapping[str, tuple[Act, Time]] = {
    "effect": (Act.EFFECT, lambda claim: claim.start),
    "agreed": (Act.AGREE, lambda claim: claim.act_date),
    "declared": (Act.DECLARE, lambda claim: claim.act_date),
    "ended": (Act.END, lambda claim: claim.end or claim.act_date),
}
"""For fields of a beginning or an end the act that makes it, and where a claim tells its time."""


def best_first(name: str, choice: Choice[Any], claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The claims that a field of `TIMES` rests on, those first whose own words show it: the time as chosen, then the act; then the surest."""
    act, time = TIMES[name]
    value = choice.value.value if isinstance(choice.value, When) else None
    near = (act, *_MAKING)

    def rank(claim: Claim) -> tuple[object, ...]:
        place = (-claim.confidence, claim.source.name, claim.span.start, claim.id)
        if not isinstance(claim, ActClaim):
            return (True, True, len(near), *place)
        told = time(claim)
        exact = told is not None and told.value == value
        return (
            not exact,
            not _holds(claim, told),
            near.index(claim.act) if claim.act in near else len(near),
            *place,
        )

    return tuple(sorted(_known(choice.rests_on, claims), key=rank))


def _known(ids: Iterable[str], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[one] for one in ids if one in claims]


def _holds(claim: ActClaim, when: When | None) -> bool:
    """Whether the words of a time stand in the claim's own passage."""
    words = when.words if when else None
    return words is not None and claim.span.start <= words.start and words.end <= claim.span.end
