"""Claims: what passages say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from truceline.api.asked import Asked, Asking
from truceline.api.paging import Pages
from truceline.api.schema import READS, gives, gives_page
from truceline.codec import to_plain
from truceline.errors import NotFound
from truceline.model import Act, ActClaim, Claim, Status
from truceline.records import speaking

router = APIRouter(prefix="/claims", tags=["claims"], responses=READS)

Kind = Literal["act", "term", "contact", "incident", "statement"]


class Which:
    """Which claims are asked for."""

    def __init__(
        self,
        ceasefire: Annotated[str | None, Query(description="Those that count for this ceasefire.")] = None,
        document: Annotated[str | None, Query(description="Those of this article, by its id.")] = None,
        kind: Annotated[Kind | None, Query(description="Of this kind.")] = None,
        act: Annotated[Act | None, Query(description="On acts of this sort.")] = None,
        actor: Annotated[
            str | None, Query(description="That somebody speaks or acts in, by id or name.")
        ] = None,
        status: Annotated[Status | None, Query(description="Of this status.")] = None,
        min_confidence: Annotated[float, Query(ge=0, le=1, description="At least so sure.")] = 0.0,
    ) -> None:
        self.ceasefire, self.document = ceasefire or None, document or None
        self.kind, self.act, self.status = kind, act, status
        self.actor = actor.strip().casefold() if actor else None
        self.min_confidence = min_confidence

    def __call__(self, claim: Claim) -> bool:
        """Whether this claim is one of them."""
        return (
            (self.kind is None or claim.kind == self.kind)
            and (self.act is None or (isinstance(claim, ActClaim) and claim.act is self.act))
            and (self.status is None or claim.status is self.status)
            and claim.confidence >= self.min_confidence
            and (self.actor is None or self.actor in _who(claim))
        )


@router.get("", responses=gives_page(Claim))
def claims(asked: Asked, pages: Pages, which: Annotated[Which, Depends(Which)]) -> Response:
    """The claims by article and place in it: all, or those that are asked for."""
    found = [one for one in _among(asked, which) if which(one)]
    return asked.page(pages.of(found, _place), claim_plain(asked))


@router.get("/{claim}", responses=gives(Claim))
def claim(asked: Asked, claim: str) -> Response:
    """One claim with where it stands, its quoted words, and what read it."""
    found = asked.snapshot.all_claims.get(claim)
    if found is None:
        raise NotFound(
            f"no claim {claim!r} in the ledger.",
            next_step="Its article may have been read anew: see /api/v1/claims.",
        )
    return asked.plain(claim_plain(asked)(found))


def claim_plain(asked: Asking) -> Callable[[Claim], dict[str, Any]]:
    """How a claim is told: with its id, and the ceasefire that it counts for."""
    case_of = asked.snapshot.case_of
    return lambda one: {"id": one.id, **to_plain(one), "ceasefire": case_of.get(one.id)}


def _among(asked: Asking, which: Which) -> Iterator[Claim]:
    snapshot = asked.snapshot
    if which.ceasefire is not None:
        own = (snapshot.shown.claims[one] for one in snapshot.case(which.ceasefire).claims)
        found = sorted(own, key=_place)
        return (one for one in found if which.document in {None, one.source.document})
    if which.document is not None:
        return iter(snapshot.claims_of(which.document))
    return iter(snapshot.all_claims.values())


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.source.document, claim.span.start, claim.id


def _who(claim: Claim) -> set[str]:
    return {words.casefold() for role in speaking(claim) for words in (role.id, role.name)}
