"""Reads that a third party welcomes, supports, doubts or condemns a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of, is_unnamed
from truceline.claims.clauses.roles import join, without
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.sides import belligerents, partners
from truceline.claims.vocabulary import speaking_words
from truceline.model import Act, ActClaim, Status


def react(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A third party welcomes, supports, endorses, doubts or condemns a ceasefire, without a demand (codebook: *react*)."""
    for hit in hits_of(reading, hits, Act.REACT):
        claim = draft(reading, hit, react)
        actors = claim.actors or ((claim.said_by,) if claim.said_by else ())
        claim = replace(claim, actors=actors)
        if claim.status is Status.NEGATED or not (claim.actors or is_unnamed(reading, hit)):
            continue
        if _is_scorned(reading, hit, hits, claim):
            yield replace(
                claim,
                act=Act.REJECT,
                status=Status.ACTUAL,
                parties=join(claim.actors, claim.parties),
                said_by=None,
            )
            continue
        yield replace(claim, parties=without(claim.parties, claim.actors), said_by=None)


def _is_scorned(reading: Reading, hit: Hit, hits: Sequence[Hit], claim: ActClaim) -> bool:
    """Whether a side calls its enemy's truce a trick: it will have none of it."""
    same = (other for other in hits if other.topic.about == hit.topic.about)
    named = (role for other in same for role in partners(reading, other))
    sides = {role.id for role in (*claim.parties, *belligerents(reading), *named)}
    own = bool(claim.actors) and {role.id for role in claim.actors} <= sides
    if not own or not (hit.frame.needs == "complement" or "as" in hit.frame.with_):
        return False
    return any(t.lemma in speaking_words().scorn for t in reading.tree.subtree(hit.trigger))
