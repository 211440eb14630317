"""Reads that a term of a ceasefire is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import denial
from truceline.claims.finding.carried import is_watch
from truceline.claims.finding.deeds import Deed, deeds
from truceline.claims.finding.done import told
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.speakers import principal
from truceline.claims.vocabulary import deed_words
from truceline.model import Act, ActClaim, Role, TermType, Token


def implement(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A term of a ceasefire is carried out or begins to be: a release, withdrawal, delivery (codebook: *implement*).

    A deed counts where the report tells of a ceasefire that exists. A failure to carry one out stays this act, negated
    (ruling 8); what is only undertaken is a term of the agreement.
    """
    known = {deed.at: deed for deed in deeds(reading)}
    found = tuple(hits_of(reading, hits, Act.IMPLEMENT))
    own = {hit.trigger for hit in found}
    for hit in found:
        token = reading.tokens[hit.trigger]
        done = told(reading, token)
        if (done is None and hit.frame.words) or denial(reading, hit.trigger) is not None:
            continue
        claim = draft(reading, hit, implement)
        claim = replace(claim, said_by=_told_by(reading, token, claim))
        deed = known.get(hit.trigger)
        beside = [known[i] for i in known if i not in own and _in_one_breath(reading, hit, known[i])]
        actors = () if deed is not None and deed.done_to else claim.actors
        if deed is not None:
            claim = replace(claim, terms=_terms(reading, hit, deed, beside))
        if actors:
            actors = join(
                actors,
                _in_return(reading, hit.trigger),
                *(roles(reading, subjects(reading, one.at)) for one in beside),
            )
        told_as = deed.status if deed is not None else done or claim.status
        yield replace(claim, actors=actors, parties=join(claim.parties), start=None, status=told_as)


def _terms(reading: Reading, hit: Hit, deed: Deed, beside: Sequence[Deed]) -> tuple[TermType, ...]:
    """What is carried out: by the deed, and by those beside it that are as done; whoever is sent to watch monitors."""
    own = TermType.MONITORING if deed.linked and is_watch(reading, hit.topic, deed) else deed.term
    return tuple(dict.fromkeys((own, *(one.term for one in beside if one.status is deed.status))))


def _told_by(reading: Reading, token: Token, claim: ActClaim) -> Role | None:
    """Who tells of a deed that is a noun: "announced the withdrawal"; a deed told in passing is the report's own word."""
    if token.dep == "acl":  # "bodies returned by rebels"
        return None
    telling = next((t for t in reading.tree.above(token.i) if t.pos == "VERB"), None)
    if claim.said_by is None and token.pos == "NOUN" and telling and telling.lemma in deed_words().announcing:
        return next(iter(without(roles(reading, subjects(reading, telling.i)), claim.actors)), None)
    return principal(reading, claim.said_by)


def _in_one_breath(reading: Reading, hit: Hit, other: Deed) -> bool:
    """Whether another deed is told in the same sentence."""
    if other.linked:
        return False
    return other.at != hit.trigger and reading.sentence(other.at) == reading.sentence(hit.trigger)


def _in_return(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who does the other half of an exchange: "freed a hostage in return for Mali freeing prisoners"."""
    heads: list[int] = []
    for thing in reading.tree.subtree(i):
        if thing.lemma in ("exchange", "return") and thing.dep == "pobj":
            for prep in reading.tree.below(thing.i, "prep"):
                for verb in reading.tree.below(prep.i, "pcomp"):
                    heads += subjects(reading, verb.i) if any(reading.tree.below(verb.i, "nsubj")) else []
    return roles(reading, heads)
