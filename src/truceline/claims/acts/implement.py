"""Reads that a term of a ceasefire is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.deeds import Deed, deeds
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles
from truceline.claims.subjects import subjects
from truceline.model import Act, ActClaim, Role


def implement(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A term of a ceasefire is carried out or begins to be: a release, withdrawal, delivery (codebook: *implement*).

    A deed counts where the report tells of a ceasefire that exists. A failure to carry one out stays this act, negated
    (ruling 8); what is only undertaken is a term of the agreement.
    """
    known = {deed.at: deed for deed in deeds(reading)}
    for hit in hits_of(reading, hits, Act.IMPLEMENT):
        claim = draft(reading, hit, implement)
        deed = known.get(hit.trigger)
        beside = [other for other in known.values() if _in_one_breath(reading, hit, other)]
        actors = claim.actors
        if deed is not None:
            terms = tuple(dict.fromkeys(one.term for one in (deed, *beside) if one.status is deed.status))
            claim = replace(claim, terms=terms, status=deed.status)
        if actors:
            actors = join(
                actors,
                _in_return(reading, hit.trigger),
                *(roles(reading, subjects(reading, one.at)) for one in beside),
            )
        yield replace(claim, actors=actors, parties=join(claim.parties), start=None)


def _in_one_breath(reading: Reading, hit: Hit, other: Deed) -> bool:
    """Whether another deed is told in the same sentence."""
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
