"""Whether a claim counts: for which ceasefire and fields, or why for none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.documents import RECURS
from truceline.model import ActClaim, Ceasefire, Claim, Document, Judgement, Lineage
from truceline.records import FIELDS
from truceline.records.judging.anchors import follow
from truceline.records.judging.judged import rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The ceasefire that a claim counts for and the fields that rest on it or pass it over; or why it counts for none."""

    case: str | None = None
    rests: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    why: str = ""


def counts_for(claim: Claim, ceasefire: Ceasefire) -> Counted:
    """What a claim does for the ceasefire that it is of."""
    choices = {name: getattr(ceasefire, name) for name in FIELDS}
    return Counted(
        case=ceasefire.id,
        rests=tuple(name for name, choice in choices.items() if claim.id in choice.rests_on),
        over=tuple(name for name, choice in choices.items() if claim.id in choice.passes_over),
    )


def counts_for_none(
    claim: Claim,
    document: Document,
    lineage: Lineage | None,
    judgements: Iterable[Judgement] = (),
) -> Counted:
    """Why a claim of this document counts for no ceasefire, as far as one can tell, the first reason that holds."""
    return Counted(why=_why(claim, document, lineage, judgements))


def _why(
    claim: Claim,
    document: Document,
    lineage: Lineage | None,
    judgements: Iterable[Judgement],
) -> str:
    if claim.id in rejected(follow(judgements, {claim.id: claim})):
        return "rejected by a person"
    if lineage is not None and lineage.superseded_by is not None:
        return f"another article takes the place of this one: {lineage.reason}"
    segment = document.segment_at(claim.cue.start)
    if segment is not None and segment.reason == RECURS:
        return f"read in a line that {RECURS}"
    acts = isinstance(claim, ActClaim)
    return "nothing tells which ceasefire of the ledger it is of" if acts else "told beside the ceasefires"
