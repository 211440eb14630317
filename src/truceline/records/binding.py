"""Who binds themselves by a ceasefire: the sides that declare it or agree to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from truceline.model import Act, ActClaim, Role, Status
from truceline.records.case import Case

Bound = Mapping[str, Sequence[ActClaim]]


def binding(case: Case, sides: Collection[str]) -> Bound:
    """The claims by which each side binds itself, by the side's id.

    Those who declare it, and who agree to it; where nobody is said to do so, those between whom it is agreed. Who is no side of
    the ceasefire signs or announces it without being bound, as far as any side is known to do either. Word of an agreement that is
    only planned binds nobody; a halt of one's own operations declared for later does.
    """
    told: dict[str, list[ActClaim]] = {}
    for claim in making(case):
        for key in dict.fromkeys(role.id for role in bound_by(claim, sides)):
            told.setdefault(key, []).append(claim)
    kept = {key: claims for key, claims in told.items() if key in sides}
    return kept or told


def making(case: Case) -> Iterator[ActClaim]:
    """The claims that it was agreed or declared."""
    for claim in case.of(Act.AGREE, Act.DECLARE):
        if claim.act is Act.DECLARE or claim.status is not Status.PLANNED:
            yield claim


def bound_by(claim: ActClaim, sides: Collection[str]) -> tuple[Role, ...]:
    """Whom a claim of an agreement or declaration binds, as far as it tells.

    Several who agree under names that are not those of the sides ("Tigray" for its front) bind the sides it is between.
    """
    if claim.act is not Act.AGREE:
        return claim.actors
    if not claim.actors:
        return claim.parties
    strange = len(claim.actors) > 1 and sum(role.id in sides for role in claim.actors) < 2 <= len(
        claim.parties
    )
    return claim.parties if strange else claim.actors
