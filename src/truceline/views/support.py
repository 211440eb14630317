"""How well a value is corroborated, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from truceline.model import Act, ActClaim, Claim, Support
from truceline.views.evidence import origin_key

_SPEAKING = frozenset({Act.PROPOSE, Act.DECLARE, Act.REJECT, Act.DENY})


def support(ids: Iterable[str], claims: Mapping[str, Claim], sides: Collection[str]) -> Support:
    """TEMPORARY until records.support is landed."""
    own: dict[str, bool] = {}
    articles = set()
    for claim in (claims[one] for one in ids):
        articles.add(claim.source.document)
        key = origin_key(claim.source)
        own[key] = own.get(key, True) and _own(claim, sides)
    return Support(articles=len(articles), origins=len(own), parties=sum(own.values()))


def _own(claim: Claim, parties: Collection[str]) -> bool:
    if claim.said_by is not None:
        return claim.said_by.id in parties
    return (
        isinstance(claim, ActClaim) and claim.act in _SPEAKING and any(r.id in parties for r in claim.actors)
    )


def support_words(support: Support | None) -> str:
    """Independent origins, the articles where there are more, and the origins that are the parties' own word.

    `3 origins, 5 articles, 2 of them the parties'`; empty where nothing is told of it.
    """
    if support is None or not support.articles:
        return ""
    told = [_count(support.origins, "origin")]
    if support.articles > support.origins:
        told.append(_count(support.articles, "article"))
    if support.parties:
        own = (
            "the parties' own"
            if support.parties == support.origins
            else f"{support.parties} of them the parties'"
        )
        told.append(own)
    return ", ".join(told)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
