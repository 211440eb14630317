"""What reports give for a field beside the value that was chosen: other prints of it, and values that do not fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import Act, ActClaim, Choice, Claim, Support, TermClaim
from truceline.records import support
from truceline.views.values import in_words, length_words, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A value that claims give beside the chosen one: `agrees` where both can be true ("around 2,000" beside 1,960)."""

    value: Any
    words: str
    agrees: bool
    support: Support
    claims: tuple[str, ...]


def alternatives(
    name: str, choice: Choice[Any], claims: Mapping[str, Claim], sides: Collection[str]
) -> tuple[Alternative, ...]:
    """What the claims of a choice tell of this field in other words than the value chosen, best supported first.

    Only times, lengths and quantities are told by a claim in a form of its own; other fields have none. `sides` are the
    ids of the ceasefire's sides.
    """
    told = _TOLD.get(name)
    if told is None:
        return ()
    chosen = _value_words(name, choice.value)
    by_words: dict[tuple[str, bool], list[str]] = defaultdict(list)
    values: dict[str, Any] = {}
    for agrees, ids in ((True, choice.rests_on), (False, choice.passes_over)):
        for claim in ids:
            value = told(claims[claim])
            words = _value_words(name, value)
            if words and words != chosen:
                by_words[words, agrees].append(claim)
                values.setdefault(words, value)
    found = (
        Alternative(
            value=plain(values[words]),
            words=words,
            agrees=agrees,
            support=support(ids, claims, sides),
            claims=tuple(ids),
        )
        for (words, agrees), ids in by_words.items()
    )
    return tuple(sorted(found, key=lambda one: (one.agrees, -one.support.origins, one.words)))


def _value_words(name: str, value: Any) -> str:
    return length_words(value) if name == "duration" and value else in_words(value)


def _agreed(claim: Claim) -> Any:
    return claim.act_date if isinstance(claim, ActClaim) else None


def _ended(claim: Claim) -> Any:
    if not isinstance(claim, ActClaim):
        return None
    return claim.end or (claim.act_date if claim.act is Act.END else None)


_TOLD: Mapping[str, Callable[[Claim], Any]] = {
    "agreed": _agreed,
    "effect": lambda claim: claim.start if isinstance(claim, ActClaim) else None,
    "ended": _ended,
    "duration": lambda claim: getattr(claim, "duration", None),
    "quantity": lambda claim: getattr(claim, "quantity", None),
    "deadline": lambda claim: claim.deadline if isinstance(claim, TermClaim) else None,
}
