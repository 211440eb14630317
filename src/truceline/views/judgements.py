"""Judgements as they are listed: what was decided, whether it stands, and what does not fit it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model import Ceasefire, Claim, Judgement, Verdict
from truceline.records.judging.anchors import standing
from truceline.records.judging.overruled import Kind, on
from truceline.records.judging.unsettled import unsettled
from truceline.views.evidence import EvidenceShown, evidence_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementShown:
    """A judgement with what it is on in words; `withdrawn_by` is the id of the judgement that took it back."""

    judgement: Judgement
    on: str
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsettledShown:
    """A judgement that does not fit the evidence of now or a later judgement: why, and the passages that make it so."""

    judgement: Judgement
    kind: Kind
    on: str
    why: str
    other: str | None
    claims: tuple[str, ...]
    evidence: tuple[EvidenceShown, ...]


def show_judgements(judgements: Sequence[Judgement]) -> tuple[JudgementShown, ...]:
    """All judgements, oldest first."""
    stand = {judgement.id for judgement in standing(judgements)}
    withdrawals = {one.subject: one.id for one in judgements if one.verdict is Verdict.WITHDRAW}
    return tuple(
        JudgementShown(
            judgement=one,
            on=on(one),
            withdrawn_by=None if one.id in stand else withdrawals.get(one.id),
        )
        for one in judgements
    )


def show_unsettled(
    judgements: Sequence[Judgement], claims: Iterable[Claim], ceasefires: Sequence[Ceasefire]
) -> tuple[UnsettledShown, ...]:
    """The judgements that are not settled, oldest first, with the passages that they do not fit."""
    known: Mapping[str, Claim] = {claim.id: claim for claim in claims}
    told = {judgement.id: judgement for judgement in judgements}
    return tuple(
        UnsettledShown(
            judgement=told[one.judgement],
            kind=one.kind,
            on=one.on,
            why=one.why,
            other=one.other,
            claims=one.claims,
            evidence=tuple(evidence_shown(known[claim]) for claim in one.claims if claim in known),
        )
        for one in unsettled(judgements, known.values(), ceasefires)
    )
