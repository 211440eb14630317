"""Makes the ledger: claims and judgements in, ceasefires out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from truceline.model import ActClaim, Ceasefire, Choice, Claim, Judgement, Verdict
from truceline.records.beside import Beside, lay_out, told_beside
from truceline.records.case import Case, in_order
from truceline.records.fields import FIELDS
from truceline.records.grouping import Group, group
from truceline.records.naming import base_id, number
from truceline.records.strands import strands


def resolve(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> tuple[Ceasefire, ...]:
    """The ceasefires that these claims and judgements make, oldest first.

    A pure function of two sets: order, batching and doubles of claims change nothing. Rejected claims are left out;
    corrections set fields.
    """
    told = sorted(set(judgements), key=lambda judgement: (judgement.at, judgement.id))
    rejected = {judgement.subject for judgement in told if judgement.verdict is Verdict.REJECT}
    given = {c.id: c for c in claims if c.id not in rejected}
    groups, _ = group(strands(c for c in given.values() if isinstance(c, ActClaim)))
    beside = told_beside(given.values())
    drafts = sorted((_draft(found, beside) for found in groups), key=lambda draft: draft[:2])
    names = number([name for name, *_ in drafts])
    return tuple(_finish(name, case, told) for name, (_, _, case) in zip(names, drafts, strict=True))


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


def _finish(name: str, case: Case, judgements: Sequence[Judgement]) -> Ceasefire:
    corrections = tuple(j for j in judgements if j.verdict is Verdict.CORRECT and j.subject == name)
    judged = replace(case, corrections=corrections)
    fields: dict[str, Any] = {field: choose(judged) for field, choose in FIELDS.items()}
    return Ceasefire(id=name, claims=tuple(claim.id for claim in in_order(case.told)), **fields)
