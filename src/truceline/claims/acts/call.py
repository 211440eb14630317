"""Reads that someone calls for a ceasefire of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of, is_unnamed
from truceline.claims.clauses.asked import appealing, asked, authors
from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import is_undone
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.offers import is_put_after, orders_others
from truceline.claims.reading import Reading
from truceline.claims.sides import belligerents, partners
from truceline.claims.vocabulary import ceasefire_words, doing_words, speaking_words
from truceline.model import Act, ActClaim, Role, Status, Token


def call(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Someone urges, demands, appeals for or votes for a ceasefire, addressing others (codebook: *call*); a side's own is an offer.

    Speaking is itself the act, so it is attributed to nobody (ruling 5).
    """
    threats = (hit for hit in hits if hit.frame.act is Act.CALL and _is_threat(reading, hit))
    told = (hit for hit in hits_of(reading, hits, Act.CALL) if "unless" not in hit.frame.at)
    for hit in (*told, *threats):
        claim = draft(reading, hit, call)
        if "unless" in hit.frame.at and claim.said_by is not None:  # "warned that Europe would act unless …"
            claim = replace(claim, actors=(claim.said_by,))
        actors = _callers(reading, hit, claim)
        noun = reading.tokens[hit.trigger].pos == "NOUN" and hit.frame.by == "subject"
        if claim.status is Status.NEGATED and hit.frame.needs == "resolution" and actors:
            yield replace(claim, actors=actors, said_by=None)  # "failed to pass a resolution"
        if claim.status is Status.NEGATED or is_undone(reading, hit.trigger) or (noun and not actors):
            continue
        if actors and _is_offer(reading, hit, actors):
            yield replace(
                claim, act=Act.PROPOSE, actors=actors, parties=join(actors, claim.parties), said_by=None
            )
        elif actors or is_unnamed(reading, hit):
            yield replace(claim, actors=actors, parties=without(claim.parties, actors), said_by=None)
    for hit in hits_of(reading, hits, Act.DECLARE):
        if orders_others(reading, hit):
            claim = draft(reading, hit, call)
            yield replace(claim, act=Act.CALL, parties=without(claim.parties, claim.actors), said_by=None)


def _callers(reading: Reading, hit: Hit, claim: ActClaim) -> tuple[Role, ...]:
    """Who calls: who asks, whose the appeal or the text is, who says so, or who goes on speaking."""
    token = reading.tokens[hit.trigger]
    asking = _asking(reading, hit.trigger)
    if asking is not None:
        return roles(reading, subjects(reading, asking.i)) or claim.actors
    if token.pos == "NOUN" and token.lemma in ceasefire_words().appeals:
        return appealing(reading, hit.trigger)
    own = claim.actors or authors(reading, hit.trigger)
    return own or _speaker(claim) or _ordering(reading, hit.trigger)


def _is_offer(reading: Reading, hit: Hit, actors: Sequence[Role]) -> bool:
    """Whether a call is an offer: of a side that would be bound itself, or of a plan; also what is asked "before a truce"."""
    words = ceasefire_words()
    planned = any(
        reading.tokens[i].lemma in words.proposals - words.resolutions for i in subjects(reading, hit.trigger)
    )
    others = without(partners(reading, hit), actors)
    after = reading.span(hit.trigger, reading.sentence(hit.trigger).last).quote.lower()
    if planned or is_put_after(reading, hit) or any(price in after for price in speaking_words().price):
        return True
    return bool(others and not _is_for_others(reading, hit, actors)) or _is_own(reading, hit, actors)


def _is_threat(reading: Reading, hit: Hit) -> bool:
    """Whether somebody says that they will do a thing unless there is a ceasefire."""
    chain = (reading.tokens[hit.trigger], *reading.tree.above(hit.trigger))
    return "unless" in hit.frame.at and any(token.lemma in speaking_words().saying for token in chain)


def _asking(reading: Reading, i: int) -> Token | None:
    """The verb of asking that an infinitive stands under: "asks the court to order a ceasefire"."""
    token = reading.tokens[i]
    head = reading.tokens[token.head]
    asked = (
        token.dep in ("xcomp", "ccomp", "advcl")
        and head.lemma in doing_words().steering
        and head.pos == "VERB"
    )
    return head if asked and token.tag == "VB" else None


def _is_own(reading: Reading, hit: Hit, actors: Sequence[Role]) -> bool:
    """Whether a warring side calls for a ceasefire that would bind itself too (ruling 2): that is an offer."""
    named = {role.id for role in (*partners(reading, hit), *belligerents(reading))}
    return (
        bool(named)
        and {role.id for role in actors} <= named
        and hit.frame.at != {"object"}
        and not _is_for_others(reading, hit, actors)
    )


def _is_for_others(reading: Reading, hit: Hit, actors: Sequence[Role]) -> bool:
    """Whether others alone are to stop: "demanded that Mali stop its raids", "urged Mali to sign a truce with Chad"."""
    addressed = asked(reading, hit.trigger)
    apart = bool(addressed) and without(addressed, actors) == addressed
    return apart and (hit.topic.verbal or bool(partners(reading, hit)))


def _ordering(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who goes on speaking in an order without a subject: whoever the sentence before it says to have said something."""
    sentence = reading.sentence(i)
    if i != sentence.first or reading.tokens[i].dep != "ROOT" or not sentence.first:
        return ()
    before = reading.sentence(sentence.first - 1)
    said = (t for t in reading.tokens[before.first : before.last] if t.dep == "ROOT")
    speakers = (roles(reading, subjects(reading, t.i)) for t in said if t.lemma in speaking_words().saying)
    return next(speakers, ())


def _speaker(claim: ActClaim) -> tuple[Role, ...]:
    return (claim.said_by,) if claim.said_by else ()
