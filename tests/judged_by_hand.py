"""Judgements for tests: each an hour after the one before, with the claims it is made on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from truceline.model import Claim, Judgement, Verdict
from truceline.records.judging.anchors import mark_of


def judged(
    verdict: Verdict,
    subject: str,
    *,
    hour: int = 0,
    by: str = "ana",
    on: Iterable[Claim] = (),
    other: Iterable[Claim] = (),
    **rest: Any,
) -> Judgement:
    first, second = tuple(on), tuple(other)
    return Judgement(
        verdict=verdict,
        subject=subject,
        by=by,
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour),
        claims=tuple(claim.id for claim in first),
        other_claims=tuple(claim.id for claim in second),
        marks=tuple(mark_of(claim) for claim in (*first, *second)),
        other=rest.pop("with_", None),
        **rest,
    )
