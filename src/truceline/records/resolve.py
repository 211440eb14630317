"""Makes the ledger: claims and judgements in, ceasefires out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from truceline.model import ActClaim, Ceasefire, Choice, Claim, Judgement
from truceline.records.anchors import follow
from truceline.records.beside import Beside, lay_out, told_beside
from truceline.records.case import Case, in_order
from truceline.records.corrected import OfCase, place, set_fields
from truceline.records.fields import FIELDS
from truceline.records.grouping import Group, group
from truceline.records.judged import rejected
from truceline.records.naming import base_id, number
from truceline.records.strands import strands


def resolve(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> tuple[Ceasefire, ...]:
    """The ceasefires that these claims and judgements make, oldest first.

    A pure function of two sets: order, batching and doubles of claims change nothing. Rejected claims are left out;
    corrections set fields.
    """
    told = {c.id: c for c in claims}
    followed = follow(judgements, told)
    left_out = rejected(followed)
    given = {key: claim for key, claim in told.items() if key not in left_out}
    groups, _ = group(strands(c for c in given.values() if isinstance(c, ActClaim)))
    beside = told_beside(given.values())
    drafts = sorted((_draft(found, beside) for found in groups), key=lambda draft: draft[:2])
    cases = dict(zip(number([name for name, *_ in drafts]), (case for _, _, case in drafts), strict=True))
    case_of = {claim.id: name for name, case in cases.items() for claim in case.told}
    placed = place(followed, case_of, cases)
    return tuple(_finish(name, case, placed.by_case.get(name, {})) for name, case in cases.items())


def unplaced(claims: Iterable[Claim]) -> tuple[ActClaim, ...]:
    """The claims on ceasefires that cannot be told to be of any one of the ledger."""
    acts = {claim.id: claim for claim in claims if isinstance(claim, ActClaim)}
    _, left = group(strands(acts.values()))
    return in_order(claim for strand in left for claim in strand.claims)


def _draft(found: Group, beside: Beside) -> tuple[str, tuple[str, ...], Case]:
    """A case with its id but for doubles, and what doubles are ordered by."""
    case = lay_out(found, beside)
    sides: Choice[Any] = FIELDS["sides"](case)
    place: Choice[Any] = FIELDS["place"](case)
    effect: Choice[Any] = FIELDS["effect"](case)
    agreed: Choice[Any] = FIELDS["agreed"](case)
    name = base_id(case, sides.value or (), place.value or (), effect.value or agreed.value)
    return name, tuple(sorted(claim.id for claim in case.claims)), case


def _finish(name: str, case: Case, judged: OfCase) -> Ceasefire:
    chosen = {field: choose(case) for field, choose in FIELDS.items()}
    fields: dict[str, Any] = set_fields(chosen, judged, case.told)
    return Ceasefire(id=name, claims=tuple(claim.id for claim in in_order(case.told)), **fields)
