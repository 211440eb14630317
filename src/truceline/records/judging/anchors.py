"""From the claims that a judgement was made on to the claims as they are read now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from truceline.model import ActClaim, Claim, Judgement, Verdict
from truceline.model.ids import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A judgement that stands, with the claims it was made on as they are read now, by their ids.

    `claims` and `other` are those of `Judgement.claims` and `Judgement.other_claims`; `lost` those that are read no more.
    """

    judgement: Judgement
    claims: frozenset[str]
    other: frozenset[str]
    lost: frozenset[str] = frozenset()


def mark_of(claim: Claim) -> str:
    """What a claim is known by should its article be read anew: the hash of document, act or kind, and the words of its cue.

    The place of the words and the roles read from them do not count.
    """
    what = claim.act if isinstance(claim, ActClaim) else claim.kind
    return content_id(claim.source.document, what, " ".join(claim.cue.quote.casefold().split()))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, oldest first; a withdrawal that is itself withdrawn counts no more."""
    told = {judgement.id: judgement for judgement in judgements}
    against: dict[str, list[str]] = defaultdict(list)
    for key, judgement in told.items():
        if judgement.verdict is Verdict.WITHDRAW:
            against[judgement.subject].append(key)
    stands: dict[str, bool] = {}
    for key in sorted(told, key=lambda key: (told[key].at, key), reverse=True):
        _settle(key, against, stands)
    kept = [one for key, one in told.items() if stands[key] and one.verdict is not Verdict.WITHDRAW]
    return tuple(sorted(kept, key=lambda one: (one.at, one.id)))


def follow(judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> tuple[Followed, ...]:
    """The judgements that stand, oldest first, laid on these claims, which are given by their ids.

    A claim that is no longer there is found again by its mark where just one claim bears it. One judged before
    judgements told their claims has its subject for one.
    """
    now = _Now(claims)
    return tuple(_follow(judgement, now) for judgement in standing(judgements))


class _Now:
    """The claims as they are read now. Marks are only worked out once a claim is missed."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self.claims = claims

    def find(self, claim: str, mark: str | None) -> str | None:
        if claim in self.claims:
            return claim
        alike = self._by_mark.get(mark, ()) if mark else ()
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _by_mark(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, claim in self.claims.items():
            found[mark_of(claim)].append(key)
        return found


def _follow(judgement: Judgement, now: _Now) -> Followed:
    on_claim = judgement.field is None and judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT)
    own = judgement.claims or ((judgement.subject,) if on_claim and judgement.other is None else ())
    judged = (*own, *judgement.other_claims)
    marks = judgement.marks if len(judgement.marks) == len(judged) else (None,) * len(judged)
    found = {claim: now.find(claim, mark) for claim, mark in zip(judged, marks, strict=True)}
    return Followed(
        judgement=judgement,
        claims=frozenset(there for claim in own if (there := found[claim]) is not None),
        other=frozenset(there for claim in judgement.other_claims if (there := found[claim]) is not None),
        lost=frozenset(claim for claim, there in found.items() if there is None),
    )


def _settle(key: str, against: Mapping[str, list[str]], stands: dict[str, bool]) -> bool:
    """Whether a judgement stands: all that would take it back are themselves taken back."""
    if key not in stands:
        stands[key] = True  # a hash cannot name itself: nothing leads back here
        stands[key] = not any(_settle(other, against, stands) for other in against.get(key, ()))
    return stands[key]
