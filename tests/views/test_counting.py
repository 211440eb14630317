from __future__ import annotations

from datetime import UTC, datetime

from truceline.documents import RECURS
from truceline.model import (
    ActClaim,
    Ceasefire,
    Dating,
    Document,
    Judgement,
    Lineage,
    Segment,
    SegmentKind,
    Verdict,
)
from truceline.views.counting import counts_for, counts_for_none

TEXT = "Armenia and Azerbaijan agreed on a ceasefire from noon on October 10."


def article(*, reason: str = "") -> Document:
    segment = Segment(kind=SegmentKind.BODY, start=0, end=len(TEXT), reason=reason)
    return Document(id="d1", name="d1", text=TEXT, segments=(segment,), dating=Dating(), language="en")


def test_a_claim_counts_for_the_fields_that_rest_on_it(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    first, _, third = claims.values()
    assert counts_for(first, ceasefire).rests == ("sides", "agreed", "effect", "violated")
    counted = counts_for(third, ceasefire)
    assert (counted.case, counted.rests, counted.over) == ("ARM-AZE-2020-10-10", (), ("effect",))


def test_why_a_claim_counts_for_nothing_is_told(claims: dict[str, ActClaim]) -> None:
    claim = next(iter(claims.values()))
    at = datetime(2021, 1, 1, tzinfo=UTC)
    rejected = Judgement(verdict=Verdict.REJECT, subject=claim.id, by="Ana", at=at)
    accepted = Judgement(verdict=Verdict.ACCEPT, subject=claim.id, by="Ben", at=at.replace(month=2))
    replaced = Lineage(root="d2", superseded_by="d2", reason="a correction")
    assert "which ceasefire" in counts_for_none(claim, article(), None).why
    assert counts_for_none(claim, article(), None, [rejected]).why == "rejected by a person"
    assert "which ceasefire" in counts_for_none(claim, article(), None, [rejected, accepted]).why
    assert counts_for_none(claim, article(), replaced).why.endswith("this one: a correction")
    assert counts_for_none(claim, article(reason=RECURS), None).why == f"read in a line that {RECURS}"
