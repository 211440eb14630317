"""Reads that a side offers a ceasefire, or that a mediator tables one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.asked import authors
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import passive_subjects
from truceline.claims.factuality import is_expected, refuses
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.offers import is_new, is_offer, is_put_after
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import speaking_words
from truceline.model import Act, ActClaim, Role, Status


def propose(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A side offers, or says it is ready for, a ceasefire; or a mediator tables one (codebook: *propose*).

    So does who will stop fighting if something else is done (ruling 2). Offering is itself the act, so it is attributed to nobody (ruling 5).
    """
    for hit in hits_of(reading, hits, Act.PROPOSE):
        claim = draft(reading, hit, propose)
        actors = claim.actors or roles(reading, passive_subjects(reading, hit.trigger))
        actors = actors or authors(reading, hit.trigger)
        if claim.status is not Status.NEGATED and actors and not _is_refused(reading, hit):
            planned = is_expected(reading, hit.trigger)
            yield replace(_offer(claim, actors), status=Status.PLANNED if planned else Status.ACTUAL)
    for act in (Act.AGREE, Act.DECLARE, Act.HOLD):
        for hit in hits_of(reading, hits, act):
            if act is Act.HOLD and not is_new(reading, hit):
                continue
            wanted = act is Act.AGREE and is_put_after(reading, hit) and _is_wanted(reading, hit)
            if (is_offer(reading, hit) or wanted) and not refuses(reading, hit.trigger):
                claim = replace(draft(reading, hit, propose), act=Act.PROPOSE)
                yield from (_offer(claim, claim.actors),) if claim.actors else ()


def _is_refused(reading: Reading, hit: Hit) -> bool:
    """Whether a noun for an offer is what somebody does not take: "neither side has accepted the proposal"."""
    token = reading.tokens[hit.trigger]
    return token.pos == "NOUN" and token.dep == "dobj" and refuses(reading, token.head)


def _is_wanted(reading: Reading, hit: Hit) -> bool:
    """Whether a side asks for what is to come first: "demanded their release before agreeing to a truce"."""
    above = (t for t in reading.tree.above(hit.trigger) if t.pos == "VERB")
    return next((t.lemma in speaking_words().demanding for t in above), False)


def _offer(claim: ActClaim, actors: tuple[Role, ...]) -> ActClaim:
    return replace(
        claim, actors=actors, status=Status.ACTUAL, parties=join(actors, claim.parties), said_by=None
    )
