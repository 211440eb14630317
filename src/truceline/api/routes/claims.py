"""Claims: what passages say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from truceline.api.asked import Asked, Asking
from truceline.api.paging import Pages
from truceline.api.schema import READS, gives, gives_page
from truceline.codec import to_plain
from truceline.model import Act, ActClaim, Claim, Status
from truceline.records import speaking

router = APIRouter(prefix="/claims", tags=["claims"], responses=READS)

Kind = Literal["act", "term", "contact", "incident", "statement"]


class Which:
    """Which claims are asked for."""

    def __init__(
        self,
        id: Annotated[list[str] | None, Query(description="Those with these ids.", max_length=200)] = None,  # noqa: A002
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
        self.ids = id
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
            and self.document in {None, claim.source.document}
            and claim.confidence >= self.min_confidence
            and (self.actor is None or self.actor in _who(claim))
        )


@router.get("", responses=gives_page(Claim))
def claims(asked: Asked, pages: Pages, which: Annotated[Which, Depends(Which)]) -> Response:
    """The claims by id: all, or those that are asked for. A page may hold fewer than `limit`, and others follow."""
    page = pages.scan(_ids(asked, which), partial(_read, asked), which)
    return asked.page(page, claim_plain(asked, page.items))


@router.get("/{claim}", responses=gives(Claim))
def claim(asked: Asked, claim: str) -> Response:
    """One claim with where it stands, its quoted words, and what read it."""
    found = asked.snapshot.claim(claim)
    return asked.plain(claim_plain(asked, [found])(found))


def claim_plain(asked: Asking, claims: Iterable[Claim]) -> Callable[[Claim], dict[str, Any]]:
    """How each of these claims is told: with its id, and the ceasefire that it counts for."""
    cases = asked.snapshot.cases_of(one.id for one in claims)
    return lambda one: {"id": one.id, **to_plain(one), "ceasefire": cases.get(one.id)}


def _ids(asked: Asking, which: Which) -> Sequence[str]:
    snapshot = asked.snapshot
    if which.ids is not None:
        snapshot.shown.need(which.ids)
        return sorted({one for one in which.ids if one in snapshot.all_claims})
    if which.ceasefire is not None:
        return sorted(snapshot.case(which.ceasefire).claims)
    if which.document is not None:
        return sorted(one.id for one in snapshot.claims_of(which.document))
    return list(snapshot.all_claims)


def _read(asked: Asking, ids: Sequence[str]) -> list[Claim]:
    asked.snapshot.shown.need(ids)
    return [asked.snapshot.all_claims[one] for one in ids]


def _who(claim: Claim) -> set[str]:
    return {words.casefold() for role in speaking(claim) for words in (role.id, role.name)}
