"""Which claims tell that a type of term was agreed, only wished for, or left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from truceline.model import Act, ActClaim, Status, TermClaim, TermType
from truceline.records.case import Case
from truceline.records.obligations.oversight import armed

_SETTING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.IMPLEMENT})
_WISHED = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What claims tell of some types of term: that they are agreed, that they are wished for, that nothing is said of them."""

    agreed: tuple[TermClaim | ActClaim, ...]
    wished: tuple[str, ...]
    unsaid: tuple[str, ...]


def told_of(case: Case, kinds: Collection[TermType]) -> Told:
    """What the claims of a case tell of terms of these types.

    A term that is carried out, or is told not to be, was agreed. Peacekeepers who are told only as watching over another
    term are no term.
    """
    terms = [claim for claim in case.terms if claim.type in kinds]
    acts = [claim for claim in case.claims if any(kind in kinds for kind in claim.terms)]
    watched = armed(case) if TermType.PEACEKEEPERS in kinds else frozenset()
    agreed = [
        claim
        for claim in acts
        if claim.act in _SETTING
        and (
            claim.act is Act.IMPLEMENT
            or (claim.status is not Status.NEGATED and claim.source.document not in watched)
        )
    ]
    return Told(
        agreed=(*(claim for claim in terms if claim.status is not Status.NEGATED), *agreed),
        wished=tuple(claim.id for claim in acts if claim.act in _WISHED),
        unsaid=tuple(claim.id for claim in terms if claim.status is Status.NEGATED),
    )


def types_of(claim: TermClaim | ActClaim) -> tuple[TermType, ...]:
    """The types of term that a claim names."""
    return (claim.type,) if isinstance(claim, TermClaim) else claim.terms
