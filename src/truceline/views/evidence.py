"""One claim as evidence: the words, where they stand, and what read them."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model import ActClaim, Claim, Dating, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShown:
    """A passage that a value rests on or passes over.

    `start` and `end` are offsets of the passage into the article's text, `cue` the words in it that show the claim.
    `published` is a day, a stretch of days, or `undated`. `made_by` is the extractor that read it. `also` are
    the other passages of the article that tell the same.
    """

    claim: str
    says: str
    quote: str
    cue: str
    start: int
    end: int
    said_by: str | None
    status: str
    document: str
    article: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    published: str
    made_by: str
    also: tuple[Span, ...] = ()


def evidence_shown(claim: Claim) -> EvidenceShown:
    """The claim as evidence."""
    source = claim.source
    return EvidenceShown(
        claim=claim.id,
        says=claim.act if isinstance(claim, ActClaim) else claim.kind,
        quote=claim.quote,
        cue=claim.cue.quote,
        start=claim.span.start,
        end=claim.span.end,
        said_by=claim.said_by.name if claim.said_by else None,
        status=claim.status,
        document=source.document,
        article=source.name,
        title=source.title,
        outlet=source.outlet,
        origin=source.origin,
        url=source.url,
        published=published(source.dating),
        made_by=claim.made_by,
        also=claim.also if isinstance(claim, ActClaim) else (),
    )


def published(dating: Dating) -> str:
    """When an article was published, as precisely as is known: a day, `first..last`, or `undated`."""
    if dating.day is not None:
        return dating.day.isoformat()
    if dating.earliest is None and dating.latest is None:
        return "undated"
    return f"{dating.earliest or ''}..{dating.latest or ''}"
