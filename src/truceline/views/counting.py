"""Whether a claim counts: for which ceasefire and fields, or why for none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    as_of: date | None = None,
) -> Counted:
    """Why a claim of this document counts for no ceasefire, as far as one can tell, the first reason that holds.

    `judgements` are people's, `as_of` the day as which the ledger is shown.
    """
    return Counted(why=_why(claim, document, lineage, judgements, as_of))


def _why(
    claim: Claim,
    document: Document,
    lineage: Lineage | None,
    judgements: Iterable[Judgement],
    as_of: date | None,
) -> str:
    if as_of is not None and (early := _unknown(document, as_of)):
        return early
    if claim.id in rejected(follow(judgements, {claim.id: claim})):
        return "rejected by a person"
    if lineage is not None and lineage.superseded_by is not None:
        return f"another article takes the place of this one: {lineage.reason}"
    segment = document.segment_at(claim.cue.start)
    if segment is not None and segment.reason == RECURS:
        return f"read in a line that {RECURS}"
    acts = isinstance(claim, ActClaim)
    return "nothing tells which ceasefire of the ledger it is of" if acts else "told beside the ceasefires"


def _unknown(document: Document, as_of: date) -> str:
    """Why the article counts for nothing as of this day; empty where it was known by then."""
    published = document.dating.latest or document.dating.earliest
    if published is None:
        return f"its article is undated, and what is undated is left out as of {as_of}"
    return f"not published yet on {as_of}" if published > as_of else ""
